internal import Comprehension
internal import Customers
internal import StrictJSON

extension Desk {
    /// A text with the numbers of cards and accounts masked: whatever is kept passes through here or through the walk.
    func masked(_ text: String) -> String { Masking.mask(text).text }

    /// The same for every string inside a value, and for a card's number that came as a number.
    func masked(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): return .string(masked(text))
        case .number:
            let digits = value.text
            let shown = digits.utf8.count < 12 ? digits : masked(digits)
            return shown == digits ? value : .string(shown)
        case .array(let elements): return .array(elements.map(masked))
        case .object(let object):
            return .object(object.members.reduce(into: JSON.Object()) { $0[$1.key] = masked($1.value) })
        case .null, .bool: return value
        }
    }

    /// The same for what somebody wrote about a turn.
    func masked(_ verdict: Feedback.Verdict) -> Feedback.Verdict {
        switch verdict {
        case .comment(let text): .comment(masked(text))
        case .edited(let text): .edited(text.map(masked))
        case .clicked(let what): .clicked(what.map(masked))
        case .rating, .accepted, .rejected: verdict
        }
    }
}
