import StrictJSON

/// Turns the lines of one file into rows.
package struct RowDecoder: Sendable {
    package let file: String
    package let format: RowFormat
    /// The longest line in bytes.
    package let limit: Int
    /// The names of the columns, where the format has them in its first line.
    private let columns: [String]
    /// Between the cells of a table.
    private let separator: UInt8

    /// A decoder for a file whose columns, if its format has any, are known.
    init(
        file: String, format: RowFormat, columns: [String] = [], separator: UInt8 = UInt8(ascii: ","),
        limit: Int = LineBatches.defaultLimit
    ) {
        self.file = file
        self.format = format
        self.columns = columns
        self.separator = separator
        self.limit = limit
    }

    /// Whether a line end between quotes belongs to its row.
    var isQuoted: Bool { format == .csv }

    /// Calls `body` with each row of a batch, or with why a line is none. Blank lines are passed over.
    package func forEachRow(in batch: LineBatches.Batch, _ body: (Result<Row, BadLine>) -> Void) {
        if batch.isTooLong { body(.failure(tooLong(batch.firstLine))) }
        batch.forEachLine(isQuoted: isQuoted) { bytes, number in
            guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
            body(row(bytes, number))
        }
    }

    private func row(_ bytes: UnsafeBufferPointer<UInt8>, _ number: Int) -> Result<Row, BadLine> {
        guard bytes.count <= limit else { return .failure(tooLong(number)) }
        do throws(BadField) {
            return .success(Row(try fields(bytes), line: number))
        } catch {
            return .failure(BadLine(file: file, line: number, reason: error.problem))
        }
    }

    private func fields(_ bytes: UnsafeBufferPointer<UInt8>) throws(BadField) -> JSON.Object {
        switch format {
        case .jsonLines:
            let value: JSON
            do throws(JSONError) {
                value = try JSON(parsing: bytes)
            } catch {
                throw BadField("", "is no JSON: \(error)")
            }
            guard let object = value.object else { throw BadField("", "is no JSON object") }
            return object
        case .text:
            guard let text = String(validating: bytes, as: UTF8.self) else { throw BadField("", "is not UTF-8") }
            return ["text": .string(text)]
        case .csv, .tsv:
            let cells = try Self.cells(bytes, format, separator)
            guard cells.count == columns.count else {
                throw BadField("", "has \(cells.count) cells where the first line names \(columns.count)")
            }
            var object = JSON.Object()
            for (column, cell) in zip(columns, cells) { object[column] = .string(cell) }
            return object
        }
    }

    private func tooLong(_ number: Int) -> BadLine {
        BadLine(file: file, line: number, reason: "is longer than \(limit) bytes")
    }

    /// The cells of a line of CSV or TSV.
    static func cells(
        _ bytes: UnsafeBufferPointer<UInt8>, _ format: RowFormat, _ separator: UInt8
    ) throws(BadField) -> [String] {
        var cells: [String] = []
        var cell: [UInt8] = []
        func finish() throws(BadField) {
            guard let text = String(validating: cell, as: UTF8.self) else { throw BadField("", "is not UTF-8") }
            cells.append(text)
            cell.removeAll(keepingCapacity: true)
        }
        let quote = UInt8(ascii: "\"")
        var place = 0
        while place < bytes.count {
            if format == .csv, bytes[place] == quote, cell.isEmpty {
                place = try unquote(bytes, from: place + 1, into: &cell)
                guard place == bytes.count || bytes[place] == separator else {
                    throw BadField("", "has more after a closing quote")
                }
                continue
            }
            if bytes[place] == separator { try finish() } else { cell.append(bytes[place]) }
            place += 1
        }
        try finish()
        return cells
    }

    /// Reads up to the closing quote, two quotes standing for one, and returns the place after it.
    private static func unquote(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into cell: inout [UInt8]
    ) throws(BadField) -> Int {
        let quote = UInt8(ascii: "\"")
        var place = start
        while place < bytes.count {
            if bytes[place] == quote {
                guard place + 1 < bytes.count, bytes[place + 1] == quote else { return place + 1 }
                place += 1
            }
            cell.append(bytes[place])
            place += 1
        }
        throw BadField("", "has a quote that is not closed")
    }
}
