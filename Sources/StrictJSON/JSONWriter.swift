extension JSON {
    /// Appends this value on one line, without white space.
    ///
    /// Everything below U+0020, U+007F–9F, U+2028/9 and the bidirectional controls is escaped, so that one value is one
    /// line for every reader and cannot turn the direction of the text around it.
    package func write(to out: inout [UInt8]) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): Self.write(number, to: &out)
        case .string(let text): Self.write(text, to: &out)
        case .array(let elements):
            out.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                element.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let object):
            out.append(UInt8(ascii: "{"))
            for (index, member) in object.members.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    /// The bytes of this value on one line, without a line end.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    /// This value as text on one line.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    private static func write(_ number: Double, to out: inout [UInt8]) {
        if let whole = Int(exactly: number), abs(whole) < 1 << 53 {
            out.append(contentsOf: String(whole).utf8)
        } else {
            out.append(contentsOf: number.description.utf8)
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var copied = 0
            var place = 0
            while place < utf8.count {
                let length = lengthToEscape(utf8, at: place)
                if length == 0 {
                    place += 1
                    continue
                }
                out.append(contentsOf: utf8[copied..<place])
                writeEscape(utf8[place..<place + length], to: &out)
                place += length
                copied = place
            }
            out.append(contentsOf: utf8[copied...])
        }
        out.append(UInt8(ascii: "\""))
    }

    /// How many bytes from here make a scalar that has to be escaped; 0 when it may stand as it is.
    private static func lengthToEscape(_ utf8: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
        let byte = utf8[place]
        if byte < 0x80 {
            return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F ? 1 : 0
        }
        switch byte {
        case 0xC2: return utf8[place + 1] < 0xA0 ? 2 : 0  // U+0080–9F
        case 0xD8: return utf8[place + 1] == 0x9C ? 2 : 0  // U+061C
        case 0xE2:
            switch (utf8[place + 1], utf8[place + 2]) {
            case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return 3  // U+200E–F, 2028–E, 2066–9
            default: return 0
            }
        default: return 0
        }
    }

    private static func writeEscape(_ utf8: Slice<UnsafeBufferPointer<UInt8>>, to out: inout [UInt8]) {
        switch utf8.first {
        case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
        case 0x0A: out.append(contentsOf: "\\n".utf8)
        case 0x0D: out.append(contentsOf: "\\r".utf8)
        case 0x09: out.append(contentsOf: "\\t".utf8)
        default:
            let value = String(decoding: utf8, as: UTF8.self).unicodeScalars.first.map(\.value) ?? 0
            let digits = String(value, radix: 16, uppercase: true)
            out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }
}
