package import Customers
package import Foundation
package import Logging
internal import ServiceLifecycle

/// Takes away, once an hour, what is kept only for a time.
package struct Housekeeping: Service {
    private let customers: CustomerStore
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// Housekeeping of one store.
    package init(_ customers: CustomerStore, logger: Logger, now: @escaping @Sendable () -> Date) {
        self.customers = customers
        self.logger = logger
        self.now = now
    }

    /// Runs until asked to stop.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sweep()
                guard (try? await Task.sleep(for: .seconds(3_600))) != nil else { return }
            }
        }
    }

    private func sweep() async {
        do {
            let swept = try await customers.sweep(at: now())
            guard swept != Swept() else { return }
            logger.info("swept", metadata: ["facts": "\(swept.facts)", "answers": "\(swept.answers)"])
        } catch {
            logger.error("cannot sweep", metadata: ["kind": "\(type(of: error))"])
        }
    }
}
