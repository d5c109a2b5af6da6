import Dialogue
import StrictJSON
import Testing

private func filled(_ text: String, _ values: [String: JSON]) throws -> String? {
    try Template(text).filled { values[$0] }
}

@Test func `placeholders are filled and filters shape them`() throws {
    let values: [String: JSON] = [
        "first_name": "Ana", "shipped_on": "2026-03-09T10:00:00Z", "amount": ["amount": 12.5, "currency": "EUR"],
    ]
    #expect(
        try filled("Hello {first_name}, it left on {shipped_on|date}.", values) == "Hello Ana, it left on 9 March 2026."
    )
    #expect(try filled("{amount|money}", values) == "12.50 EUR")
    #expect(try filled("{first_name|upper}", values) == "ANA")
}

@Test func `a text with an unknown placeholder is not said`() throws {
    #expect(try filled("Hello {first_name}", [:]) == nil)
    #expect(try filled("Hello {first_name}", ["first_name": .null]) == nil)
}

@Test(arguments: ["Hello {first_name", "Hello {}", "{a|shout}"])
func `a broken text is refused`(_ text: String) {
    #expect(throws: TemplateError.self) { try Template(text) }
}

@Test(arguments: [
    ("en", "9 March 2026, 12.50 EUR"), ("de", "9. März 2026, 12,50 EUR"), ("fr", "9 mars 2026, 12,50 EUR"),
    ("es", "9 de marzo de 2026, 12,50 EUR"),
])
func `dates and sums are written as the language writes them`(_ language: String, _ wanted: String) throws {
    let values: [String: JSON] = ["day": "2026-03-09", "sum": ["amount": 12.5, "currency": "EUR"]]
    #expect(try Template("{day|date}, {sum|money}").filled(in: language) { values[$0] } == wanted)
}
