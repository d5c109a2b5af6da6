package import Foundation
import GRDB
package import StrictJSON

extension CustomerStore {
    /// Keeps what somebody thought of a turn.
    /// - Throws: `.unknownConversation`, `.unknownTurn`, `.erased`, `.unfit` for a rating outside 1…5.
    package func record(_ feedback: Feedback) async throws {
        if case .rating(let stars) = feedback.verdict, !(1...5).contains(stars) {
            throw CustomersError.unfit(field: "rating", limit: "1 to 5")
        }
        let mark = marks.mark(.conversation, feedback.conversation)
        let (kind, words) = feedback.verdict.kept
        try await write { db in
            let standing = try Standing.existing(mark, in: db)
            guard feedback.turn >= 1, feedback.turn <= standing.turns else {
                throw CustomersError.unknownTurn(feedback.turn)
            }
            let words = try words.map { try Words.add($0, to: db) }
            try db.run(
                "INSERT INTO feedback (person, conversation, turn, kind, at, words) VALUES (?, ?, ?, ?, ?, ?)",
                [standing.person, standing.id, feedback.turn, kind, feedback.at, words])
        }
    }

    /// Everything that was thought of a conversation's turns, in the order in which it came.
    /// - Throws: `.unknownConversation`, `.erased`.
    package func feedback(on conversation: String) async throws -> [Feedback] {
        let mark = marks.mark(.conversation, conversation)
        return try read { db in
            let standing = try Standing.existing(mark, in: db)
            return try db.all(
                """
                SELECT f.turn, f.kind, f.at, w.body FROM feedback f LEFT JOIN words w ON w.id = f.words
                WHERE f.conversation = ? ORDER BY f.id
                """, [standing.id]
            ) { Feedback($0, conversation: conversation) }.compactMap { $0 }
        }
    }

    /// Enters a correction in the journal; it is in force from now on.
    ///
    /// - Throws: `.unknownConversation`, `.unknownTurn`, `.erased`.
    package func correct(_ subject: Correction.Subject, intent: String?, entities: JSON = .null, at moment: Date)
        async throws -> Correction
    {
        let mark: [UInt8] =
            if case .turn(let conversation, _) = subject { marks.mark(.conversation, conversation) } else { [] }
        return try await write { db in
            let (person, text) = try subject.personAndText(mark, in: db)
            let words = try Words.add(JSON.object(["text": .string(text), "entities": entities]).bytes, to: db)
            let number = try db.insert(
                "INSERT INTO corrections (person, intent, at, words) VALUES (?, ?, ?, ?)",
                [person, intent, moment, words])
            return Correction(
                number: Int(number), text: text, intent: intent, entities: entities,
                at: Date(milliseconds: moment.milliseconds), undoneAt: nil)
        }
    }

    /// Takes a correction out of force; it stays in the journal.
    /// - Throws: `.unknownCorrection` when there is none of this number, or it was undone.
    package func undo(correction number: Int, at moment: Date) async throws -> Correction {
        try await write { db in
            try db.run(
                "UPDATE corrections SET undone = ? WHERE number = ? AND undone IS NULL", [moment, number])
            guard db.changesCount == 1, let correction = try Correction.all("c.number = ?", [number], in: db).first
            else { throw CustomersError.unknownCorrection(number) }
            return correction
        }
    }

    /// The corrections in force, in the order in which they were made: of two about one text the later one holds.
    package func corrections() async throws -> [Correction] {
        try read { db in try Correction.all("c.undone IS NULL", [], in: db) }
    }
}

extension Correction.Subject {
    fileprivate func personAndText(_ mark: [UInt8], in db: Database) throws -> (person: Int64?, text: String) {
        switch self {
        case .text(let text): return (nil, text)
        case .turn(_, let turn):
            let standing = try Standing.existing(mark, in: db)
            let text = try db.first(
                "SELECT w.body FROM episodes e JOIN words w ON w.id = e.words WHERE e.conversation = ? AND e.turn = ?",
                [standing.id, turn]
            ) { $0.text(0) }
            guard let text else { throw CustomersError.unknownTurn(turn) }
            return (standing.person, text)
        }
    }
}

extension Correction {
    /// The corrections that fulfil a condition, in the journal's order.
    static func all(_ condition: String, _ values: [(any Bindable)?], in db: Database) throws -> [Correction] {
        try db.all(
            """
            SELECT c.number, c.intent, c.at, c.undone, w.body FROM corrections c JOIN words w ON w.id = c.words
            WHERE \(condition) ORDER BY c.number
            """, values
        ) { row in
            guard let kept = try? JSON(parsing: row.bytes(4)), let text = kept["text"]?.string else {
                throw CustomersError.unusable(.damaged, code: 0)
            }
            return Correction(
                number: row.int(0), text: text, intent: row.textIfAny(1), entities: kept["entities"] ?? .null,
                at: Date(milliseconds: row.number(2)), undoneAt: row.date(3))
        }
    }
}

extension Feedback {
    fileprivate init?(_ row: Columns, conversation: String) {
        guard let verdict = Verdict(kind: row.text(1), words: row.textIfAny(3)) else { return nil }
        self.init(
            conversation: conversation, turn: row.int(0), verdict: verdict, at: Date(milliseconds: row.number(2)))
    }
}
