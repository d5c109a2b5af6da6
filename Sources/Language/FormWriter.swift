/// Writes the folded forms of a text's tokens, one after another.
///
/// Nearly all tokens are ASCII, or ASCII and the accented letters of western Europe: for those, folding is a table and an
/// addition. The rest is ICU's. `Folding` alone says what the result has to be, and a test compares.
enum FormWriter {
    /// The tokens with their forms, and the forms.
    static func write(
        _ pieces: UnsafeBufferPointer<Joiner.Piece>, of bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool
    ) -> (tokens: [Token], forms: [UInt8]) {
        isASCII ? writeASCII(pieces, of: bytes) : writeAny(pieces, of: bytes)
    }

    private static func writeASCII(
        _ pieces: UnsafeBufferPointer<Joiner.Piece>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> (tokens: [Token], forms: [UInt8]) {
        var forms = [UInt8](repeating: 0, count: pieces.reduce(0) { $0 + Int($1.end - $1.start) })
        let tokens = forms.withUnsafeMutableBufferPointer { forms in
            var length = 0
            return pieces.map { piece in
                let start = length
                for offset in Int(piece.start)..<Int(piece.end) {
                    forms[length] = lowered(bytes[offset])
                    length += 1
                }
                return Token(range: Int(piece.start)..<Int(piece.end), form: start..<length, kind: piece.kind)
            }
        }
        return (tokens, forms)
    }

    private static func writeAny(
        _ pieces: UnsafeBufferPointer<Joiner.Piece>, of bytes: UnsafeBufferPointer<UInt8>
    ) -> (tokens: [Token], forms: [UInt8]) {
        var forms: [UInt8] = []
        forms.reserveCapacity(bytes.count + bytes.count / 8)
        var tokens: [Token] = []
        tokens.reserveCapacity(pieces.count)
        var twinned: [UInt8] = []
        for piece in pieces {
            let range = Int(piece.start)..<Int(piece.end)
            let start = forms.count
            let token = UnsafeBufferPointer(rebasing: bytes[range])
            if !appendWestern(token, to: &forms) {
                forms.removeSubrange(start...)
                replaceTwins(token, into: &twinned)
                twinned.withUnsafeBufferPointer { Folding.append($0, to: &forms) }
                removeSpaces(from: &forms, since: start)
            }
            tokens.append(Token(range: range, form: start..<forms.count, kind: piece.kind))
        }
        return (tokens, forms)
    }

    @inline(__always)
    private static func lowered(_ byte: UInt8) -> UInt8 {
        if byte == UInt8(ascii: "`") { return UInt8(ascii: "'") }
        return byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// Appends the form of a token of ASCII and U+00C0 to U+00FF; false, perhaps after a part of it, for any other.
    private static func appendWestern(_ token: UnsafeBufferPointer<UInt8>, to forms: inout [UInt8]) -> Bool {
        var offset = 0
        while offset < token.count {
            let byte = token[offset]
            if byte < 0x80 {
                forms.append(lowered(byte))
                offset += 1
                continue
            }
            guard byte == 0xc3 else { return false }
            let second = token[offset + 1]
            switch second {
            case 0x9f: forms.append(contentsOf: [UInt8(ascii: "s"), UInt8(ascii: "s")])
            case 0x80...0x9e where second != 0x97: forms.append(contentsOf: [0xc3, second + 0x20])
            default: forms.append(contentsOf: [0xc3, second])
            }
            offset += 2
        }
        return true
    }

    private static func replaceTwins(_ token: UnsafeBufferPointer<UInt8>, into twinned: inout [UInt8]) {
        twinned.removeAll(keepingCapacity: true)
        var offset = 0
        while offset < token.count {
            if let twin = TypographicTwins.twin(in: token, at: offset) {
                twinned.append(twin.ascii)
                offset += twin.length
            } else {
                twinned.append(token[offset])
                offset += 1
            }
        }
    }

    /// NFKC makes some lone accents a space with a mark on it; no form has a space.
    private static func removeSpaces(from forms: inout [UInt8], since start: Int) {
        guard forms[start...].contains(0x20) else { return }
        forms.replaceSubrange(start..., with: forms[start...].filter { $0 != 0x20 })
    }
}
