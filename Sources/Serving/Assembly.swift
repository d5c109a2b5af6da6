package import Comprehension
package import Customers
package import Dialogue
package import Foundation
package import Language
package import Logging

/// Puts an assistant together from a catalogue, a model and a data folder. Commands and tests alike build with it.
package struct Assembly: Sendable {
    /// What all fronts speak to.
    package let desk: Desk
    /// The one store of the folder, which this process owns now.
    package let customers: CustomerStore

    /// Opens the data folder, and builds everything on it.
    ///
    /// The folder first, since another process may hold it, and learning a model takes seconds.
    /// - Parameters:
    ///   - interpreter: Finds the catalogue's model, or learns one.
    ///   - now: The clock.
    ///   - actions: What carries out actions; without it clients do.
    ///   - store: How the store is kept.
    /// - Throws: `CustomersError` when the folder is held or cannot be used, `CatalogueProblems` with everything that is
    ///   wrong with the catalogue, and what `interpreter` throws.
    package init(
        data: URL, catalogue: Catalogue, analyzer: Analyzer, settings: Settings, logger: Logger,
        now: @escaping @Sendable () -> Date, actions: ActionProgram? = nil, store: CustomerStore.Settings = .init(),
        interpreter: () async throws -> Interpreter
    ) async throws {
        let playbook = try Playbook(catalogue, analyzer: analyzer)
        customers = try CustomerStore(folder: data, settings: store)
        let corrections = Corrections()
        for correction in try await customers.corrections() {
            corrections.add(
                correction.number, words: analyzer.utterance(of: correction.text).words, intent: correction.intent)
        }
        let assistant = Assistant(
            language: analyzer, interpreter: try await interpreter(), customers: customers, corrections: corrections,
            outcomes: Outcomes(try await customers.stepCounts()), playbook: playbook,
            systems: actions.map { $0.finding })
        try await assistant.watch.begin(with: customers, at: now())
        desk = Desk(
            assistant: assistant, limits: settings.limits, traffic: Traffic(limits: settings.limits), logger: logger,
            timeZone: settings.timeZone, now: now)
    }
}
