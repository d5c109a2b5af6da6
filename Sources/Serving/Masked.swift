internal import Comprehension
package import Customers
package import StrictJSON

// What customers write is masked on the walk; this is for what else is kept in words: profiles, comments, corrections,
// what agents say.

extension String {
    /// This text with the numbers of cards and accounts masked digit for digit, the last four kept.
    package var masked: String { Masking.mask(self).text }
}

extension JSON {
    /// The same for every string inside a value, and for a card's number that came as a number.
    package var masked: JSON {
        switch self {
        case .string(let text): return .string(text.masked)
        case .number:
            let digits = text
            let shown = digits.utf8.count < 12 ? digits : digits.masked
            return shown == digits ? self : .string(shown)
        case .array(let elements): return .array(elements.map(\.masked))
        case .object(let object):
            return .object(object.members.reduce(into: JSON.Object()) { $0[$1.key] = $1.value.masked })
        case .null, .bool: return self
        }
    }
}

extension Feedback.Verdict {
    /// The same for what somebody wrote about a turn.
    var masked: Feedback.Verdict {
        switch self {
        case .comment(let text): .comment(text.masked)
        case .edited(let text): .edited(text?.masked)
        case .clicked(let what): .clicked(what?.masked)
        case .rating, .accepted, .rejected: self
        }
    }
}
