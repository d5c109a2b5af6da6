/// Tells whether every match of a pattern holds a digit, as far as its form shows: most messages hold none, and need not
/// be searched for numbers of orders and meters.
///
/// It knows plain forms alone (letters, sets, groups, alternatives, counts); of any other it says that no digit is needed.
package struct RequiredDigit {
    private var rest: ArraySlice<UInt8>

    /// - Parameter pattern: In ICU's syntax.
    package static func isNeeded(by pattern: String) -> Bool {
        var reading = RequiredDigit(rest: Array(pattern.utf8)[...])
        return reading.alternatives() == true && reading.rest.isEmpty
    }

    /// Whether a text may hold a digit in any script.
    static func mayBe(in text: UnsafeBufferPointer<UInt8>) -> Bool { text.contains { isDigit($0) || $0 >= 0x80 } }

    /// Whether each alternative up to the end of the group needs a digit; `nil` for a form that is not known.
    private mutating func alternatives() -> Bool? {
        var all = true
        var own = false
        while let byte = rest.first, byte != UInt8(ascii: ")") {
            rest.removeFirst()
            if byte == UInt8(ascii: "|") {
                all = all && own
                own = false
            } else {
                guard let needs = part(byte), let isOptional = count() else { return nil }
                own = own || needs && !isOptional
            }
        }
        return all && own
    }

    private mutating func part(_ byte: UInt8) -> Bool? {
        switch byte {
        case UInt8(ascii: "\\"): return escape()
        case UInt8(ascii: "["): return set()
        case UInt8(ascii: "("): return group()
        case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): return nil
        default: return Self.isDigit(byte)
        }
    }

    private mutating func escape() -> Bool? {
        guard let escaped = rest.popFirst() else { return nil }
        switch escaped {
        case UInt8(ascii: "d"): return true
        case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"),
            UInt8(ascii: "w"), UInt8(ascii: "W"):
            return false
        // Marks stand for themselves; letters may begin what takes more than a letter.
        case 0x21...0x2f, 0x3a...0x40, 0x5b...0x60, 0x7b...0x7e: return false
        default: return nil
        }
    }

    private mutating func set() -> Bool? {
        var content: [UInt8] = []
        while let byte = rest.first, byte != UInt8(ascii: "]") {
            rest.removeFirst()
            if byte == UInt8(ascii: "[") { return nil }
            content.append(byte)
            if byte == UInt8(ascii: "\\") {
                guard let escaped = rest.popFirst() else { return nil }
                content.append(escaped)
            }
        }
        guard rest.popFirst() != nil, let first = content.first else { return nil }
        return content == Array("0-9".utf8) || content == Array("\\d".utf8)
            || Self.isDigit(first) && content.allSatisfy(Self.isDigit)
    }

    private mutating func group() -> Bool? {
        if rest.starts(with: "?i)".utf8) {
            rest.removeFirst(3)
            return false
        }
        if rest.starts(with: "?:".utf8) { rest.removeFirst(2) }
        guard rest.first != UInt8(ascii: "?"), let needs = alternatives(), rest.popFirst() != nil else { return nil }
        return needs
    }

    /// Whether what stands before may be left out, by the count behind it.
    private mutating func count() -> Bool? {
        var isOptional = false
        switch rest.first {
        case UInt8(ascii: "?"), UInt8(ascii: "*"): isOptional = true
        case UInt8(ascii: "+"): break
        case UInt8(ascii: "{"):
            guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return nil }
            let least = rest[..<end].dropFirst().prefix(while: Self.isDigit)
            guard !least.isEmpty else { return nil }
            isOptional = least.allSatisfy { $0 == UInt8(ascii: "0") }
            rest = rest[end...]
        default: return false
        }
        rest.removeFirst()
        // As few as possible, or never fewer.
        if rest.first == UInt8(ascii: "?") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return isOptional
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
