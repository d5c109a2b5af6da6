import Comprehension
import Customers
import Dialogue
import Foundation
import Language
import Logging
import Serving
import StrictJSON
import Synchronization

/// The product's own desk, learned once for all walks.
enum HomeDesk {
    /// The package's folder, three steps above this file.
    static let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    static let analyzer = Analyzer()
    static let catalogue: Result<Catalogue, any Error> = Result {
        try Catalogue.load(from: root.appendingPathComponent("Intents"))
    }
    static let interpreter: Result<Interpreter, any Error> = Result {
        let catalogue = try Self.catalogue.get()
        return Interpreter(
            catalogue: catalogue, model: IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer),
            entities: try EntityRecognizer(catalogue: catalogue), mood: try .embedded(), analyzer: analyzer)
    }
}

/// A clock that tests turn.
final class TestClock: Sendable {
    private let moment = Mutex(Date(timeIntervalSince1970: 1_772_000_000))

    /// A second later at every look.
    var now: Date {
        moment.withLock { moment in
            moment += 1
            return moment
        }
    }

    func pass(_ seconds: TimeInterval) { moment.withLock { $0 += seconds } }
}

/// A data folder with a desk on it, which may be closed and opened again.
final class WalkDesk {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
    let clock = TestClock()
    private(set) var assembly: Assembly

    init() async throws {
        assembly = try await Self.assemble(folder, clock)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func assemble(_ folder: URL, _ clock: TestClock) async throws -> Assembly {
        var settings = Settings()
        settings.timeZone = .gmt
        return try await Assembly(
            data: folder, catalogue: try HomeDesk.catalogue.get(), analyzer: HomeDesk.analyzer, settings: settings,
            logger: Logger(label: "walk") { _ in SwiftLogNoOpLogHandler() }, now: { clock.now },
            interpreter: { try HomeDesk.interpreter.get() })
    }

    /// As when the process ends and begins again on the same folder.
    func restart() async throws {
        try await assembly.customers.close()
        assembly = try await Self.assemble(folder, clock)
    }

    /// The texts of questions that nothing answered.
    func unanswered() async throws -> [String] { try await assembly.customers.unansweredQuestions().map(\.text) }

    func close() async throws { try await assembly.customers.close() }

    /// Sends a line of JSON mode, in process.
    func ask(_ request: JSON) async throws -> JSON {
        let reading = Request.read(request.bytes, assembly.desk.limits)
        let answer = await assembly.desk.answer(try reading.request.get())
        return try JSON(parsing: answer.line(id: reading.id))
    }
}
