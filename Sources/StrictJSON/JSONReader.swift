/// Why bytes are no JSON, and where. It never carries the bytes themselves, which may be personal.
package struct JSONError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, in words.
    package let reason: String
    /// Where, counted in bytes from the first.
    package let offset: Int

    package var description: String { "byte \(offset): \(reason)" }
}

extension JSON {
    /// How deep arrays and objects may nest.
    package static let maximumDepth = 32

    /// Reads exactly one JSON value and nothing after it but white space.
    ///
    /// Stricter than Foundation's decoders: no byte order mark, no trailing comma, no duplicate key (compared as bytes),
    /// no lone surrogate, no invalid UTF-8, no number beyond a finite `Double`, nesting up to `maximumDepth`.
    /// - Throws: `JSONError` with the place.
    package init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        let result: Result<JSON, JSONError>? = bytes.withContiguousStorageIfAvailable { Self.parse($0) }
        self = try (result ?? Array(bytes).withUnsafeBufferPointer { Self.parse($0) }).get()
    }

    /// Reads a JSON text.
    package init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<JSON, JSONError> {
        var reader = JSONReader(bytes: bytes)
        do {
            return .success(try reader.document())
        } catch {
            return .failure(error)
        }
    }
}

/// A recursive descent over borrowed bytes; depth is limited before the stack is.
private struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var place = 0

    mutating func document() throws(JSONError) -> JSON {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw wrong("more after the end of the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard place < bytes.count else { throw wrong("unexpected end") }
        switch bytes[place] {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw wrong("expected a value")
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        guard depth <= JSON.maximumDepth else { throw wrong("nested deeper than \(JSON.maximumDepth)") }
        place += 1
        var members: [JSON.Object.Member] = []
        var keys: Set<[UInt8]> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(JSON.Object()) }
        repeat {
            skipSpace()
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                throw wrong("expected a key in quotes")
            }
            let start = place
            let key = try string()
            guard isNew(key, members, &keys) else { throw JSONError(reason: "duplicate key", offset: start) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw wrong("expected ':'") }
            skipSpace()
            members.append(JSON.Object.Member(key: key, value: try value(depth: depth)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw wrong("expected ',' or '}'") }
        return .object(JSON.Object(checked: members))
    }

    /// Whether no member has a key yet. A few keys are compared with each other; of many a set is kept, as bytes: hashing
    /// a String is quadratic in combining marks.
    private func isNew(_ key: String, _ members: [JSON.Object.Member], _ keys: inout Set<[UInt8]>) -> Bool {
        guard members.count >= Self.fewMembers else { return !members.contains { JSON.Object.isSame($0.key, key) } }
        if keys.isEmpty { keys = Set(members.map { Array($0.key.utf8) }) }
        return keys.insert(Array(key.utf8)).inserted
    }

    private static let fewMembers = 24

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        guard depth <= JSON.maximumDepth else { throw wrong("nested deeper than \(JSON.maximumDepth)") }
        place += 1
        var elements: [JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            skipSpace()
            elements.append(try value(depth: depth))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw wrong("expected ',' or ']'") }
        return .array(elements)
    }

    private mutating func string() throws(JSONError) -> String {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
            guard bytes[place] >= 0x20 else { throw wrong("control character in a string") }
            place += 1
        }
        guard place < bytes.count else { throw wrong("string without end") }
        if bytes[place] == UInt8(ascii: "\"") {
            defer { place += 1 }
            return try text(bytes[start..<place], from: start)
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var decoded = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(decoded[...], from: start)
            case UInt8(ascii: "\\"): try escape(into: &decoded)
            case 0..<0x20: throw JSONError(reason: "control character in a string", offset: place - 1)
            default: decoded.append(byte)
            }
        }
        throw wrong("string without end")
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        guard place < bytes.count else { throw wrong("string without end") }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"): decoded.append(contentsOf: String(Character(try escapedScalar())).utf8)
        default: throw JSONError(reason: "unknown escape", offset: place - 1)
        }
    }

    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw wrong("lone surrogate") }
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw wrong("lone surrogate") }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
        guard place + 4 <= bytes.count else { throw wrong("unexpected end") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue, bytes[place] < 0x80 else {
                throw wrong("expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return value
    }

    private func text(_ utf8: some Collection<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw JSONError(reason: "invalid UTF-8 in a string", offset: start)
        }
        return text
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let whole = digits()
        guard whole > 0 else { throw wrong("expected a digit") }
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") { throw wrong("leading zero") }
        var fraction = 0
        if take(UInt8(ascii: ".")) {
            fraction = digits()
            guard fraction > 0 else { throw wrong("expected a digit") }
        }
        if whole + fraction <= Self.exactDigits, place == bytes.count || bytes[place] | 0x20 != UInt8(ascii: "e") {
            return .number(exactNumber(from: start, fraction: fraction))
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw wrong("expected a digit") }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard let number = Double(text), number.isFinite else {
            throw JSONError(reason: "number out of range", offset: start)
        }
        return .number(number)
    }

    /// A number of few digits: both they and the power of ten are doubles, and their quotient is the nearest one
    /// (Clinger 1990).
    private func exactNumber(from start: Int, fraction: Int) -> Double {
        var digits = 0.0
        for byte in bytes[start..<place] where byte >= UInt8(ascii: "0") {
            digits = digits * 10 + Double(byte - UInt8(ascii: "0"))
        }
        let number = digits / Self.powersOfTen[fraction]
        return bytes[start] == UInt8(ascii: "-") ? -number : number
    }

    private static let exactDigits = 15
    private static let powersOfTen = sequence(first: 1.0) { $0 * 10 }.prefix(exactDigits + 1).map { $0 }

    private mutating func digits() -> Int {
        let start = place
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
        return place - start
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[place...].starts(with: letters) else { throw wrong("expected a value") }
        place += letters.count
        return value
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < bytes.count, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    private func wrong(_ reason: String) -> JSONError { JSONError(reason: reason, offset: place) }
}
