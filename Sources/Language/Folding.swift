internal import CICU

/// Folds away what makes no difference to meaning: case, width, ligatures, how accents are encoded.
package enum Folding {
    /// NFKC_Casefold after the Unicode Standard (section 3.13, UAX #31): `ＲＯＵＴＥＲ`, `Router` and `rou\u{AD}ter` fold to
    /// `router`, `ß` to `ss`; what is invisible by default goes. UTF-8 in and out.
    ///
    /// Where more than 30 marks follow one another, they are put in order 30 by 30, as the Stream-Safe Text Format (UAX #15)
    /// allows: putting thousands in order would take their square.
    package static func nfkcCaseFold(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var folded: [UInt8] = []
            folded.reserveCapacity(bytes.count)
            append(bytes, to: &folded)
            return folded
        }
    }

    /// Appends the folded form of any UTF-8.
    static func append(_ bytes: UnsafeBufferPointer<UInt8>, to folded: inout [UInt8]) {
        guard bytes.count > safeLength else { return fold(bytes, into: &folded) }
        var start = 0
        var offset = 0
        var marks = 0
        while offset < bytes.count {
            let (scalar, length) = decodeScalar(bytes, at: offset)
            marks = scalar >= 0x300 && cicu_is_reordered(scalar) ? marks + 1 : 0
            offset += length
            if marks == 30 {
                fold(UnsafeBufferPointer(rebasing: bytes[start..<offset]), into: &folded)
                start = offset
                marks = 0
            }
        }
        fold(UnsafeBufferPointer(rebasing: bytes[start...]), into: &folded)
    }

    /// Shorter texts are folded at once: so few marks are quickly put in order.
    private static let safeLength = 64

    private static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        guard let text = bytes.baseAddress, !bytes.isEmpty else { return }
        // Folding seldom makes text longer; where it does, ICU says how much room it wants.
        var room = bytes.count + 32
        while true {
            let wanted = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
                let length = Int(cicu_fold(text, Int32(bytes.count), buffer.baseAddress, Int32(buffer.count)))
                if length >= 0, length <= buffer.count { folded.append(contentsOf: buffer[..<length]) }
                return length
            }
            if wanted <= room { return }
            room = wanted
        }
    }
}
