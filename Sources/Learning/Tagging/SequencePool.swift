import CKernels

/// Several taggers of the same labels as one: their scores are summed, each as much as it deserves, and labels follow each
/// other as all of them would have it (a logarithmic opinion pool; Smith, Cohn and Osborne 2005).
///
/// Taggers that see different things err in different places. How much each counts, and how much less speaks for "nothing
/// here" than a sum of probabilities would say, is learned from sequences that the taggers had not seen.
package struct SequencePool: Storable, Sendable, Equatable {
    package let taggers: [SequenceTagger]
    private let shares: Shares
    private let chain: LabelChain

    /// How taggers are summed.
    package struct Shares: Sendable, Equatable {
        /// One a tagger, 0…1 each, 1 together.
        package let taggers: [Float]
        /// What is taken from the score of "outside" at each place: what is never seen in training looks like nothing, and
        /// who looks for names must guess a little more often than he is sure.
        package let boldness: Float

        /// Shares of each tagger, and how bold they are together.
        package init(taggers: [Float], boldness: Float = 0) {
            self.taggers = taggers
            self.boldness = boldness
        }
    }

    /// - Parameter taggers: At least one; all of the same labels.
    package init(_ taggers: [SequenceTagger], shares: Shares) {
        precondition(taggers.count == shares.taggers.count && !taggers.isEmpty, "a share a tagger")
        self.taggers = taggers
        self.shares = shares
        chain = Self.chain(taggers, shares.taggers)
    }

    private static func chain(_ taggers: [SequenceTagger], _ shares: [Float]) -> LabelChain {
        var sums = [Float](repeating: 0, count: taggers[0].chain.transitions.count)
        for (tagger, share) in zip(taggers, shares) {
            precondition(tagger.labels == taggers[0].labels, "all tell the same labels apart")
            for place in sums.indices { sums[place] += share * tagger.chain.transitions[place] }
        }
        return LabelChain(
            labels: taggers[0].labels,
            transitions: zip(sums, taggers[0].chain.transitions).map {
                $1 <= LabelChain.forbidden ? LabelChain.forbidden : $0
            })
    }

    /// Whether a tagger's scores are needed.
    package func asks(_ tagger: Int) -> Bool { shares.taggers[tagger] > 0 }

    /// The spans of the likeliest labels, in order.
    /// - Parameter sights: The sequence as each tagger sees it; what a tagger sees that is not asked is not looked at.
    package func spans(in sights: [SequenceSight]) -> [SequenceTagger.Span] {
        chain.spans(of: Self.sum(scores(of: sights), shares, width: chain.width))
    }

    private func scores(of sights: [SequenceSight]) -> [[Float]] {
        precondition(sights.count == taggers.count, "a sight a tagger")
        return taggers.indices.map { number in
            asks(number)
                ? taggers[number].scores(of: sights[number].features, vectors: sights[number].vectors) : []
        }
    }

    private static func sum(_ scores: [[Float]], _ shares: Shares, width: Int) -> [Float] {
        var sum = [Float](repeating: 0, count: scores.reduce(0) { max($0, $1.count) })
        for (scores, share) in zip(scores, shares.taggers) where share > 0 {
            kernel_add_scaled(share, scores, &sum, scores.count)
        }
        for place in stride(from: 0, to: sum.count, by: width) { sum[place] -= shares.boldness }
        return sum
    }

    package func store(in file: inout ModelFile, as name: String) {
        file.add(shares.taggers + [shares.boldness], as: "\(name).shares")
        for (number, tagger) in taggers.enumerated() { tagger.store(in: &file, as: "\(name).\(number)") }
    }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        let shares = try file.floats("\(name).shares")
        var taggers: [SequenceTagger] = []
        for number in 0..<max(0, shares.count - 1) {
            taggers.append(try SequenceTagger(from: file, as: "\(name).\(number)"))
        }
        guard let boldness = shares.last, let first = taggers.first,
            taggers.allSatisfy({ $0.labels == first.labels })
        else {
            throw .inconsistent(section: "\(name).shares", reason: "there is a share a tagger, and one for all")
        }
        self.init(taggers, shares: Shares(taggers: shares.dropLast(), boldness: boldness))
    }
}

/// A sequence as one tagger sees it.
package struct SequenceSight: Sendable {
    /// The row of the whole, then a row a place.
    package let features: SparseRows
    /// (places × columns); empty for a tagger without vectors.
    package let vectors: [Float]

    /// What a tagger sees.
    package init(features: SparseRows, vectors: [Float] = []) {
        self.features = features
        self.vectors = vectors
    }
}

extension SequencePool {
    /// A sequence that none of the taggers learned from, and the labels that are right.
    package struct Trial: Sendable {
        fileprivate let scores: [[Float]]
        fileprivate let right: [Int]

        /// - Parameters:
        ///   - taggers: Each is asked.
        ///   - sights: As each tagger sees the sequence.
        package init(_ taggers: [SequenceTagger], _ sights: [SequenceSight], labels: [Int]) {
            scores = zip(taggers, sights).map { $0.scores(of: $1.features, vectors: $1.vectors) }
            right = labels
        }
    }

    /// The shares by which two taggers find most, counted as F1, in sequences they had not seen. Of equal ones the first
    /// tagger has more, and boldness is least.
    /// - Parameter taggers: Their transitions stand for those of taggers of all sequences.
    package static func shares(of taggers: [SequenceTagger], by trials: [Trial], threads: Int) -> Shares {
        precondition(taggers.count == 2, "two are weighed")
        let choices = firstShares.flatMap { first in
            boldnesses.map { Shares(taggers: [first, 1 - first], boldness: $0) }
        }
        let figures = concurrentMap(choices.count, threads: threads) { number in
            let pool = SequencePool(taggers, shares: choices[number])
            return pool.score(trials)
        }
        var best = 0
        for number in choices.indices where figures[number] > figures[best] { best = number }
        return choices[best]
    }

    private static let firstShares: [Float] = [1, 0.85, 0.7, 0.5, 0.3, 0.15, 0]
    private static let boldnesses: [Float] = [0, 0.5, 1, 1.5, 2, 2.5, 3]

    /// F1 of spans, 0…1.
    private func score(_ trials: [Trial]) -> Double {
        var (marked, found, right) = (0, 0, 0)
        for trial in trials {
            let labels = chain.best(Self.sum(trial.scores, shares, width: chain.width))
            let marks = chain.labels.spans(of: trial.right)
            let finds = chain.labels.spans(of: labels)
            marked += marks.count
            found += finds.count
            right += finds.count { find in marks.contains { $0 == find } }
        }
        return marked + found == 0 ? 1 : 2 * Double(right) / Double(marked + found)
    }
}
