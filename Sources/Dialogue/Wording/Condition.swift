package import Comprehension
package import StrictJSON

/// One line under a variant's `when`: something about the customer, the message or the talk, and what it must be.
package struct Condition: Sendable {
    package let subject: Subject
    package let test: Test

    /// What a condition looks at.
    package enum Subject: Sendable, Hashable {
        case sentiment, language, length, turn, contacts30d, lastIssue, lastIssueSolved, intent, guide, saidBefore
        case profile(String)
        case entity(String)
        case slot(String)
        /// A value that the desk's systems have just told.
        case data(String)
    }

    /// What it must be.
    package enum Test: Sendable, Equatable {
        case known
        case unknown
        case equals(String)
        case differs(String)
        case compares(Comparison, Double)
    }

    /// How a number is compared with the one in the condition.
    package enum Comparison: String, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case above = ">"
        case below = "<"
    }

    /// Whether what the subject is (`nil`: not known) passes the test.
    package func holds(for value: JSON?) -> Bool { test.holds(for: value) }
}

extension Condition.Test {
    /// Whether a value (`nil`: not known) passes.
    package func holds(for value: JSON?) -> Bool {
        switch self {
        case .known: return value != nil && value != .null
        case .unknown: return value == nil || value == .null
        case .equals(let wanted): return value?.plainText?.lowercased() == wanted.lowercased()
        case .differs(let unwanted): return value?.plainText?.lowercased() != unwanted.lowercased()
        case .compares(let comparison, let limit):
            guard let number = value?.double ?? value?.string.flatMap(Double.init) else { return false }
            switch comparison {
            case .atLeast: return number >= limit
            case .atMost: return number <= limit
            case .above: return number > limit
            case .below: return number < limit
            }
        }
    }
}

extension Condition {
    /// The language that a variant under this condition is in: who writes `language: fr` writes French.
    var languageAsked: String? {
        if subject == .language, case .equals(let language) = test { language } else { nil }
    }

    private static let plain: [String: Subject] = [
        "sentiment": .sentiment, "language": .language, "length": .length, "turn": .turn,
        "contacts_30d": .contacts30d, "last_issue": .lastIssue, "last_issue_solved": .lastIssueSolved,
        "intent": .intent, "guide": .guide, "said_before": .saidBefore,
    ]

    /// Reads all lines of a `when` map; what makes no sense becomes a problem.
    package static func read(_ node: Node, problems: inout [CatalogueProblem]) -> [Condition] {
        guard let members = node.map else {
            problems.append(CatalogueProblem(node, "'when' is a map, as in {sentiment: negative}"))
            return []
        }
        var conditions: [Condition] = []
        for member in members {
            switch member.key {
            case "profile", "entities", "slots", "data":
                for inner in member.value.map ?? [] {
                    guard let text = inner.value.text else { continue }
                    let subject: Subject =
                        switch member.key {
                        case "profile": .profile(inner.key)
                        case "entities": .entity(inner.key)
                        case "slots": .slot(inner.key)
                        default: .data(inner.key)
                        }
                    conditions.append(Condition(subject: subject, test: test(text)))
                }
            default:
                guard let subject = plain[member.key], let text = member.value.text else {
                    let names = plain.keys.sorted() + ["profile", "entities", "slots", "data"]
                    problems.append(
                        CatalogueProblem(
                            member.value, "unknown condition '\(member.key)'\(names.hint(for: member.key))"))
                    continue
                }
                conditions.append(Condition(subject: subject, test: test(text)))
            }
        }
        return conditions
    }

    /// Reads a test as a desk writes it: `known`, `"!=x"`, `">=3"`, or the value itself.
    static func test(_ text: String) -> Test {
        if text == "known" { return .known }
        if text == "unknown" { return .unknown }
        if text.hasPrefix("!=") { return .differs(String(text.dropFirst(2))) }
        for comparison in [Comparison.atLeast, .atMost, .above, .below] where text.hasPrefix(comparison.rawValue) {
            if let limit = Double(text.dropFirst(comparison.rawValue.count)) { return .compares(comparison, limit) }
        }
        return .equals(text)
    }
}

extension JSON {
    /// A scalar as a person would write it; `nil` for `null`, arrays and objects without a `value`.
    package var plainText: String? {
        switch self {
        case .string(let text): text
        case .number, .bool: self.text
        case .object(let object): object["value"]?.plainText
        case .null, .array: nil
        }
    }
}
