package import StrictJSON

/// Why bytes or a text are not taken as they are. It never carries the text.
package enum TextProblem: Error, Sendable, Equatable {
    case notUTF8
    case nul
    /// More bytes than the limit.
    case tooLong(limit: Int)
    /// More combining marks on one base than the limit.
    case tooManyMarks(limit: Int)
}

/// Checks that come before any text is hashed, compared or normalised: those are quadratic in combining marks, and a
/// text of 64 KB made of nothing else would hold a core for half a second.
package enum TextCheck {
    /// The text that bytes hold.
    /// - Throws: `TextProblem` for what is not UTF-8 and for NUL.
    package static func text(_ bytes: some Collection<UInt8>) throws(TextProblem) -> String {
        guard !bytes.contains(0) else { throw .nul }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    /// Checks a text that a person wrote.
    package static func check(_ text: String, _ limits: Limits) throws(TextProblem) {
        guard text.utf8.count <= limits.text else { throw .tooLong(limit: limits.text) }
        guard !text.utf8.contains(0) else { throw .nul }
        guard mostMarks(in: text) <= limits.marks else { throw .tooManyMarks(limit: limits.marks) }
    }

    /// Checks every string in a value, keys included, and that the whole of it is no longer than a text may be.
    package static func check(_ value: JSON, _ limits: Limits) throws(TextProblem) {
        guard value.bytes.count <= limits.text else { throw .tooLong(limit: limits.text) }
        try checkStrings(in: value, limits)
    }

    private static func checkStrings(in value: JSON, _ limits: Limits) throws(TextProblem) {
        switch value {
        case .string(let text): try check(text, limits)
        case .array(let elements): for element in elements { try checkStrings(in: element, limits) }
        case .object(let object):
            for member in object.members {
                try check(member.key, limits)
                try checkStrings(in: member.value, limits)
            }
        case .null, .bool, .number: break
        }
    }

    /// The longest run of combining marks.
    private static func mostMarks(in text: String) -> Int {
        // The first combining mark is U+0300, whose first byte is 0xCC.
        guard text.utf8.contains(where: { $0 >= 0xCC }) else { return 0 }
        var most = 0
        var run = 0
        for scalar in text.unicodeScalars {
            run = scalar.value >= 0x300 && isMark(scalar) ? run + 1 : 0
            most = max(most, run)
        }
        return most
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
