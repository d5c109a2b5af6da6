import StrictJSON

/// Where something was said: what a reader of the report looks up.
package struct TalkPlace: Sendable, Equatable {
    /// The conversation's identifier, without what names a person.
    let conversation: String
    /// The file's name and the line's number.
    let place: String

    init(_ conversation: JSON?, file: String, line: Int?) {
        self.conversation = conversation.map { Discretion.mask($0.string ?? $0.text, longest: 40) } ?? ""
        let name = file.split(separator: "/").last.map(String.init) ?? file
        place = line.map { "\(name):\($0)" } ?? name
    }

    /// `w27 (orders.jsonl:18)`
    var text: String { conversation.isEmpty ? place : "\(conversation) (\(place))" }
}

/// A count with the first few places that it comes from.
struct Evidence: Sendable {
    private(set) var count = 0
    private(set) var places: [TalkPlace] = []
    private static let most = 4

    mutating func add(_ place: @autoclosure () -> TalkPlace) {
        count += 1
        if places.count < Self.most { places.append(place()) }
    }
}
