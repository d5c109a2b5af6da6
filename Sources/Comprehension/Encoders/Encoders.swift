package import Learning

/// The encoders at hand: the one that the product carries, and those that were fetched.
package struct Encoders: Sendable {
    private let pieces: PieceEncoder?
    private let fetched: [EncoderKind: SentenceEncoder]

    init(pieces: PieceEncoder?, fetched: [EncoderKind: SentenceEncoder] = [:]) {
        self.pieces = pieces
        self.fetched = fetched
    }

    /// What the product carries.
    package static let embedded = Encoders(pieces: .embedded)

    /// None: words judge alone.
    package static let none = Encoders(pieces: nil)

    /// What the product carries, and every encoder whose weights are in the folder.
    /// - Throws: `LearningError` or `LanguageError` with the file that does not fit.
    package init(in folder: String) throws {
        var fetched: [EncoderKind: SentenceEncoder] = [:]
        for kind in EncoderKind.allCases where kind.isThere(in: folder) {
            fetched[kind] = try SentenceEncoder(kind, in: folder)
        }
        self.init(pieces: .embedded, fetched: fetched)
    }

    /// The views that every message is worth: they cost microseconds.
    package var cheapViews: [TextView] { pieces == nil ? [] : [.pieces] }

    /// The views that cost a run of an encoder.
    package var dearViews: [TextView] {
        TextView.allCases.filter { $0.encoder.map { fetched[$0] != nil } ?? false }
    }

    /// Names what is at hand: models of other views are other models.
    package var name: String { (cheapViews + dearViews).map(\.rawValue).joined(separator: " ") }

    /// What can be adapted to a desk; `nil` where no transformer was fetched.
    /// - Throws: `LearningError` with the file that does not fit.
    package func adaptable() throws(LearningError) -> AdaptableEncoder? {
        guard let encoder = fetched[.minilm], let transformer = try encoder.adaptable() else { return nil }
        return AdaptableEncoder(encoder, transformer)
    }

    /// The same encoders, the transformer with changes in its weights.
    /// - Throws: `LearningError` where changes or weights do not fit.
    func adapted(by adapters: LowRankAdapters) throws(LearningError) -> Encoders {
        guard let encoder = fetched[.minilm] else { return self }
        return with(try encoder.adapted(by: adapters))
    }

    /// The same with another encoder of a kind.
    func with(_ encoder: SentenceEncoder) -> Encoders {
        var fetched = fetched
        fetched[encoder.kind] = encoder
        return Encoders(pieces: pieces, fetched: fetched)
    }

    /// Whether a view can be had.
    func has(_ view: TextView) -> Bool { (view.encoder.map { fetched[$0] != nil }) ?? (pieces != nil) }

    /// What runs of its encoders cost for a text of 16 pieces, in milliseconds of one core, as measured (README): the
    /// same number on every machine, so that a model does not depend on where it was trained.
    static func milliseconds(of views: [TextView]) -> Double {
        Set(views.compactMap(\.encoder)).reduce(0) { $0 + ($1 == .minilm ? 2.0 : 0.35) }
    }

    /// The vectors of a text, each of length 1, in the order of the views; each encoder is run once.
    func vectors(of text: String, _ views: [TextView]) -> [[Float]] {
        var runs: [EncoderKind: [Float]] = [:]
        return views.map { view in
            guard let kind = view.encoder, let encoder = fetched[kind] else {
                return pieces?.vector(of: text) ?? []
            }
            let run = runs[kind] ?? encoder.vector(of: text)
            runs[kind] = run
            var row = DenseRows(Array(run[view.range(of: encoder)]), columns: view.range(of: encoder).count)
            row.scaleToUnitLength()
            return row.values
        }
    }

    /// The same of many texts: a row a text for each view.
    func rows(of texts: [String], _ views: [TextView], threads: Int) -> [DenseRows] {
        var runs: [EncoderKind: [Float]] = [:]
        return views.map { view in
            guard let kind = view.encoder, let encoder = fetched[kind] else {
                let summed = concurrentMap(texts.count, threads: threads) { vectors(of: texts[$0], [view])[0] }
                return DenseRows(summed.flatMap { $0 }, columns: max(1, pieces?.width ?? 1))
            }
            let run = runs[kind] ?? encoder.vectors(of: texts, threads: threads)
            runs[kind] = run
            let whole = encoder.parts.count * encoder.width
            let range = view.range(of: encoder)
            var rows = DenseRows(
                stride(from: 0, to: run.count, by: whole).flatMap {
                    run[$0 + range.lowerBound..<$0 + range.upperBound]
                }, columns: range.count)
            rows.scaleToUnitLength()
            return rows
        }
    }

    /// Vectors of words in their sentence: (words × layers × width); empty without the transformer.
    func wordsInContext(_ words: [String], behind layers: [Int]) -> [Float] {
        fetched[.minilm]?.vectors(ofWords: words, behind: layers) ?? []
    }

    /// Vectors of words by themselves: (words × width); empty without pieces.
    func wordsAlone(_ words: [String]) -> [Float] { pieces?.vectors(ofWords: words) ?? [] }

    /// Numbers of a word's vector by itself, and in its sentence behind one layer; 0 where there is none.
    var wordWidth: (alone: Int, inContext: Int) { (pieces?.width ?? 0, fetched[.minilm]?.width ?? 0) }
}
