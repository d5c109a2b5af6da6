import GRDB
import Synchronization

/// The one writing connection. Whatever waits when it gets to work is committed in one transaction, each change in a
/// savepoint of its own, and nobody is told before the commit is on the disk.
///
/// One synced transaction a change would be bound by the disk's latency; this way a hundred waiting changes cost little
/// more than one. Changes are made in the order in which they were handed over. They run on the connection's own thread,
/// so that no thread of Swift's pool ever waits for the disk, and they do not know of tasks: a caller that is cancelled
/// cannot take back what was accepted.
final class GroupCommit: Sendable {
    private struct State {
        var waiting: [any Waiting] = []
        var isScheduled = false
        var isClosed = false
    }

    private let connection: DatabaseQueue
    private let state = Mutex(State())

    init(_ connection: DatabaseQueue) { self.connection = connection }

    /// Makes a change; returns after the commit that holds it.
    /// - Throws: what the change throws, its effects undone and those of others not; or why nothing could be committed.
    func write<Value: Sendable>(_ change: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isAccepted = state.withLock { state in
                guard !state.isClosed else { return false }
                state.waiting.append(Change(change, continuation))
                if !state.isScheduled {
                    state.isScheduled = true
                    connection.asyncWriteWithoutTransaction { [self] db in work(db) }
                }
                return true
            }
            if !isAccepted { continuation.resume(throwing: CustomersError.unusable(.closed, code: 0)) }
        }
    }

    /// Refuses changes from now on; those that wait are still made.
    func close() { state.withLock { $0.isClosed = true } }

    private func work(_ db: Database) {
        let batch = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        do {
            try commit(batch, db)
            for change in batch { change.settle(nil) }
        } catch {
            try? db.rollback()
            for change in batch { change.settle(error) }
        }
        state.withLock { state in
            // Scheduled anew rather than in a loop, so that checkpoints get their turn under load.
            state.isScheduled = !state.waiting.isEmpty
            if state.isScheduled { connection.asyncWriteWithoutTransaction { [self] db in work(db) } }
        }
    }

    private func commit(_ batch: [any Waiting], _ db: Database) throws {
        try db.beginTransaction(.immediate)
        for change in batch {
            try db.run("SAVEPOINT change")
            do {
                try change.apply(to: db)
            } catch {
                change.fail(with: error)
                do {
                    try db.run("ROLLBACK TO change")
                } catch _ {
                    // A full or broken disk has ended the whole transaction, and the first error says why.
                    throw error
                }
            }
            try db.run("RELEASE change")
        }
        try db.commit()
    }
}

private protocol Waiting: Sendable {
    func apply(to db: Database) throws
    func fail(with error: any Error)
    func settle(_ failure: (any Error)?)
}

/// A change and whoever waits for it. Unchecked: made by one thread, handed over under a lock, and from then on touched
/// by the writing connection's thread alone.
private final class Change<Value: Sendable>: Waiting, @unchecked Sendable {
    private let body: @Sendable (Database) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private var result: Result<Value, any Error>?

    init(
        _ body: @escaping @Sendable (Database) throws -> Value, _ continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func apply(to db: Database) throws { result = .success(try body(db)) }

    func fail(with error: any Error) { result = .failure(error) }

    func settle(_ failure: (any Error)?) {
        if let failure { return continuation.resume(throwing: failure) }
        // Every change of a committed batch was applied or failed.
        continuation.resume(with: result ?? .failure(CustomersError.unusable(.broken, code: 0)))
    }
}
