import Comprehension
import StrictJSON
import Testing

private func problems(_ files: [(name: String, text: String)]) -> [String] {
    do {
        _ = try Catalogue.read(files)
        return []
    } catch {
        return error.problems.map(\.description)
    }
}

private let small = """
    version: "3.1"
    intents:
      - order_status: {label: "where an order is", needs: [order_number], queue: orders}
      - greet: {role: greet}
    nlu:
      - intent: order_status
        examples: |
          - where is my parcel
          - status of [A-1007](order_number)
          - from [monday]{"entity": "date", "role": "start"} on
      - intent: greet
        examples:
          - hello
      - intent: out_of_scope
        examples: |
          - who won the match
      - lookup: product
        examples: |
          - hub
    decide: {wrong_answer_cost: 8, promise: 0.9}
    """

@Test func `intents, marked examples and word lists are read with their places`() throws {
    let catalogue = try Catalogue.read([("a.yml", small)])
    #expect(catalogue.intents.map(\.name) == ["order_status", "greet"])
    #expect(catalogue.intent(named: "order_status")?.needs == ["order_number"])
    #expect(catalogue.names(in: .greet) == ["greet"])
    #expect(catalogue.examples.map(\.text).prefix(3) == ["where is my parcel", "status of A-1007", "from monday on"])
    #expect(catalogue.examples[1].annotations.map(\.range) == [10..<16])
    #expect(catalogue.examples[1].annotations.map(\.entity) == ["order_number"])
    #expect(catalogue.examples[2].annotations.first?.role == "start")
    #expect(catalogue.examples[1].line == 9)
    #expect(catalogue.examples.last?.intent == nil)
    #expect(catalogue.lookups.first?.words == ["hub"])
    #expect(catalogue.costs.wrongAnswer == 8)
    #expect(catalogue.costs.promise == 0.9)
}

@Test func `a pattern is words or an expression between slashes, and one that does not compile has a place`() throws {
    let catalogue = try Catalogue.read([
        ("a.yml", "intents: [{fault: {patterns: [cash back, '/err-\\d+/', /]}}]\nnlu: [{intent: fault, examples: [a]}]")
    ])
    let patterns = try #require(catalogue.intent(named: "fault")?.patterns)
    #expect(patterns.map(\.source) == ["cash back", #"err-\d+"#, "/"])
    #expect(patterns.map(\.form) == [.phrase, .expression, .phrase])
    let found = problems([
        ("b.yml", "intents:\n  - fault:\n      patterns:\n        - /err-(/\nnlu: [{intent: fault, examples: [a]}]")
    ])
    #expect(found.count == 1 && found[0].hasPrefix("b.yml:4"))
}

@Test func `all problems come at once, each with file, line and a hint`() {
    let found = problems([
        (
            "b.yml",
            """
            intents:
              - order_status: {quue: orders}
              - order_status
              - greet: {role: greeting}
            nlu:
              - intent: ordre_status
                examples: |
                  - where is it
              - intent: greet
                examples: |
                  - [open mark](
            respones: {}
            decide: {promise: 3}
            """
        )
    ])
    #expect(found.contains("b.yml:2: intent order_status has an unknown key 'quue'; did you mean 'queue'?"))
    #expect(found.contains("b.yml:3: intent 'order_status' is declared twice"))
    #expect(found.contains { $0.hasPrefix("b.yml:4: unknown role; did you mean 'greet'?") })
    #expect(
        found.contains("b.yml:8: intent 'ordre_status' is not declared under intents:; did you mean 'order_status'?"))
    #expect(found.contains("b.yml:11: the mark after '[…]' has no end"))
    #expect(found.contains("b.yml:12: unknown key 'respones'; did you mean 'responses'?"))
    #expect(found.contains("b.yml:13: expected a number from 0.5 to 0.999"))
}

@Test func `the same words cannot stand for two intents`() {
    let found = problems([
        (
            "c.yml",
            "intents: [a, b]\nnlu:\n  - {intent: a, examples: [\"Hello you\"]}\n  - {intent: b, examples: [\"hello you\"]}\n"
        )
    ])
    #expect(found == ["c.yml:4: the same words are an example of b here and of a at c.yml:3"])
}

@Test(arguments: ["a: [1", "a: 1\na: 2", "- just\n- a list", "a: &x [1]\nb: \"\u{1}\""])
func `what is no catalogue is a problem with a place, never a crash`(_ text: String) {
    #expect(problems([("d.yml", text)]).allSatisfy { $0.hasPrefix("d.yml:") })
    #expect(!problems([("d.yml", text)]).isEmpty)
}

@Test func `an alias bomb is refused`() {
    let levels = (1...12).map {
        "l\($0): &l\($0) [" + Array(repeating: "*l\($0 - 1)", count: 9).joined(separator: ",") + "]"
    }
    let bomb = "l0: &l0 [x,x,x,x,x,x,x,x,x]\n" + levels.joined(separator: "\n")
    #expect(problems([("bomb.yml", bomb)]).contains { $0.contains("is an alias repeated?") })
}

@Test func `words that YAML would turn into values stay words`() throws {
    let node = try #require(try Node.read("answers: {yes: a, no: b, 1:30: c, 0755: d}", file: "e.yml"))
    #expect(node["answers"]?.map?.map(\.key) == ["yes", "no", "1:30", "0755"])
}

@Test func `the fingerprint follows what is learned from, and nothing else`() throws {
    let first = try Catalogue.read([("a.yml", small)])
    let replied = try Catalogue.read([("a.yml", small), ("b.yml", "responses: {utter_greet: [{text: Hello}]}")])
    let taught = try Catalogue.read([("a.yml", small.replacing("- hello", with: "- hello there"))])
    #expect(first.fingerprint == replied.fingerprint)
    #expect(first.fingerprint != taught.fingerprint)
}
