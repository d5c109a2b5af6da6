package import StrictJSON

/// One example sentence of the catalogue with the entities that its author marked in it.
package struct AnnotatedExample: Sendable, Equatable {
    /// The sentence without marks.
    package let text: String
    package let annotations: [Annotation]
    /// The intent it stands for; `nil` for out of scope.
    package let intent: String?
    package let file: String
    /// Counted from 1.
    package let line: Int

    /// A span that the author marked.
    package struct Annotation: Sendable, Equatable {
        /// UTF-8 offsets in `text`.
        package let range: Range<Int>
        package let entity: String
        package let role: String?
        /// The value it stands for, where it is not the words themselves.
        package let value: JSON?
    }
}

extension AnnotatedExample {
    /// Reads Rasa's marks: `[words](entity)`, `[words](entity:value)` and `[words]{"entity": …, "role": …, "value": …}`.
    ///
    /// A bracket that no mark follows is part of the sentence.
    /// - Throws: `CatalogueProblem` for a mark that is begun and makes no sense.
    package init(marked: String, intent: String?, file: String, line: Int) throws(CatalogueProblem) {
        func problem(_ message: String) -> CatalogueProblem {
            CatalogueProblem(file: file, line: line, message: message)
        }
        let bytes = Array(marked.utf8)
        var plain: [UInt8] = []
        var found: [Annotation] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "["),
                let end = bytes[place...].firstIndex(of: UInt8(ascii: "]")), end + 1 < bytes.count,
                bytes[end + 1] == UInt8(ascii: "(") || bytes[end + 1] == UInt8(ascii: "{")
            else {
                plain.append(bytes[place])
                place += 1
                continue
            }
            let close = bytes[end + 1] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
            guard let last = bytes[(end + 1)...].firstIndex(of: close) else {
                throw problem("the mark after '[…]' has no end")
            }
            let range = plain.count..<plain.count + (end - place - 1)
            plain.append(contentsOf: bytes[(place + 1)..<end])
            if close == UInt8(ascii: ")") {
                let inside = String(decoding: bytes[(end + 2)..<last], as: UTF8.self)
                let parts = inside.split(separator: ":", maxSplits: 1).map(String.init)
                guard let entity = parts.first, !entity.isEmpty else { throw problem("'()' names no entity") }
                found.append(
                    Annotation(
                        range: range, entity: entity, role: nil,
                        value: parts.count > 1 ? .string(parts[1]) : nil))
            } else {
                guard let mark = try? JSON(parsing: bytes[(end + 1)...last]), let entity = mark["entity"]?.string else {
                    throw problem("the mark after '[…]' is no JSON object with an \"entity\"")
                }
                found.append(
                    Annotation(range: range, entity: entity, role: mark["role"]?.string, value: mark["value"]))
            }
            place = last + 1
        }
        text = String(decoding: plain, as: UTF8.self).trimmed
        annotations = found
        self.intent = intent
        self.file = file
        self.line = line
    }
}
