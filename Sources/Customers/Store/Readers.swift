import GRDB
import Synchronization

/// Connections that read. One is taken for the length of one look and given back; a new one is made when all are taken,
/// so nobody waits, and there are never more than threads that read at once.
final class Readers: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let path: String
    private let configuration: Configuration

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Reads at one moment between two transactions, on the caller's thread.
    func read<Value>(_ look: (Database) throws -> Value) throws -> Value {
        let idle = try state.withLock { state throws(CustomersError) in
            guard !state.isClosed else { throw .unusable(.closed, code: 0) }
            return state.idle.popLast()
        }
        let connection = try idle ?? DatabaseQueue(path: path, configuration: configuration)
        defer { giveBack(connection) }
        return try connection.unsafeRead { db in
            try db.run("BEGIN")
            // Nothing was changed, so both ends of the transaction are the same.
            defer { try? db.run("COMMIT") }
            return try look(db)
        }
    }

    /// Closes every connection; those that are taken, when they are given back.
    func close() {
        let idle = state.withLock { state in
            defer { state = State(idle: [], isClosed: true) }
            return state.idle
        }
        for connection in idle { try? connection.close() }
    }

    private func giveBack(_ connection: DatabaseQueue) {
        let isKept = state.withLock { state in
            if !state.isClosed { state.idle.append(connection) }
            return !state.isClosed
        }
        if !isKept { try? connection.close() }
    }
}
