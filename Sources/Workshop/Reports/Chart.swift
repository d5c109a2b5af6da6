/// Charts as inline SVG, drawn for a column of 340 units so that their words stay readable on a telephone; colours come
/// from the page's style, so that light, dark and print are one drawing.
package enum Chart {
    static let width = 340.0

    /// One part of a stacked bar.
    struct Part {
        let name: String
        let count: Int
        /// The class that gives its colour.
        let style: String
    }

    private static func svg(_ id: String, title: String, description: String, height: Double, _ body: String) -> String
    {
        """
        <svg viewBox="0 0 \(Int(width)) \(Markup.coordinate(height))" role="img" aria-labelledby="\(id)-t \(id)-d">
        <title id="\(id)-t">\(Markup.text(title))</title><desc id="\(id)-d">\(Markup.text(description))</desc>
        \(body)</svg>
        """
    }

    private static func rect(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ style: String) -> String {
        "<rect x=\"\(Markup.coordinate(x))\" y=\"\(Markup.coordinate(y))\" width=\"\(Markup.coordinate(w))\" "
            + "height=\"\(Markup.coordinate(h))\" class=\"\(style)\"/>\n"
    }

    private static func label(_ text: String, _ x: Double, _ y: Double, _ style: String = "", end: Bool = false)
        -> String
    {
        "<text x=\"\(Markup.coordinate(x))\" y=\"\(Markup.coordinate(y))\" class=\"\(style)\""
            + (end ? " text-anchor=\"end\"" : "") + ">\(Markup.text(text))</text>\n"
    }

    private static func axis(at y: Double, to end: Double = width) -> String {
        let height = Markup.coordinate(y)
        return "<line x1=\"0\" x2=\"\(Markup.coordinate(end))\" y1=\"\(height)\" y2=\"\(height)\" class=\"axis\"/>\n"
    }

    /// Columns over time or order, the largest one named; `labels` stand below the first and the last.
    static func columns(
        _ id: String, title: String, values: [Int], labels: (first: String, last: String), peak: String,
        height: Double = 130, most: Int? = nil
    ) -> String {
        let largest = max(most ?? values.max() ?? 0, 1)
        let top = 18.0
        let base = height - 18
        let step = width / Double(max(values.count, 1))
        let gap = step > 4 ? min(2, step / 5) : 0.4
        var body = ""
        for (place, value) in values.enumerated() where value > 0 {
            let tall = max((base - top) * Double(value) / Double(largest), 0.8)
            body += rect(Double(place) * step, base - tall, max(step - gap, 0.6), tall, "fill-ink")
        }
        body += axis(at: base)
        body += label(labels.first, 0, height - 4, "small")
        if labels.last != labels.first { body += label(labels.last, width, height - 4, "small", end: true) }
        body += label(peak, 0, 11, "small")
        let sum = values.reduce(0, +)
        return svg(
            id, title: title,
            description: "\(sum) in \(values.count) columns from \(labels.first) to \(labels.last). \(peak).",
            height: height, body)
    }

    /// Bars from the left, each under its name, with its count at its end.
    static func bars(_ id: String, title: String, rows: [(name: String, count: Int, note: String)], style: String)
        -> String
    {
        let largest = max(rows.map(\.count).max() ?? 0, 1)
        var body = ""
        for (place, row) in rows.enumerated() {
            let y = Double(place) * 36
            body += label(row.name, 0, y + 12, "name")
            body += label(row.note, width, y + 12, "small", end: true)
            body += rect(0, y + 17, width, 8, "fill-rail")
            body += rect(0, y + 17, max(width * Double(row.count) / Double(largest), 1), 8, style)
        }
        return svg(
            id, title: title, description: rows.map { "\($0.name): \($0.note)" }.joined(separator: "; "),
            height: Double(rows.count) * 36 - 6, body)
    }

    /// Bars of parts that make a whole, each under its name.
    static func stacks(_ id: String, title: String, rows: [(name: String, note: String, parts: [Part])]) -> String {
        var body = ""
        var described: [String] = []
        for (place, row) in rows.enumerated() {
            let y = Double(place) * 40
            let sum = row.parts.reduce(0) { $0 + $1.count }
            body += label(row.name, 0, y + 12, "name")
            body += label(row.note, width, y + 12, "small", end: true)
            var x = 0.0
            if sum == 0 { body += rect(0, y + 18, width, 12, "fill-rail") }
            for part in row.parts where part.count > 0 {
                let wide = width * Double(part.count) / Double(sum)
                body += rect(x, y + 18, max(wide - 1, 0.6), 12, part.style)
                x += wide
            }
            described.append("\(row.name): " + row.parts.map { "\($0.count) \($0.name)" }.joined(separator: ", "))
        }
        return svg(
            id, title: title, description: described.joined(separator: "; "), height: Double(rows.count) * 40 - 6, body)
    }

    /// How moods are spread, from −1 to 1 in twenty columns, bad ones and good ones in their colours.
    static func moods(_ id: String, title: String, counts: [Int]) -> String {
        let largest = max(counts.max() ?? 0, 1)
        let base = 112.0
        let step = width / Double(max(counts.count, 1))
        var body = ""
        for (place, count) in counts.enumerated() where count > 0 {
            let tall = max(94 * Double(count) / Double(largest), 0.8)
            let style = place < 8 ? "fill-bad" : place < 12 ? "fill-mid" : "fill-good"
            body += rect(Double(place) * step, base - tall, step - 2, tall, style)
        }
        body += axis(at: base)
        body += label("furious", 0, 126, "small")
        body += "<text x=\"170\" y=\"126\" class=\"small\" text-anchor=\"middle\">neither</text>\n"
        body += label("delighted", width, 126, "small", end: true)
        let bad = counts.prefix(8).reduce(0, +)
        let good = counts.suffix(8).reduce(0, +)
        return svg(
            id, title: title, description: "\(bad) messages of a bad mood, \(good) of a good one.", height: 130, body)
    }

    /// A line of moods from the beginning of conversations to their end, for each kind; degrees from −0.6 to 0.6.
    package static func curves(_ id: String, title: String, rows: [(name: String, values: [Double], style: String)])
        -> String
    {
        func y(_ mood: Double) -> Double { 70 - min(max(mood, -0.6), 0.6) / 0.6 * 56 }
        let wide = width - 70
        var body = axis(at: 70, to: wide)
        body += label("better", 0, 11, "small") + label("worse", 0, 140, "small")
        var described: [String] = []
        var taken: [Double] = []
        // From the highest end to the lowest, so that each name stands beside its own line.
        for row in rows.filter({ !$0.values.isEmpty }).sorted(by: { $0.values.last ?? 0 > $1.values.last ?? 0 }) {
            let step = wide / Double(max(row.values.count - 1, 1))
            let points = row.values.enumerated().map { place, mood in
                "\(Markup.coordinate(Double(place) * step)),\(Markup.coordinate(y(mood)))"
            }
            body += "<polyline points=\"\(points.joined(separator: " "))\" class=\"\(row.style)\"/>\n"
            var place = y(row.values.last ?? 0) + 4
            while taken.contains(where: { abs($0 - place) < 14 }) { place += 14 }
            taken.append(place)
            body += label(row.name, wide + 6, place, "small")
            let degrees = row.values.map { "\(Int(($0 * 100).rounded()))" }.joined(separator: ", ")
            described.append("\(row.name), in hundredths: \(degrees)")
        }
        return svg(id, title: title, description: described.joined(separator: "; "), height: 146, body)
    }
}
