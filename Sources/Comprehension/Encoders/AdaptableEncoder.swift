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
    /// - Parameter times: How often they are learned, each time by other chance; what comes back is the mean.
    func adapters(
        of texts: [String], labels: [Int], times: Int, seed: UInt64, threads: Int
    ) -> LowRankAdapters {
        var adaptation = EncoderAdaptation()
        adaptation.threads = threads
        let messages = texts.map(encoder.ids)
        return LowRankAdapters(
            meanOf: (0..<max(1, times)).map { time in
                adaptation.seed = seed &+ UInt64(time)
                return adaptation.adapters(of: transformer, messages: messages, labels: labels)
            })
    }

    /// The encoder with such changes.
    func encoder(with adapters: LowRankAdapters) -> SentenceEncoder { encoder.adapted(by: adapters, transformer) }
}
