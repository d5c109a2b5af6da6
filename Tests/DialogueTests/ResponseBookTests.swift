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
