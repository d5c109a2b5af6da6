package import Foundation
import GRDB
import GRDBSQLite

/// Statements are prepared once a connection, bound and read in place.
///
/// GRDB keeps the connections, their queues and the prepared statements. Its rows and arguments are left out: a turn runs
/// some fifteen small statements, and boxing each value and each row cost more than SQLite's own work.
extension Database {
    /// Runs a statement that returns nothing.
    func run(_ sql: String, _ values: [(any Bindable)?] = []) throws(CustomersError) {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
    }

    /// Runs an insertion and returns the new row's number.
    func insert(_ sql: String, _ values: [(any Bindable)?]) throws(CustomersError) -> Int64 {
        try run(sql, values)
        return lastInsertedRowID
    }

    /// The first row of a query, or `nil`.
    func first<Value>(
        _ sql: String, _ values: [(any Bindable)?] = [], _ read: (Columns) throws -> Value
    ) throws -> Value? {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return try read(Columns(statement: statement))
        case SQLITE_DONE: return nil
        default: throw failure
        }
    }

    /// All rows of a query.
    func all<Value>(
        _ sql: String, _ values: [(any Bindable)?] = [], _ read: (Columns) throws -> Value
    ) throws -> [Value] {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        var found: [Value] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: found.append(try read(Columns(statement: statement)))
            case SQLITE_DONE: return found
            default: throw failure
            }
        }
    }

    private func bound(_ sql: String, _ values: [(any Bindable)?]) throws(CustomersError) -> OpaquePointer {
        let statement: OpaquePointer
        do { statement = try cachedStatement(sql: sql).sqliteStatement } catch { throw CustomersError(error) }
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let code = value?.bind(to: statement, at: place) ?? sqlite3_bind_null(statement, place)
            guard code == SQLITE_OK else { throw failure }
        }
        return statement
    }

    private var failure: CustomersError { CustomersError(code: sqlite3_extended_errcode(sqliteConnection)) }
}

/// The columns of the row that a statement stands on. They are gone when it moves on, so they are read at once.
struct Columns {
    fileprivate let statement: OpaquePointer

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// A whole number; 0 for null.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// A whole number; 0 for null.
    func int(_ column: Int32) -> Int { Int(number(column)) }

    func double(_ column: Int32) -> Double? {
        isNull(column) ? nil : sqlite3_column_double(statement, column)
    }

    /// Zero is false.
    func bool(_ column: Int32) -> Bool? { isNull(column) ? nil : number(column) != 0 }

    /// Milliseconds since 1970.
    func date(_ column: Int32) -> Date? { isNull(column) ? nil : Date(milliseconds: number(column)) }

    /// A blob or a text; empty for null.
    func bytes(_ column: Int32) -> [UInt8] {
        withBytes(column) { Array($0) }
    }

    /// A blob or a text where it lies, which is nowhere else; empty for null.
    func withBytes<Value>(_ column: Int32, _ read: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        let start = sqlite3_column_blob(statement, column)
        return try read(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// A blob or a text, as text; empty for null.
    func text(_ column: Int32) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// A blob or a text, as text.
    func textIfAny(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}

/// A value that a statement takes. `nil` is null.
protocol Bindable {
    /// Binds the value, which SQLite copies, at a place counted from 1; returns SQLite's result code.
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_int64(statement, place, self) }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, Int64(self))
    }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, self ? 1 : 0)
    }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 { sqlite3_bind_double(statement, place, self) }
}

extension Date: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, milliseconds)
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { text in
                // A null pointer would be a null and not an empty text.
                guard let start = text.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
                return sqlite3_bind_text(statement, place, start, Int32(text.count), copied)
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob(statement, place, bytes.baseAddress, Int32(bytes.count), copied)
        }
    }
}

/// SQLITE_TRANSIENT, a macro that is not imported: SQLite takes a copy.
private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

extension Date {
    /// Milliseconds since 1970, as times are kept.
    package var milliseconds: Int64 {
        // A double beyond this would trap; no calendar that we meet goes there.
        let value = (timeIntervalSince1970 * 1_000).rounded()
        return Int64(min(max(value, -9e15), 9e15))
    }

    /// A time as it is kept.
    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}
