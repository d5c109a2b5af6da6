import StrictJSON

/// Figures for a person to read: a name and a value a line, and a table of its own for what is a list of like things.
struct FigureTable {
    private var lines: [(name: String, value: String)] = []
    private var tables: [[[String]]] = []

    init(_ figures: JSON) {
        for member in figures.object?.members ?? [] { add(member.value, name: member.key) }
    }

    var text: String {
        let blocks = [lines.map { [$0.name, $0.value] }] + tables
        return blocks.filter { !$0.isEmpty }.map(Self.aligned).joined(separator: "\n\n")
    }

    private mutating func add(_ value: JSON, name: String) {
        if let rows = Self.rows(of: value), let first = rows.first {
            let heads = [name] + first.cells.members.map(\.key)
            tables.append([heads] + rows.map { row in [row.title] + row.cells.members.map { Self.text(of: $0.value) } })
        } else if let object = value.object {
            for member in object.members { add(member.value, name: "\(name).\(member.key)") }
        } else {
            lines.append((name, Self.text(of: value)))
        }
    }

    /// The rows of a list of objects that each begin with a name, or of an object of like objects.
    private static func rows(of value: JSON) -> [(title: String, cells: JSON.Object)]? {
        let rows: [(title: String, cells: JSON.Object)]
        switch value {
        case .array(let elements):
            rows = elements.compactMap { element in
                guard var object = element.object, let head = object.members.first, let title = head.value.string else {
                    return nil
                }
                object[head.key] = nil
                return (title, object)
            }
            guard rows.count == elements.count else { return nil }
        case .object(let object):
            rows = object.members.compactMap { member in member.value.object.map { (member.key, $0) } }
            guard rows.count == object.count, rows.count > 1 else { return nil }
        default: return nil
        }
        return rows.allSatisfy { $0.cells.keys == rows[0].cells.keys } ? rows : nil
    }

    /// Columns side by side: the first to the left, numbers to the right.
    private static func aligned(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    /// Numbers with four decimals, as many as a thousand test lines can bear.
    private static func text(of value: JSON) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): JSON.number((number * 10_000).rounded() / 10_000).text
        case .null: "–"
        default: value.text
        }
    }
}
