internal import Comprehension
internal import Customers
internal import Foundation
internal import StrictJSON

/// Reads the fields of a request by name, each with its check and its limit, and notes which nobody asked for.
struct Fields {
    private let object: JSON.Object
    private let limits: Limits
    private var asked: [String] = []

    init(_ object: JSON.Object, _ limits: Limits) {
        self.object = object
        self.limits = limits
    }

    /// Tells about the fields that nobody asked for, the first sixteen of them.
    var warnings: [String] {
        object.keys.filter { key in !asked.contains { $0.utf8.elementsEqual(key.utf8) } }.prefix(16)
            .map { "unknown field \(String(decoding: Array($0.utf8.prefix(64)), as: UTF8.self))" }
    }

    /// Whether a field stands there; `null` counts as left out.
    mutating func has(_ name: String) -> Bool { value(name) != nil }

    /// A name as `Handle` has it.
    mutating func identifier(_ name: String) throws(Refusal) -> String {
        try needed(name, try identifier(ifAny: name))
    }

    mutating func identifier(ifAny name: String) throws(Refusal) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, Handle.isIdentifier(text) else {
            throw bad(name, "\(name) has 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -")
        }
        return text
    }

    /// A name, or `null` said outright.
    mutating func identifierOrNull(_ name: String) throws(Refusal) -> String? {
        if object[name] == .null {
            asked.append(name)
            return nil
        }
        return try identifier(name)
    }

    /// What a person wrote.
    mutating func text(_ name: String) throws(Refusal) -> String { try needed(name, try text(ifAny: name)) }

    mutating func text(ifAny name: String) throws(Refusal) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw bad(name, "\(name) is a string") }
        try check(name) { () throws(TextProblem) in try TextCheck.check(text, limits) }
        return text
    }

    /// A whole number.
    mutating func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
        try needed(name, try number(ifAny: name, in: range))
    }

    mutating func number(ifAny name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw bad(name, "\(name) is a whole number, \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    mutating func flag(ifAny name: String) throws(Refusal) -> Bool? {
        guard let value = value(name) else { return nil }
        guard let flag = value.bool else { throw bad(name, "\(name) is true or false") }
        return flag
    }

    mutating func flag(_ name: String) throws(Refusal) -> Bool { try needed(name, try flag(ifAny: name)) }

    /// One of a few words.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, of kind: Word.Type
    ) throws(Refusal) -> Word {
        try needed(name, try word(ifAny: name, of: kind))
    }

    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        ifAny name: String, of kind: Word.Type
    ) throws(Refusal) -> Word? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, text.utf8.count <= 64, let word = Word(rawValue: text) else {
            throw bad(name, "\(name) is one of \(kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    mutating func time(ifAny name: String) throws(Refusal) -> Date? { try moment(ifAny: name)?.date }

    /// A time with the offset that it is written in.
    mutating func moment(ifAny name: String) throws(Refusal) -> Moment? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, text.utf8.count <= 40, let moment = Timestamp.moment(text) else {
            throw bad(name, "\(name) is a time such as 2026-03-09T14:05:00Z or 2026-03-09T14:05:00+01:00")
        }
        return moment
    }

    mutating func timeZone(ifAny name: String) throws(Refusal) -> TimeZone? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, text.utf8.count <= 64,
            text.utf8.allSatisfy({ Handle.isIdentifier(String(UnicodeScalar($0))) || "/+".utf8.contains($0) }),
            let zone = TimeZone(identifier: text)
        else { throw bad(name, "\(name) is a time zone's name, such as Europe/Berlin") }
        return zone
    }

    mutating func locale(ifAny name: String) throws(Refusal) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, (2...35).contains(text.utf8.count), Handle.isIdentifier(text) else {
            throw bad(name, "\(name) is a language tag of 2 to 35 characters, such as de-AT")
        }
        return text
    }

    mutating func object(ifAny name: String) throws(Refusal) -> JSON.Object? {
        guard let value = value(name) else { return nil }
        guard let object = value.object else { throw bad(name, "\(name) is an object") }
        try check(name) { () throws(TextProblem) in try TextCheck.check(value, limits) }
        return object
    }

    mutating func array(ifAny name: String) throws(Refusal) -> [JSON]? {
        guard let value = value(name) else { return nil }
        guard let array = value.array else { throw bad(name, "\(name) is a list") }
        try check(name) { () throws(TextProblem) in try TextCheck.check(value, limits) }
        return array
    }

    private mutating func value(_ name: String) -> JSON? {
        asked.append(name)
        return object[name].flatMap { $0.isNull ? nil : $0 }
    }

    private func needed<Value>(_ name: String, _ value: Value?) throws(Refusal) -> Value {
        guard let value else { throw bad(name, "\(name) is missing") }
        return value
    }

    private func bad(_ name: String, _ detail: String) -> Refusal { Refusal(.badField, field: name, detail) }

    private func check(_ name: String, _ body: () throws(TextProblem) -> Void) throws(Refusal) {
        do { try body() } catch { throw Refusal(error, field: name) }
    }
}

extension Refusal {
    /// The refusal of a text for what `TextCheck` found.
    init(_ problem: TextProblem, field: String? = nil) {
        let name = field ?? "the line"
        switch problem {
        case .notUTF8: self.init(.notText, field: field, "\(name) is not UTF-8")
        case .nul: self.init(.notText, field: field, "\(name) holds NUL")
        case .tooLong(let limit): self.init(.badField, field: field, "\(name) has at most \(limit) bytes")
        case .tooManyMarks(let limit):
            self.init(.badField, field: field, "\(name) has at most \(limit) combining marks on one base")
        }
    }
}
