import StrictJSON

/// Where something was said: what a reader of the report looks up.
package struct TalkPlace: Sendable, Equatable {
    /// The conversation's identifier, without what names a person.
    let conversation: String
    /// The file's name and the line's number.
    let place: String

    init(_ conversation: JSON?, file: String, line: Int?) {
        self.conversation = conversation.map { Self.name($0.string ?? $0.text) } ?? ""
        let name = file.split(separator: "/").last.map(String.init) ?? file
        place = line.map { "\(name):\($0)" } ?? name
    }

    /// A random identifier (RFC 9562) is told by its first eight characters: it names nobody, and file and line lead to it.
    private static func name(_ identifier: String) -> String {
        let parts = identifier.split(separator: "-", omittingEmptySubsequences: false)
        if parts.map(\.count) == [8, 4, 4, 4, 12], parts.allSatisfy({ $0.allSatisfy(\.isHexDigit) }) {
            return "\(parts[0])…"
        }
        return Discretion.mask(identifier, longest: 40)
    }

    /// `w27 (orders.jsonl:18)`
    var text: String { conversation.isEmpty ? place : "\(conversation) (\(place))" }
}

/// A count with a few of the places that it comes from, spread over all of them, and what was said there.
struct Evidence: Sendable {
    private(set) var count = 0
    private var shown = EvenSample<(place: TalkPlace, said: String?)>(capacity: 8)
    private static let most = 4
    /// Of a quotation, in characters.
    private static let longest = 140

    mutating func add(_ place: @autoclosure () -> TalkPlace, said: @autoclosure () -> String? = nil) {
        count += 1
        shown.offer((place(), said().flatMap(Self.quotation)))
    }

    /// At most four places; that of the quotation first.
    var places: [TalkPlace] {
        let all = shown.few(Self.most)
        guard let first = all.firstIndex(where: { $0.said != nil }) else { return all.map(\.place) }
        return [all[first].place] + all[..<first].map(\.place) + all[(first + 1)...].map(\.place)
    }

    /// What was said at the first of the places, masked.
    var quotation: String? { shown.few(Self.most).lazy.compactMap(\.said).first }

    /// A word or two tell a reader nothing.
    private static func quotation(_ text: String) -> String? {
        text.split(separator: " ").count >= 3 ? Discretion.mask(text, longest: longest) : nil
    }
}
