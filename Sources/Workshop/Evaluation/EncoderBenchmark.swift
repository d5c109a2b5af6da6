package import Comprehension
package import Learning
package import StrictJSON

/// How long sentence encoders take on this machine, and how much memory.
package struct EncoderBenchmark: Sendable {
    private var rows: [JSON] = []

    /// A benchmark of nothing yet.
    package init() {}

    /// Encodes messages of exactly `tokens` pieces one by one on this thread, then all messages in bulk.
    /// - Throws: `LearningError` or `LanguageError` where the encoder cannot be read.
    package mutating func encode(
        _ texts: [String], tokens: Int = 16, rounds: Int, threads: Int, by kind: EncoderKind, in encoders: String,
        _ precision: EncoderPrecision
    ) throws {
        let begin = ContinuousClock.now
        let encoder = try SentenceEncoder(kind, in: encoders, precision: precision)
        let loading = (.now - begin) / .milliseconds(1)
        // Pieces are what a message costs by: those of other lengths are left to the bulk.
        let even = texts.filter { encoder.ids(of: $0).count == tokens }
        var times: [Double] = []
        for round in 0...rounds {
            for text in even {
                let start = Expense.threadSeconds
                _ = encoder.vector(of: text)
                if round > 0 { times.append((Expense.threadSeconds - start) * 1e3) }
            }
        }
        times.sort()
        let cutting = Expense.threadSeconds
        for text in texts { _ = encoder.ids(of: text) }
        let cut = (Expense.threadSeconds - cutting) * 1e6 / Double(max(1, texts.count))
        let start = ContinuousClock.now
        _ = encoder.vectors(of: texts, threads: threads)
        let seconds = (.now - start) / .seconds(1)
        rows.append([
            "encoder": .string("\(kind.rawValue) \(precision.rawValue)"), "messages": .number(even.count),
            "tokens": .number(tokens),
            "p50_ms": Self.rounded(times.isEmpty ? nil : times[times.count / 2]),
            "p99_ms": Self.rounded(times.isEmpty ? nil : times[times.count * 99 / 100]),
            "pieces_us": Self.rounded(cut), "bulk_per_second": Self.rounded(Double(texts.count) / seconds),
            "bulk_threads": .number(threads), "weights_mb": Self.rounded(Double(encoder.bytes) / 1e6),
            "loading_ms": Self.rounded(loading),
        ])
    }

    /// A row an encoder.
    package var json: JSON { .array(rows) }

    private static func rounded(_ number: Double?) -> JSON { .number(number.map { ($0 * 100).rounded() / 100 }) }
}
