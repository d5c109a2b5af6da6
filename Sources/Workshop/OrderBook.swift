package import StrictJSON

/// An example of a desk's own system: orders in a table, looked up for `--actions`.
///
/// The table has a column `order_number`, and any others; what is not empty in an order's row is what is told of it. With
/// a column `customer`, an order is told to its own customer alone.
package struct OrderBook: Sendable {
    private var orders: [String: JSON.Object] = [:]

    /// Reads a table of orders: CSV, TSV or JSON lines.
    /// - Throws: `WorkshopError`; a bad row is bad data as a whole, since an order must not be told wrongly.
    package init(path: String) throws(WorkshopError) {
        let (rows, bad) = try CorpusFile.rows(path: path)
        if let line = bad.first { throw .badData(path: line.file, line: line.line, reason: line.reason) }
        for row in rows {
            guard let number = row.value("order_number")?.string else {
                throw .badData(path: path, line: row.line, reason: "an order has an order_number")
            }
            orders[number.uppercased()] = row.fields.members.reduce(into: JSON.Object()) { order, member in
                if member.value != "", !member.value.isNull { order[member.key] = member.value }
            }
        }
    }

    /// Answers one line of an action, as PROTOCOL.md has it; `failed` for any action but `lookup_order`.
    package func answer(_ line: [UInt8]) -> JSON {
        guard let request = try? JSON(parsing: line), request["name"] == "lookup_order",
            let number = request["arguments"]?["order_number"]?.string
        else { return ["status": "failed"] }
        guard let order = orders[number.uppercased()],
            order["customer"] == nil || order["customer"] == request["customer"]
        else { return ["status": "not_found"] }
        return ["status": "ok", "data": .object(order)]
    }
}
