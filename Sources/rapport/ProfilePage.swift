import Comprehension
import Customers
import Serving
import StrictJSON

/// A profile for a person to read.
struct ProfilePage {
    let text: String

    init(_ profile: Profile) {
        var lines = ["known as \(profile.handles.map(\.text).joined(separator: ", "))"]
        lines.append("facts:")
        lines += profile.facts.map { fact in
            let until = fact.expires.map { ", until \(Timestamp.text($0))" } ?? ""
            return "  \(fact.name): \(fact.value.string ?? fact.value.text) "
                + "(\(fact.source), \(Timestamp.text(fact.at)), \(fact.purpose.rawValue)\(until))"
        }
        if profile.facts.isEmpty { lines.append("  none") }
        lines.append("may be used for:")
        lines += Purpose.allCases.map { purpose in
            let origin = profile.consents.inForce[purpose].map { "said \(Timestamp.text($0.at))" } ?? "by default"
            return "  \(purpose.rawValue): \(profile.consents.allows(purpose) ? "yes" : "no"), \(origin)"
        }
        let history = profile.history
        lines.append("history: \(history.messages) messages, \(history.contacts30d) contacts in 30 days")
        lines += history.issues.map { issue in
            let outcome = issue.solved.map { $0 ? "solved" : "not solved" } ?? "open"
            return "  \(Timestamp.text(issue.at)) \(issue.intent): \(outcome)"
        }
        text = lines.map { PlainLine.safe($0) }.joined(separator: "\n")
    }
}

extension Profile {
    /// Everything on one line.
    var whole: JSON {
        [
            "handles": .strings(handles.map(\.text)), "profile": json,
            "consents": .object(
                Purpose.allCases.reduce(into: JSON.Object()) { $0[$1.rawValue] = .bool(consents.allows($1)) }),
            "history": [
                "messages": .number(history.messages), "contacts_30d": .number(history.contacts30d),
                "issues": .array(
                    history.issues.map { issue in
                        [
                            "intent": .string(issue.intent), "time": .string(Timestamp.text(issue.at)),
                            "solved": issue.solved.map { .bool($0) } ?? .null,
                        ]
                    }),
            ],
        ]
    }
}
