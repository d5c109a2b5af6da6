/// What a front knows a customer by: an account number, an e-mail address, a device. Several may name one person.
///
/// One to 64 bytes of `A–Z a–z 0–9 . _ : @ -`, compared as bytes: ASCII alone, so that no two spellings are one text to
/// Swift and two to SQLite.
package struct Handle: Sendable, Hashable, CustomStringConvertible {
    /// The handle as it was given.
    package let text: String

    /// A handle, or `nil` when `text` is no identifier.
    package init?(_ text: String) {
        guard Self.isIdentifier(text) else { return nil }
        self.text = text
    }

    package var description: String { text }

    /// Whether a text has the form that customers, conversations, messages and agents are named in.
    package static func isIdentifier(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy(isIdentifier)
    }

    private static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "@"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
