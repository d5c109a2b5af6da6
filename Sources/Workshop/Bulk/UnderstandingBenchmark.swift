package import Comprehension
package import Language
package import StrictJSON

/// How long messages take to be understood on this machine: tokens, language, intent, entities and mood.
///
/// Times are seconds of one core that the thread has taken, so that what else the machine does hardly shows.
package struct UnderstandingBenchmark: Sendable {
    /// Microseconds of one core, ascending, one a message and round.
    private let times: [Double]
    private let bytes: Int

    /// Understands every text so many times, after one round that warms caches up.
    package init(_ texts: [String], rounds: Int, interpreter: Interpreter, analyzer: Analyzer) {
        var times: [Double] = []
        times.reserveCapacity(texts.count * rounds)
        for round in 0...rounds {
            for text in texts {
                let start = Expense.threadSeconds
                let utterance = analyzer.utterance(of: text)
                _ = interpreter.understand(utterance, at: nil)
                if round > 0 { times.append((Expense.threadSeconds - start) * 1e6) }
            }
        }
        self.times = times.sorted()
        bytes = texts.reduce(0) { $0 + $1.utf8.count }
    }

    /// Messages a second on one core, the times' middle, 99th hundredth and largest, and the process's memory.
    package var json: JSON {
        let sum = times.reduce(0, +)
        func rounded(_ number: Double?) -> JSON { .number(number.map { ($0 * 10).rounded() / 10 }) }
        return [
            "messages": .number(times.count), "bytes_of_text": .number(bytes),
            "messages_per_core_second": rounded(sum > 0 ? Double(times.count) / sum * 1e6 : nil),
            "microseconds": [
                "p50": rounded(quantile(0.5)), "p99": rounded(quantile(0.99)), "most": rounded(times.last),
            ],
            "peak_mb": rounded(Expense.peakMegabytes),
        ]
    }

    private func quantile(_ share: Double) -> Double? {
        times.isEmpty ? nil : times[min(times.count - 1, Int(share * Double(times.count)))]
    }
}
