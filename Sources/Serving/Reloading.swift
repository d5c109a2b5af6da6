package import Comprehension
internal import Dialogue
internal import Logging
internal import ServiceLifecycle
internal import UnixSignals

/// Takes up a changed catalogue on SIGHUP, without dropping anyone; a bad one is refused, and the old one stays.
package struct Reloading: Service {
    /// Reads the catalogue again and finds or trains its model.
    package typealias Load = @Sendable () async throws -> (Catalogue, Interpreter)

    private let desk: Desk
    private let load: Load

    /// Reloading of one desk.
    package init(_ desk: Desk, load: @escaping Load) {
        self.desk = desk
        self.load = load
    }

    /// Runs until asked to stop.
    package func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() { await reload() }
    }

    /// Does it once.
    package func reload() async {
        do {
            let (catalogue, interpreter) = try await load()
            try await desk.take(try Playbook(catalogue, analyzer: desk.assistant.language), interpreter)
            desk.logger.notice("the catalogue is taken up", metadata: ["model": "\(interpreter.model.version)"])
        } catch let problems as CatalogueProblems {
            for problem in problems.problems where !problem.isNotice { desk.logger.error("\(problem)") }
            desk.logger.error("the changed catalogue is refused; the old one stays")
        } catch {
            desk.logger.error("cannot reload", metadata: ["kind": "\(type(of: error))"])
        }
    }
}
