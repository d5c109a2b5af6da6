import Language

/// A sentence with what is named in it: what the tagger learns from.
package struct TaggedExample: Sendable, Equatable {
    package let text: String
    /// In order, without overlaps.
    package let spans: [Span]
    /// The intent it stands for, where somebody told.
    package let intent: String?

    /// A span and what it names.
    package struct Span: Sendable, Equatable {
        package let kind: Kind
        /// UTF-8 offsets in the text.
        package let range: Range<Int>

        /// A span of a kind.
        package init(kind: Kind, range: Range<Int>) {
            self.kind = kind
            self.range = range
        }
    }

    /// An entity, and the part it plays where its author told one.
    package struct Kind: Sendable, Hashable, Comparable {
        package let entity: String
        package let role: String?

        /// An entity in a role.
        package init(entity: String, role: String? = nil) {
            self.entity = entity
            self.role = role
        }

        package static func < (one: Kind, other: Kind) -> Bool {
            (one.entity, one.role ?? "") < (other.entity, other.role ?? "")
        }
    }

    /// A sentence with its spans.
    package init(text: String, spans: [Span], intent: String? = nil) {
        self.text = text
        self.spans = spans
        self.intent = intent
    }
}

/// Something that rules, lists or patterns found: to the tagger a sign among others.
struct TagHit: Sendable {
    let name: String
    /// UTF-8 offsets.
    let range: Range<Int>
}

extension Utterance {
    /// The tokens that lie within a range of the text, or meet it where none lies within; empty where none does.
    func tokens(in range: Range<Int>) -> Range<Int> {
        func run(_ belongs: (Range<Int>) -> Bool) -> Range<Int>? {
            guard let first = tokens.firstIndex(where: { belongs($0.range) }) else { return nil }
            return first..<(tokens[first...].firstIndex { !belongs($0.range) } ?? tokens.count)
        }
        return run { range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound }
            ?? run { $0.overlaps(range) } ?? 0..<0
    }
}
