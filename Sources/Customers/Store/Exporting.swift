import Crypto
import Foundation
import GRDB
package import StrictJSON

/// All that is kept about a person, for the person to take away.
package struct Export: Sendable, Equatable {
    /// One object each, `part` naming its kind; in a stable order, so that one state of the store gives the same bytes.
    package let parts: [JSON]
    /// SHA-256 over the parts as `JSON.bytes` writes them, a line feed after each; in hexadecimal.
    package let sha256: String

    init(parts: [JSON]) {
        self.parts = parts
        var hash = SHA256()
        for part in parts { hash.update(data: part.bytes + [0x0A]) }
        sha256 = hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

extension CustomerStore {
    /// Everything kept about a customer, facts that have expired and wait for the sweep included.
    /// - Throws: `.unknownCustomer`.
    package func export(_ handle: Handle) async throws -> Export {
        let mark = marks.mark(.handle, handle.text)
        return try read { db in
            guard let person = try Person.read(mark, in: db) else { throw CustomersError.unknownCustomer }
            let conversations = try NamedStanding.all(of: person.id, in: db)
            var parts = [person.part]
            parts += try Handle.all(of: person.id, in: db).map { ["part": "handle", "handle": .string($0.text)] }
            parts += try Fact.all(of: person.id, at: .distantPast, in: db).map(\.part)
            parts += try Consent.ledger(of: person.id, in: db).map(\.part)
            for conversation in conversations {
                parts.append(try conversation.part(in: db))
                parts += try Episode.all(of: conversation.standing, named: conversation.name, from: 1, in: db)
                    .map(\.part)
                parts += try conversation.feedback(in: db)
            }
            parts += try Issue.parts(of: person.id, conversations, in: db)
            parts += try TriedStep.parts(of: person.id, in: db)
            parts += try UnansweredQuestion.parts(of: person.id, conversations, in: db)
            parts += try Event.parts(of: person.id, in: db)
            parts += try Outreach.parts(of: person.id, in: db)
            parts += try Push.parts(of: person.id, in: db)
            parts += try Correction.all("c.person = ?", [person.id], in: db).map(\.part)
            return Export(parts: parts)
        }
    }
}

extension Person {
    fileprivate var part: JSON {
        [
            "part": "person", "since": .date(since), "last_message": .date(last), "messages": .number(messages),
            "recent": .array(
                trail.entries.map {
                    ["mood": .number($0.mood), "length": .number($0.length), "language": .string($0.language)]
                }),
        ]
    }
}

extension Fact {
    fileprivate var part: JSON {
        [
            "part": "fact", "name": .string(name), "value": value, "source": .string(source), "at": .date(at),
            "purpose": .string(purpose.rawValue), "expires": .date(expires),
        ]
    }
}

extension Consent {
    fileprivate var part: JSON {
        [
            "part": "consent", "position": .number(position ?? 0), "purpose": .string(purpose.rawValue),
            "granted": .bool(granted), "source": .string(source), "at": .date(at), "expires": .date(expires),
        ]
    }
}

/// A conversation's row with its name.
private struct NamedStanding {
    let standing: Standing
    let name: String

    static func all(of person: Int64, in db: Database) throws -> [NamedStanding] {
        try db.all(
            """
            SELECT \(Standing.columns), w.body FROM conversations c JOIN words w ON w.id = c.words
            WHERE c.person = ? ORDER BY c.id
            """, [person]
        ) { NamedStanding(standing: Standing($0), name: $0.text(Standing.width)) }
    }

    func part(in db: Database) throws -> JSON {
        let contacts = try db.all(
            "SELECT started FROM contacts WHERE person = ? AND conversation = ? ORDER BY id",
            [standing.person, standing.id]
        ) { JSON.date($0.date(0)) }
        return [
            "part": "conversation", "conversation": .string(name), "turns": .number(standing.turns),
            "started": .date(standing.started), "last": .date(standing.last), "contacts": .array(contacts),
            "outcome": .string(standing.outcome?.rawValue), "holder": standing.holder.part,
            "held_since": .date(standing.held),
        ]
    }

    func feedback(in db: Database) throws -> [JSON] {
        try db.all(
            """
            SELECT f.turn, f.kind, f.at, w.body FROM feedback f LEFT JOIN words w ON w.id = f.words
            WHERE f.conversation = ? ORDER BY f.id
            """, [standing.id]
        ) { row in
            [
                "part": "feedback", "conversation": .string(name), "turn": .number(row.int(0)),
                "kind": .string(row.text(1)), "at": .date(row.date(2)), "words": .string(row.textIfAny(3)),
            ]
        }
    }
}

extension Holder {
    fileprivate var part: JSON {
        switch self {
        case .assistant: "assistant"
        case .queue(let name): ["queue": .string(name)]
        case .agent(let id): ["agent": .string(id)]
        }
    }
}

extension Episode {
    fileprivate var part: JSON {
        let speaker: JSON =
            switch speaker {
            case .customer: "customer"
            case .assistant: "assistant"
            case .agent(let id): ["agent": .string(id)]
            }
        return [
            "part": "episode", "conversation": .string(conversation), "turn": .number(turn), "speaker": speaker,
            "at": .date(at), "received": .date(received), "channel": .string(channel), "text": .string(text),
            "mood": .number(mood), "language": .string(language), "understanding": .kept(understanding),
            "decision": .kept(decision), "reply": .kept(reply), "state": state ?? .null,
        ]
    }
}

extension Issue {
    fileprivate static func parts(of person: Int64, _ conversations: [NamedStanding], in db: Database) throws
        -> [JSON]
    {
        let names = Dictionary(conversations.map { ($0.standing.id, $0.name) }) { first, _ in first }
        return try db.all(
            "SELECT intent, conversation, turn, at, solved FROM issues WHERE person = ? ORDER BY id", [person]
        ) { row in
            let issue = Issue(row)
            return [
                "part": "issue", "intent": .string(issue.intent),
                "conversation": .string(names[issue.conversation]), "turn": .number(issue.turn),
                "at": .date(issue.at), "solved": issue.solved.map { .bool($0) } ?? .null,
            ]
        }
    }
}

extension TriedStep {
    fileprivate static func parts(of person: Int64, in db: Database) throws -> [JSON] {
        try db.all("SELECT step, at, outcome FROM tried WHERE person = ? ORDER BY step", [person]) { row in
            let tried = TriedStep(row)
            return [
                "part": "tried_step", "step": .string(tried.step), "at": .date(tried.at),
                "outcome": .string(tried.outcome),
            ]
        }
    }
}

extension UnansweredQuestion {
    fileprivate static func parts(of person: Int64, _ conversations: [NamedStanding], in db: Database) throws
        -> [JSON]
    {
        let names = Dictionary(conversations.map { ($0.standing.id, $0.name) }) { first, _ in first }
        return try db.all("SELECT conversation, turn, at FROM unanswered WHERE person = ? ORDER BY id", [person]) {
            [
                "part": "unanswered", "conversation": .string(names[$0.number(0)]), "turn": .number($0.int(1)),
                "at": .date($0.date(2)),
            ]
        }
    }
}

extension Event {
    fileprivate static func parts(of person: Int64, in db: Database) throws -> [JSON] {
        try db.all(
            """
            SELECT e.sequence, e.kind, e.at, w.body FROM events e JOIN words w ON w.id = e.words
            WHERE e.person = ? ORDER BY e.sequence
            """, [person]
        ) { row in
            [
                "part": "event", "sequence": .number(row.int(0)), "kind": .string(row.text(1)),
                "at": .date(row.date(2)), "data": .kept(row.bytes(3)),
            ]
        }
    }
}

extension Outreach {
    fileprivate static func parts(of person: Int64, in db: Database) throws -> [JSON] {
        try db.all(
            "SELECT pattern, began, ended, at, decision, reason, due FROM outreaches WHERE person = ? ORDER BY id",
            [person]
        ) { row in
            [
                "part": "outreach", "pattern": .string(row.text(0)), "began": .date(row.date(1)),
                "ended": .date(row.date(2)), "at": .date(row.date(3)), "decision": .string(row.text(4)),
                "reason": .string(row.text(5)), "due": .date(row.date(6)),
            ]
        }
    }
}

extension Push {
    fileprivate static func parts(of person: Int64, in db: Database) throws -> [JSON] {
        try db.all(
            """
            SELECT p.sequence, p.topic, p.at, w.body FROM pushes p JOIN words w ON w.id = p.words
            WHERE p.person = ? ORDER BY p.sequence
            """, [person]
        ) { row in
            [
                "part": "push", "sequence": .number(row.int(0)), "topic": .string(row.text(1)),
                "at": .date(row.date(2)), "body": .kept(row.bytes(3)),
            ]
        }
    }
}

extension Correction {
    fileprivate var part: JSON {
        [
            "part": "correction", "number": .number(number), "text": .string(text), "intent": .string(intent),
            "entities": entities, "at": .date(at), "undone": .date(undoneAt),
        ]
    }
}

extension JSON {
    /// ISO 8601 in UTC with milliseconds, or `null`.
    fileprivate static func date(_ date: Date?) -> JSON {
        guard let milliseconds = date?.milliseconds else { return .null }
        // Formatting cuts a fraction short instead of rounding it, and most thousandths lie a little below themselves.
        let fraction = (milliseconds % 1_000 + 1_000) % 1_000
        let seconds = (milliseconds - fraction) / 1_000
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle())
        let digits = String(fraction + 1_000).dropFirst()
        return .string("\(whole.dropLast()).\(digits)Z")
    }

    /// Bytes that were kept as JSON, as that value; as a string when they are something else; `null` when there are none.
    fileprivate static func kept(_ bytes: [UInt8]) -> JSON {
        bytes.isEmpty ? .null : (try? JSON(parsing: bytes)) ?? .string(String(decoding: bytes, as: UTF8.self))
    }
}
