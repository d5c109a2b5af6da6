/// What a tagger learns from beside the features: a label for each place of each sequence.
///
/// The rows that go with it hold, for each sequence, one row with the features of the sequence as a whole, then one row
/// a place; so there are `labels.count + lengths.count` rows.
package struct TaggedSequences: Sendable, Equatable {
    /// A label a place, in the order of the rows; numbered as `SpanLabels` says.
    package var labels: [Int]
    /// The number of places of each sequence.
    package var lengths: [Int]
    /// How many kinds of span there are; told and not counted, as a part of the lines may lack one.
    package let kinds: Int

    /// - Parameters:
    ///   - labels: Each below `SpanLabels(kinds: kinds).count`.
    ///   - lengths: They add up to the number of labels.
    package init(labels: [Int], lengths: [Int], kinds: Int) {
        precondition(lengths.reduce(0, +) == labels.count, "a label for each place")
        precondition(labels.allSatisfy { (0..<SpanLabels(kinds: kinds).count).contains($0) }, "labels of these kinds")
        self.labels = labels
        self.lengths = lengths
        self.kinds = kinds
    }
}

/// The labels by which spans are told place by place, as IOB2 does: outside of all, or the beginning or the inside of a
/// span of some kind. The inside follows the beginning or the inside of its own kind and nothing else.
package struct SpanLabels: Sendable, Equatable {
    /// Kinds of span, numbered from 0.
    package let kinds: Int

    /// Labels for so many kinds.
    package init(kinds: Int) { self.kinds = kinds }

    /// How many labels there are: 0 for outside, then two a kind.
    package var count: Int { 1 + 2 * kinds }

    /// No span of any kind.
    package static let outside = 0
    /// The first place of a span.
    package func beginning(of kind: Int) -> Int { 1 + 2 * kind }
    /// Any other place of a span.
    package func inside(of kind: Int) -> Int { 2 + 2 * kind }

    /// What goes on with a label's span; `nil` for outside.
    func inside(after label: Int) -> Int? { label == Self.outside ? nil : label + label % 2 }

    /// Whether `label` may follow `before`; `nil` stands for the beginning of the sequence.
    package func allows(_ label: Int, after before: Int?) -> Bool {
        guard label > 0, label % 2 == 0 else { return true }
        return before == label || before == label - 1
    }

    /// The spans that labels tell, in order; an inside that follows nothing of its kind begins a span.
    package func spans(of labels: [Int]) -> [(kind: Int, places: Range<Int>)] {
        var spans: [(kind: Int, places: Range<Int>)] = []
        for (place, label) in labels.enumerated() where label != Self.outside {
            if place > 0, label % 2 == 0, allows(label, after: labels[place - 1]), let last = spans.popLast() {
                spans.append((last.kind, last.places.lowerBound..<place + 1))
            } else {
                spans.append(((label - 1) / 2, place..<place + 1))
            }
        }
        return spans
    }
}
