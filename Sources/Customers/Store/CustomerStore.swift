package import Foundation
import GRDB

/// All that is kept about people, in one SQLite file of a data folder.
///
/// One process at a time opens it for writing; others may read. Every function that changes something returns after its
/// change is in a committed, synced transaction, and several at once share one (`GroupCommit`). Reading is done in
/// place, on connections of its own, and sees whole transactions only. Nothing here reads a clock: times come in.
package final class CustomerStore: Sendable {
    /// What one may do with the store.
    package enum Access: Sendable { case writing, reading }

    /// What a desk may set.
    package struct Settings: Sendable {
        /// What is granted where a person's ledger says nothing.
        package var grantedByDefault = Purpose.grantedByDefault
        /// How large the store may grow, in bytes; `nil` for as large as the disk.
        package var sizeLimit: Int?
        /// Whether a commit waits for the disk. Only a store that is thrown away afterwards may do without.
        package var isDurable = true

        /// The usual settings.
        package init() {}
    }

    /// Answers to repeated messages are kept for this long.
    package static let answersKept: TimeInterval = 7 * 86_400

    let settings: Settings
    let marks: Marks
    private let readers: Readers
    private let writer: Writer?

    /// What only a process that writes has.
    private struct Writer {
        let lock: FolderLock
        let connection: DatabaseQueue
        let commits: GroupCommit
    }

    /// Opens the store of a folder, making both when they are not there and `access` is for writing.
    ///
    /// - Throws: `CustomersError`: `.folderHeld` when another process writes there, `.nothingKept` when there is nothing
    ///   to read, `.otherVersion`, `.unusable`.
    package init(folder: URL, access: Access = .writing, settings: Settings = Settings()) throws(CustomersError) {
        self.settings = settings
        let path = folder.appendingPathComponent("customers.sqlite").path
        switch access {
        case .writing: writer = try Self.writer(folder: folder, path: path, settings)
        case .reading:
            guard FileManager.default.fileExists(atPath: path) else { throw .nothingKept(folder: folder.path) }
            writer = nil
        }
        readers = Readers(path: path, configuration: Self.configuration(.reading))
        do {
            if access == .reading { try readers.read(Self.checkVersion) }
            let salt = try readers.read { db in
                try db.first("SELECT value FROM keys WHERE name = 'salt'") { $0.bytes(0) }
            }
            marks = Marks(salt: salt ?? [])
        } catch {
            throw CustomersError(error)
        }
    }

    /// Lets what was accepted be committed, folds the log into the file, and gives the folder free.
    package func close() async throws {
        if let writer {
            _ = try await writer.commits.write { _ in }
            writer.commits.close()
            readers.close()
            _ = await truncateLog()
            do { try writer.connection.close() } catch { throw CustomersError(error) }
            writer.lock.release()
        } else {
            readers.close()
        }
    }

    /// Makes a change in the next transaction; returns after its commit.
    func write<Value: Sendable>(_ change: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        guard let writer else { throw CustomersError.unusable(.readOnly, code: 0) }
        do { return try await writer.commits.write(change) } catch { throw CustomersError(error) }
    }

    /// Reads at one moment between two transactions, on the caller's thread: some tens of microseconds for one customer.
    func read<Value>(_ look: (Database) throws -> Value) throws -> Value {
        do { return try readers.read(look) } catch { throw CustomersError(error) }
    }

    /// Empties the write-ahead log into the file, so that neither holds what was overwritten. True when it could be
    /// done; another process that reads for seconds may hold it up.
    func truncateLog() async -> Bool {
        guard let writer else { return false }
        return await withCheckedContinuation { continuation in
            writer.connection.asyncWriteWithoutTransaction { db in
                continuation.resume(returning: (try? db.checkpoint(.truncate)) != nil)
            }
        }
    }
}

extension CustomerStore {
    private static func writer(folder: URL, path: String, _ settings: Settings) throws(CustomersError) -> Writer {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unusable(.readOnly, code: 0)
        }
        let lock = try FolderLock(folder: folder)
        // The file is nobody else's business, whatever the folder's rights; SQLite gives its log the same ones.
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        do {
            let connection = try DatabaseQueue(path: path, configuration: configuration(.writing))
            try connection.inDatabase { try prepareToWrite($0, settings) }
            try bringUpToDate(connection)
            return Writer(lock: lock, connection: connection, commits: GroupCommit(connection))
        } catch {
            throw CustomersError(error)
        }
    }

    private static func configuration(_ access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .reading
        configuration.busyMode = .timeout(5)
        // There are no references for SQLite to watch: a row and what hangs on it are written and erased together.
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = OFF") }
        return configuration
    }

    /// Not in `prepareDatabase`: GRDB's own change to WAL comes after it and sets `synchronous` to NORMAL, with which a
    /// commit may be lost when the power goes.
    private static func prepareToWrite(_ db: Database, _ settings: Settings) throws {
        try db.execute(
            sql: """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = \(settings.isDurable ? "FULL" : "OFF");
                PRAGMA secure_delete = ON;
                PRAGMA wal_autocheckpoint = 4000;
                PRAGMA cache_size = -16000;
                """)
        let synchronous = try db.first("PRAGMA synchronous") { $0.int(0) }
        let journal = try db.first("PRAGMA journal_mode") { $0.text(0) }
        guard synchronous == (settings.isDurable ? 2 : 0), journal == "wal" else {
            throw CustomersError.unusable(.broken, code: 0)
        }
        if let bytes = settings.sizeLimit {
            let page = try db.first("PRAGMA page_size") { $0.int(0) } ?? 4_096
            try db.execute(sql: "PRAGMA max_page_count = \(max(bytes / page, 1))")
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for migration in Migration.all {
            migrator.registerMigration(migration.name) { db in try db.execute(sql: migration.sql) }
        }
        return migrator
    }

    private static func bringUpToDate(_ connection: DatabaseQueue) throws {
        let found = try connection.unsafeRead(migrator.appliedIdentifiers)
        let known = Migration.all.map(\.name)
        guard found.isSubset(of: known) else { throw CustomersError.otherVersion(found: found.sorted(), known: known) }
        try migrator.migrate(connection)
        // A crash between forgetting and emptying the log would leave what was forgotten in the log.
        _ = try connection.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }

    private static func checkVersion(_ db: Database) throws {
        let found = try migrator.appliedIdentifiers(db)
        let known = Migration.all.map(\.name)
        guard found == Set(known) else { throw CustomersError.otherVersion(found: found.sorted(), known: known) }
    }
}

extension CustomersError {
    /// What an error of GRDB means for whoever uses the store; its message, which may quote, is dropped.
    init(_ error: any Error) {
        switch error {
        case let error as CustomersError: self = error
        case let error as DatabaseError: self.init(code: error.extendedResultCode.rawValue)
        default: self = .unusable(.broken, code: 0)
        }
    }

    /// What an extended result code of SQLite means.
    init(code: Int32) {
        let trouble: Trouble =
            switch ResultCode(rawValue: code).primaryResultCode {
            case .SQLITE_FULL: .full
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .readOnly
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT: .damaged
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_MISUSE: .closed
            default: .broken
            }
        self = .unusable(trouble, code: Int(code))
    }
}
