/// A JSON value (RFC 8259) whose objects keep the order of their members, so that one value always writes the same bytes.
package enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    /// Always finite. Whole numbers below 2^53 are written without a fraction.
    case number(Double)
    case string(String)
    case array([JSON])
    case object(Object)

    /// Members in the order in which they were added; a key stands once.
    package struct Object: Sendable, Equatable, ExpressibleByDictionaryLiteral {
        /// The members in order.
        package private(set) var members: [Member] = []

        /// One key with its value.
        package struct Member: Sendable, Equatable {
            package let key: String
            package var value: JSON

            /// A member of an object.
            package init(key: String, value: JSON) {
                self.key = key
                self.value = value
            }
        }

        /// An object without members.
        package init() {}

        package init(dictionaryLiteral elements: (String, JSON)...) {
            for (key, value) in elements { self[key] = value }
        }

        /// Takes over members that the reader has already checked to be free of duplicates.
        init(checked members: [Member]) { self.members = members }

        /// The value under a key, keys being compared as bytes; assigning `nil` removes the member.
        package subscript(key: String) -> JSON? {
            get { members.first { Self.isSame($0.key, key) }?.value }
            set {
                let place = members.firstIndex { Self.isSame($0.key, key) }
                switch (place, newValue) {
                case (let place?, let value?): members[place].value = value
                case (let place?, nil): members.remove(at: place)
                case (nil, let value?): members.append(Member(key: key, value: value))
                case (nil, nil): break
                }
            }
        }

        /// Whether two keys are the same bytes; of most, their lengths tell that they are not.
        static func isSame(_ key: String, _ other: String) -> Bool {
            key.utf8.count == other.utf8.count && key.utf8.elementsEqual(other.utf8)
        }

        /// The keys in order.
        package var keys: [String] { members.map(\.key) }
        package var isEmpty: Bool { members.isEmpty }
        package var count: Int { members.count }
    }
}

extension JSON {
    /// The text, when this is a string.
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The number, when this is one.
    package var double: Double? { if case .number(let number) = self { number } else { nil } }
    /// The number, when it is whole and fits an `Int` exactly.
    package var int: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
    /// The truth value, when this is one.
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    /// The elements, when this is an array.
    package var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    /// The members, when this is an object.
    package var object: Object? { if case .object(let object) = self { object } else { nil } }
    /// True for `null` alone.
    package var isNull: Bool { self == .null }

    /// The member of an object under a key; `nil` for a missing member and for anything that is no object.
    package subscript(key: String) -> JSON? { object?[key] }

    /// A string, or `null` for `nil`.
    package static func string(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
    /// A number, or `null` for `nil` and for what is not finite.
    package static func number(_ number: Double?) -> JSON {
        number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }
    /// A whole number.
    package static func number(_ number: Int) -> JSON { .number(Double(number)) }
    /// An array of strings.
    package static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(floatLiteral value: Double) { self = .number(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(nilLiteral: ()) { self = .null }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        var object = Object()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
