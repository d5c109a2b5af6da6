import Testing
import Workshop

@Suite struct DiscretionTests {
    @Test(arguments: [
        ("mail me at ana.lopez@example.org please", "mail me at •••.•••••@•••••••.••• please"),
        ("ring +44 20 7946 0958 now", "ring +•• •• •••• ••58 now"),
        ("card 4111 1111 1111 1111", "card •••• •••• •••• 1111"),
    ])
    func `what names a person is hidden`(_ text: String, _ shown: String) {
        #expect(Discretion.mask(text) == shown)
    }

    @Test(arguments: ["order A-1007", "since 2026-03-09", "49.90 twice", "at 10:30", "@ the door"])
    func `orders, prices and dates stay`(_ text: String) {
        #expect(Discretion.mask(text) == text)
    }

    @Test func `a long text is cut at a whole character`() {
        let cut = Discretion.mask(String(repeating: "é", count: 300), longest: 10)
        #expect(cut == String(repeating: "é", count: 9) + "…")
    }
}
