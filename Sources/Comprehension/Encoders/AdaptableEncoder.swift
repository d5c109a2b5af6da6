import Learning

/// The fetched transformer with all that is needed to adapt it to a desk: its weights as they were trained, in memory.
package struct AdaptableEncoder: Sendable {
    private let encoder: SentenceEncoder
    private let transformer: AdaptableTransformer

    init(_ encoder: SentenceEncoder, _ transformer: AdaptableTransformer) {
        self.encoder = encoder
        self.transformer = transformer
    }

    /// Changes under which texts of one label lie nearer to one another than to the rest. The same lines and seed give the
    /// same changes, whatever the number of threads.
    func adapters(of texts: [String], labels: [Int], seed: UInt64, threads: Int) -> LowRankAdapters {
        var adaptation = EncoderAdaptation()
        adaptation.seed = seed
        adaptation.threads = threads
        return adaptation.adapters(of: transformer, messages: texts.map(encoder.ids), labels: labels)
    }

    /// The encoder with such changes.
    func encoder(with adapters: LowRankAdapters) -> SentenceEncoder { encoder.adapted(by: adapters, transformer) }
}
