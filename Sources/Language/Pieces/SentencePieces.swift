/// Cuts texts into pieces as SentencePiece does (Kudo and Richardson 2018) with a unigram model (Kudo 2018): of all ways
/// to write a text in pieces, the one whose pieces' scores sum highest, found by Viterbi's algorithm.
package struct SentencePieces: Sendable {
    private let trie: PieceTrie
    private let normalizer: PieceNormalizer
    /// One a piece: the logarithm of how likely it is.
    private let scores: [Float]
    private let unknown: Int32
    private let unknownScore: Float
    private let first: Int32
    private let last: Int32

    /// How much less likely a scalar outside the vocabulary is than its least likely piece.
    private static let unknownPenalty: Float = 10
    /// A text of no more bytes is cut as a whole; what is behind them is left.
    private static let longestText = 16_384

    /// - Parameter model: A trained model as SentencePiece writes it.
    /// - Throws: `LanguageError.weightsAreDamaged`.
    package init(model: [UInt8]) throws(LanguageError) {
        let size = model.count
        let model = try SentencePieceModel(model)
        func mark(_ name: String) -> Int32? {
            model.pieces.firstIndex { $0.kind == .other && $0.bytes.elementsEqual(name.utf8) }.map { Int32($0) }
        }
        guard let first = mark("<s>"), let last = mark("</s>") else {
            throw .weightsAreDamaged(bytes: size, reason: "the model lacks <s> or </s>")
        }
        self.first = first
        self.last = last
        var trie = PieceTrie(expected: model.pieces.reduce(0) { $0 + $1.bytes.count })
        for (number, piece) in model.pieces.enumerated() where piece.kind == .normal {
            trie.insert(piece.bytes, number: Int32(number))
        }
        self.trie = trie
        normalizer = model.normalizer
        scores = model.pieces.map(\.score)
        unknown = Int32(model.unknown)
        unknownScore = model.pieces.reduce(0) { $1.kind == .normal ? min($0, $1.score) : $0 } - Self.unknownPenalty
    }

    /// How many pieces there are.
    package var count: Int { scores.count }

    /// The pieces of a text between the marks of beginning and end, at most `limit` in all (2 at least).
    package func pieces(of text: String, limit: Int) -> [Int32] {
        var text = text
        let bytes = text.withUTF8 { normalizer.normalized(UnsafeBufferPointer(rebasing: $0.prefix(Self.longestText))) }
        let pieces = bytes.isEmpty ? [] : bytes.withUnsafeBufferPointer(bestPieces)
        return [first] + pieces.prefix(limit - 2) + [last]
    }

    /// The best way to reach a place of the text.
    private struct Way {
        var score: Float = 0
        /// Where its last piece begins; −1 while no way is known.
        var start: Int32 = -1
        var piece: Int32 = 0
    }

    private func bestPieces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
        withUnsafeTemporaryAllocation(of: Way.self, capacity: bytes.count + 1) { ways in
            ways.initialize(repeating: Way())
            var start = 0
            while start < bytes.count {
                let next = min(bytes.count, start + scalarLength(bytes[start]))
                let score = ways[start].score
                var isKnown = false
                var node = 0
                var end = start
                while end < bytes.count, let deeper = trie.step(from: node, bytes[end]) {
                    node = deeper
                    end += 1
                    let piece = trie.piece(at: node)
                    guard piece >= 0 else { continue }
                    improve(&ways[end], score + scores[Int(piece)], from: start, piece)
                    if end == next { isKnown = true }
                }
                if !isKnown { improve(&ways[next], score + unknownScore, from: start, unknown) }
                start = next
            }
            var pieces: [Int32] = []
            var place = bytes.count
            while place > 0 {
                // A run of what is unknown is one unknown piece.
                if ways[place].piece != unknown || pieces.last != unknown { pieces.append(ways[place].piece) }
                place = Int(ways[place].start)
            }
            return pieces.reversed()
        }
    }

    @inline(__always)
    private func improve(_ way: inout Way, _ score: Float, from start: Int, _ piece: Int32) {
        if way.start < 0 || score > way.score { way = Way(score: score, start: Int32(start), piece: piece) }
    }
}
