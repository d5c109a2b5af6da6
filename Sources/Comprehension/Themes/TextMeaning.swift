import Learning

/// What tells topics which texts mean something alike, beside their words: the vectors that the product carries, and those of
/// an encoder where one was fetched.
package struct TextMeaning: Sendable {
    private let pieces: PieceEncoder?
    private let sentences: SentenceEncoder?

    /// What the product carries.
    package static var embedded: TextMeaning { TextMeaning(sentences: nil) }

    /// - Parameter sentences: An encoder that was fetched.
    package init(sentences: SentenceEncoder?) {
        pieces = .embedded
        self.sentences = sentences
    }

    /// How much the carried vectors count beside those of an encoder: a half was best on service talks (validation files of
    /// MultiDoGO: mean agreement .632 without, .651 with a half, .640 with as much).
    private static let shareOfPieces: Float = 0.5

    /// A row a text, or `nil` where nothing gives vectors; texts of one wording are encoded once.
    func rows(of texts: [String], threads: Int) -> DenseRows? {
        guard !texts.isEmpty else { return nil }
        var places: [String: Int] = [:]
        var wordings: [String] = []
        let numbers = texts.map { text in
            if let place = places[text] { return place }
            places[text] = wordings.count
            wordings.append(text)
            return wordings.count - 1
        }
        let summed = pieces.map { encoder in
            let vectors = concurrentMap(wordings.count, threads: threads) { [wordings] in
                encoder.vector(of: wordings[$0])
            }
            return Self.view(numbers.flatMap { vectors[$0] }, columns: encoder.width)
        }
        let run = sentences.map { encoder in
            let vectors = encoder.vectors(of: wordings, threads: threads)
            // The last part, behind all layers.
            let whole = encoder.parts.count * encoder.width
            return Self.view(
                numbers.flatMap { vectors[($0 + 1) * whole - encoder.width..<($0 + 1) * whole] },
                columns: encoder.width)
        }
        guard let run, let summed else { return run ?? summed }
        return DenseRows(
            numbers.indices.flatMap { row in run[row] + summed[row].map { $0 * Self.shareOfPieces } },
            columns: run.columns + summed.columns)
    }

    /// What texts of a desk have in common, as the length of the mean of vectors of length 1.
    private static let usual: Float = 0.5

    /// Rows of length 1, without what all texts have in common; but of texts that are all about one thing, not without that
    /// thing.
    private static func view(_ values: [Float], columns: Int) -> DenseRows {
        var rows = DenseRows(values, columns: columns)
        rows.scaleToUnitLength()
        rows.centre(by: usual)
        rows.scaleToUnitLength()
        return rows
    }
}
