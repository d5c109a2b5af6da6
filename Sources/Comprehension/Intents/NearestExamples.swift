import Language
import Learning
import Synchronization

/// The catalogue's examples that a message is most like. Their vectors are worked out when first asked for, since few desks
/// ask, and it takes a while.
final class NearestExamples: Sendable {
    private let examples: [IntentExample]
    private let encoder: PieceEncoder?
    private let rows = Mutex<ComparedRows?>(nil)
    private let analyzer: Analyzer

    init(_ examples: [IntentExample], analyzer: Analyzer, encoder: PieceEncoder? = .embedded) {
        self.examples = examples.filter(\.isMessage)
        self.analyzer = analyzer
        self.encoder = encoder
    }

    /// The likest first; of two as like, the earlier.
    func nearest(to utterance: Utterance, count: Int) -> [UnderstandingExplanation.Example] {
        guard let encoder else { return [] }
        let rows = rows.withLock { rows in
            let made =
                rows ?? ComparedRows(DenseRows(examples.flatMap { vector(of: $0, encoder) }, columns: encoder.width))
            rows = made
            return made
        }
        let cosines = rows.cosines(with: encoder.vector(of: PlainText(of: utterance).text))
        return cosines.indices.sorted { (cosines[$1], $0) < (cosines[$0], $1) }.prefix(count).map { place in
            UnderstandingExplanation.Example(
                text: examples[place].text, intent: examples[place].intent, likeness: Double(cosines[place]))
        }
    }

    private func vector(of example: IntentExample, _ encoder: PieceEncoder) -> [Float] {
        encoder.vector(of: PlainText(of: analyzer.utterance(of: example.text)).text)
    }
}
