/// Characters that telephones and word processors put where a customer typed an apostrophe or a hyphen.
///
/// They join what their ASCII twin joins (`don’t`, `A–1007`) and fold to it, so that no model learns a word twice.
enum TypographicTwins {
    /// The ASCII twin of the one scalar that `piece` holds; `nil` for any other scalar and for more than one.
    static func ascii(for bytes: UnsafeBufferPointer<UInt8>, in piece: Range<Int>) -> UInt8? {
        guard let twin = twin(in: bytes, at: piece.lowerBound), twin.length == piece.count else { return nil }
        return twin.ascii
    }

    /// The ASCII twin of the scalar at an offset, and how many bytes that scalar takes.
    static func twin(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> (ascii: UInt8, length: Int)? {
        switch bytes[offset] {
        case UInt8(ascii: "`"): return (UInt8(ascii: "'"), 1)
        case 0xc2 where bytes[offset + 1] == 0xb4: return (UInt8(ascii: "'"), 2)  // U+00B4 acute accent
        case 0xca where bytes[offset + 1] == 0xbc: return (UInt8(ascii: "'"), 2)  // U+02BC modifier apostrophe
        case 0xe2:
            switch (bytes[offset + 1], bytes[offset + 2]) {
            case (0x80, 0x98), (0x80, 0x99), (0x80, 0xb2): return (UInt8(ascii: "'"), 3)  // U+2018, U+2019, U+2032
            case (0x80, 0x90...0x93), (0x88, 0x92): return (UInt8(ascii: "-"), 3)  // U+2010 to U+2013, U+2212
            default: return nil
            }
        default: return nil
        }
    }
}
