package import Comprehension
package import Customers
package import Dialogue
package import Foundation
package import Language
package import StrictJSON

/// How long each part of the walk takes on this machine.
///
/// Times of understanding are seconds of one core that the thread has taken, so that what else the machine does hardly
/// shows; those of replies are the clock's, since each waits for the disk.
package struct PartsBenchmark: Sendable {
    private var rows: [(part: String, times: [Double])] = []

    /// A benchmark of nothing yet.
    package init() {}

    /// Understands every text so many times, after one round that warms caches up.
    package mutating func understand(_ texts: [String], rounds: Int, by interpreter: Interpreter, analyzer: Analyzer) {
        let utterances = texts.map(analyzer.utterance)
        measure("tokens and language", texts, rounds) { _ = analyzer.utterance(of: $0) }
        measure("intent", utterances, rounds) { _ = interpreter.model.guess(of: $0) }
        measure("entities", utterances, rounds) { _ = interpreter.entities.entities(in: $0, at: nil) }
        measure("mood", utterances, rounds) { _ = interpreter.mood.sentiment(of: $0) }
        measure("whole understanding", texts, rounds) {
            _ = interpreter.understand(analyzer.utterance(of: $0), at: nil)
        }
    }

    private mutating func measure<Input>(_ part: String, _ inputs: [Input], _ rounds: Int, _ work: (Input) -> Void) {
        var times: [Double] = []
        times.reserveCapacity(inputs.count * rounds)
        for round in 0...rounds {
            for input in inputs {
                let start = Expense.threadSeconds
                work(input)
                if round > 0 { times.append((Expense.threadSeconds - start) * 1e6) }
            }
        }
        rows.append((part, times.sorted()))
    }

    /// Has an assistant answer texts in many conversations at a time, each turn synced to the disk.
    /// - Returns: Replies a second of the clock, and bytes of the store for each turn.
    /// - Throws: `CustomersError`.
    package mutating func reply(
        to texts: [String], turns: Int, conversations: Int, by assistant: Assistant, at moment: Date
    ) async throws -> (perSecond: Double, bytesPerTurn: Double) {
        let begin = ContinuousClock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for number in 0..<conversations {
                group.addTask {
                    let handle = Handle("bench-\(number)")!  // "bench-" and digits are an identifier
                    var times: [Double] = []
                    for turn in 0..<(turns / conversations) {
                        let message = Message(
                            handle: handle, conversation: "bench-\(number)", channel: "chat",
                            text: texts[(number * 31 + turn) % texts.count],
                            time: moment.addingTimeInterval(Double(turn)))
                        let start = ContinuousClock.now
                        _ = try await assistant.reply(to: message)
                        times.append((.now - start) / .microseconds(1))
                    }
                    return times
                }
            }
            return try await group.reduce(into: [Double]()) { $0 += $1 }
        }
        let seconds = (.now - begin) / .seconds(1)
        rows.append(("reply, synced, \(conversations) talks at a time", times.sorted()))
        let kept = try await assistant.customers.counts()
        return (Double(times.count) / seconds, Double(kept.bytes) / Double(max(1, kept.turns)))
    }

    /// The table, a row a part, and the process's memory.
    package var json: JSON.Object {
        [
            "parts": .array(
                rows.map { row in
                    let sum = row.times.reduce(0, +)
                    return [
                        "part": .string(row.part), "times": .number(row.times.count),
                        "per_core_second": Self.rounded(sum > 0 ? Double(row.times.count) / sum * 1e6 : nil),
                        "p50_us": Self.rounded(Self.quantile(0.5, of: row.times)),
                        "p99_us": Self.rounded(Self.quantile(0.99, of: row.times)),
                        "most_us": Self.rounded(row.times.last),
                    ]
                }),
            "peak_mb": Self.rounded(Expense.peakMegabytes),
        ]
    }

    private static func rounded(_ number: Double?) -> JSON { .number(number.map { ($0 * 10).rounded() / 10 }) }

    private static func quantile(_ share: Double, of times: [Double]) -> Double? {
        times.isEmpty ? nil : times[min(times.count - 1, Int(share * Double(times.count)))]
    }
}
