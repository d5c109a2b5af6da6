/// A corpus that is open for reading: its batches of lines, and the decoder that makes rows of them.
///
/// The two come apart, so that one task can read while others decode.
package struct CorpusFile: ~Copyable {
    package let decoder: RowDecoder
    package var batches: LineBatches

    /// Opens a file, or standard input under the name `-`.
    /// - Parameter format: `nil`: by the file's name, else by its first byte.
    /// - Throws: `WorkshopError`; a table without names in its first line is bad data as a whole.
    package init(path: String, format: RowFormat? = nil, batchSize: Int = 1 << 16) throws(WorkshopError) {
        // The name alone tells whether lines may be quoted; a first byte never says CSV.
        let isQuoted = (format ?? RowFormat(path: path, opening: nil)) == .csv
        var batches = LineBatches(try ByteSource(path: path), batchSize: batchSize, isQuoted: isQuoted)
        let opening = try batches.opening()
        let format = format ?? RowFormat(path: path, opening: opening)
        let name = path == "-" ? "standard input" : path
        var columns: [String] = []
        var separator = UInt8(ascii: format == .tsv ? "\t" : ",")
        if format == .csv || format == .tsv {
            let line = try batches.takeLine()
            if format == .csv, !line.contains(separator), line.contains(UInt8(ascii: ";")) {
                separator = UInt8(ascii: ";")
            }
            columns = try Self.columns(line, format, separator, name)
        }
        decoder = RowDecoder(file: name, format: format, columns: columns, separator: separator)
        self.batches = batches
    }

    /// Every row of the file, for corpora that are learned from and so fit into memory.
    package static func rows(path: String) throws(WorkshopError) -> (rows: [Row], bad: [BadLine]) {
        var file = try CorpusFile(path: path)
        var rows: [Row] = []
        var bad: [BadLine] = []
        while let batch = try file.batches.next() {
            file.decoder.forEachRow(in: batch) { result in
                switch result {
                case .success(let row): rows.append(row)
                case .failure(let line): bad.append(line)
                }
            }
        }
        return (rows, bad)
    }

    /// Columns of which a table has at least one.
    private static let telling: Set = ["text", "utterance", "sentence", "tokens", "kind", "order_number"]

    private static func columns(
        _ line: [UInt8], _ format: RowFormat, _ separator: UInt8, _ name: String
    ) throws(WorkshopError) -> [String] {
        let columns = line.withUnsafeBufferPointer { try? RowDecoder.cells($0, format, separator) } ?? []
        guard columns.contains(where: telling.contains) else {
            throw .badData(
                path: name, line: 1,
                reason: "the first line of a table names its columns, 'text' (or 'kind' for events, "
                    + "'order_number' for orders) among them")
        }
        guard Set(columns).count == columns.count else {
            throw .badData(path: name, line: 1, reason: "the first line names a column twice")
        }
        return columns
    }
}
