import Customers
import Testing

struct HandleTests {
    @Test(arguments: ["a", "ana@example.org", "c-88", "A_1:2.3", String(repeating: "x", count: 64)])
    func `a handle is what fronts call people`(_ text: String) { #expect(Handle(text)?.text == text) }

    @Test(arguments: ["", " ", "a b", "café", "a\n", "a/b", "a\u{0}", String(repeating: "x", count: 65)])
    func `anything else is no handle`(_ text: String) { #expect(Handle(text) == nil) }
}
