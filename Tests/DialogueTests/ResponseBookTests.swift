import Comprehension
import Dialogue
import StrictJSON
import Testing

private func problems(in yaml: String) throws -> [String] {
    let node = try #require(try Node.read(yaml, file: "r.yml"))
    var problems: [CatalogueProblem] = []
    _ = ResponseBook(from: [node], problems: &problems)
    return problems.map(\.description)
}

@Test func `a response without a plain variant is named`() throws {
    let found = try problems(in: "utter_a:\n  - text: \"Hello {first_name}\"\n")
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("r.yml:1: response utter_a needs one variant without placeholders"))
}

@Test func `an unknown condition gets a hint`() throws {
    let found = try problems(
        in: """
            utter_a:
              - text: "Hello"
              - text: "Sorry"
                when: {sentimant: negative}
            """)
    #expect(found == ["r.yml:4: unknown condition 'sentimant'; did you mean 'sentiment'?"])
}

@Test func `an unknown filter is named`() throws {
    let found = try problems(in: "utter_a:\n  - text: \"Hello\"\n  - text: \"{x|shout}\"\n")
    #expect(found == ["r.yml:3: utter_a: unknown filter 'shout'; filters are date money upper lower"])
}

@Test(arguments: [
    (">=2", 2.0, true), (">=2", 1.0, false), ("<3", 2.0, true), ("<3", 3.0, false), (">2", 3.0, true),
    ("<=2", 2.0, true),
])
func `numbers are compared as the condition says`(_ text: String, _ value: Double, _ holds: Bool) throws {
    let node = try #require(try Node.read("{contacts_30d: \"\(text)\"}", file: "c.yml"))
    var problems: [CatalogueProblem] = []
    let condition = try #require(Condition.read(node, problems: &problems).first)
    #expect(condition.holds(for: .number(value)) == holds)
}

private func book(_ own: String, _ translated: [String: String]) throws -> (ResponseBook, [String]) {
    var problems: [CatalogueProblem] = []
    let node = try #require(try Node.read(own, file: "r.yml"))
    let others = try translated.mapValues { text in [try #require(try Node.read(text, file: "t.yml"))] }
    let book = ResponseBook(from: [node], translated: others, problems: &problems)
    return (book, problems.map(\.description))
}

@Test func `a file in another language adds variants to a response of that name`() throws {
    let (book, problems) = try book(
        "utter_a:\n  - text: Hello\n", ["de": "utter_a:\n  - text: Hallo\n  - text: Servus\n"])
    #expect(problems.isEmpty)
    #expect(book["utter_a", "en"].map(\.name) == ["utter_a#0"])
    #expect(book["utter_a", "de"].map(\.name) == ["utter_a#de.0", "utter_a#de.1"])
    #expect(book.has("utter_a", in: "de") && !book.has("utter_a", in: "fr"))
}

@Test func `who writes a condition on the language writes in that language`() throws {
    let (book, problems) = try book("utter_a:\n  - text: Hello\n  - {text: Bonjour, when: {language: fr}}\n", [:])
    #expect(problems.isEmpty)
    #expect(book["utter_a", "en"].count == 1 && book["utter_a", "fr"].count == 1)
}

@Test(arguments: [
    ("utter_b:\n  - text: Hallo\n", "response utter_b is said in no file without 'language'; did you mean 'utter_a'?"),
    ("utter_a:\n  - text: \"Hallo {first_name}\"\n", "response utter_a needs one variant without placeholders"),
])
func `what another language lacks or has alone is named`(_ text: String, _ problem: String) throws {
    let (_, problems) = try book("utter_a:\n  - text: Hello\n", ["de": text])
    #expect(problems.count == 1 && problems[0].hasPrefix("t.yml:1: \(problem)"))
}
