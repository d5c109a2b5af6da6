package import Foundation
import GRDB
import StrictJSON

extension CustomerStore {
    /// Keeps one turn with all that follows from it; returns its number after the synced commit.
    ///
    /// - Throws: `.turnTaken` when the conversation went on since it was opened, `.answeredMeanwhile` when this very
    ///   message was kept since it was looked for, `.idReused`, `.conversationOfAnother`, `.unfit`, `.unusable`. Then
    ///   nothing of the turn is kept.
    package func remember(_ episode: Episode) async throws -> Int {
        let record = try EpisodeRecord(episode, marks)
        return try await write { db in try record.keep(in: db) }
    }

    /// The first answer to a message that was sent before; `nil` when it was not, or longer ago than answers are kept.
    ///
    /// - Throws: `.idReused` when the id stands for other bytes, `.erased` when its customer has been forgotten.
    package func answer(to request: Episode.Request, received: Date) async throws -> [UInt8]? {
        let mark = marks.mark(.message, request.messageID)
        return try read { db in
            guard let kept = try KeptMessage.read(mark, in: db), !kept.isTooOld(at: received) else { return nil }
            return try kept.reply(to: request, in: db)
        }
    }
}

/// What is kept of a message's id.
private struct KeptMessage {
    let digest: [UInt8]
    let conversation: Int64
    let turn: Int
    let received: Date

    static func read(_ mark: [UInt8], in db: Database) throws -> KeptMessage? {
        try db.first("SELECT digest, conversation, turn, received FROM messages WHERE mark = ?", [mark]) { row in
            KeptMessage(
                digest: row.bytes(0), conversation: row.number(1), turn: row.int(2),
                received: Date(milliseconds: row.number(3)))
        }
    }

    func isTooOld(at moment: Date) -> Bool { moment.timeIntervalSince(received) >= CustomerStore.answersKept }

    func reply(to request: Episode.Request, in db: Database) throws -> [UInt8] {
        // When its customer is forgotten the digest goes too, so nobody can tell any more what bytes they were.
        guard conversation != 0 else { throw CustomersError.erased }
        guard digest == request.digest else { throw CustomersError.idReused }
        let reply = try db.first(
            "SELECT w.reply FROM episodes e JOIN words w ON w.id = e.words WHERE e.conversation = ? AND e.turn = ?",
            [conversation, turn]
        ) { $0.bytes(0) }
        guard let reply else { throw CustomersError.unusable(.damaged, code: 0) }
        return reply
    }
}

/// An episode made ready on the caller's thread, so that the writing connection only writes.
private struct EpisodeRecord: Sendable {
    let episode: Episode
    let handleMark: [UInt8]
    let conversationMark: [UInt8]
    let messageMark: [UInt8]?
    let text: [UInt8]
    let state: [UInt8]?
    let entry: Trail.Entry

    init(_ episode: Episode, _ marks: Marks) throws(CustomersError) {
        guard Handle.isIdentifier(episode.conversation) else {
            throw .unfit(field: "conversation", limit: "1 to 64 of A–Z a–z 0–9 . _ : @ -")
        }
        self.episode = episode
        handleMark = marks.mark(.handle, episode.customer.text)
        conversationMark = marks.mark(.conversation, episode.conversation)
        messageMark = episode.request.map { marks.mark(.message, $0.messageID) }
        text = Array(episode.text.utf8)
        state = episode.state?.bytes
        let language = episode.language.flatMap { $0 == "und" || $0.utf8.count > 4 ? nil : $0 }
        entry = Trail.Entry(mood: episode.mood, length: episode.text.unicodeScalars.count, language: language)
    }

    func keep(in db: Database) throws -> Int {
        var (standing, person) = try standingAndPerson(in: db)
        try keepMessage(in: standing, db)
        guard episode.turn == standing.turns + 1 else {
            throw CustomersError.turnTaken(expected: standing.turns + 1, given: episode.turn)
        }
        let words = try keepWords(in: standing, db)
        try go(on: &standing, state: state == nil ? nil : words, db)
        if episode.speaker == .customer { try person.add(entry, at: episode.at, in: db) }
        try episode.marks.keep(of: episode, in: standing, db)
        for push in episode.marks.pushes { try push.keep(about: standing.person, at: episode.received, in: db) }
        if let outreach = episode.marks.outreach,
            try !outreach.keep(saidIn: standing.id, turn: episode.turn, in: db)
        {
            throw CustomersError.answeredMeanwhile
        }
        return episode.turn
    }

    private func standingAndPerson(in db: Database) throws -> (Standing, Person) {
        if let standing = try Standing.read(conversationMark, in: db) {
            guard let person = try Person.read(handleMark, in: db), person.id == standing.person else {
                throw CustomersError.conversationOfAnother
            }
            return (standing, person)
        }
        let id = try Person.knownOrNew(episode.customer, mark: handleMark, at: episode.at, in: db)
        try db.run(
            """
            INSERT INTO conversations (mark, person, words, turns, last, started, first, holder)
            VALUES (?, ?, ?, 0, ?, ?, 1, 0)
            """,
            [conversationMark, id, try Words.add(episode.conversation, to: db), episode.at, episode.at])
        guard let standing = try Standing.read(conversationMark, in: db), let person = try Person.read(id, in: db)
        else { throw CustomersError.unusable(.damaged, code: 0) }
        return (standing, person)
    }

    private func keepMessage(in standing: Standing, _ db: Database) throws {
        guard let messageMark, let request = episode.request else { return }
        if let kept = try KeptMessage.read(messageMark, in: db), !kept.isTooOld(at: episode.received) {
            _ = try kept.reply(to: request, in: db)
            throw CustomersError.answeredMeanwhile
        }
        try db.run(
            "INSERT OR REPLACE INTO messages (mark, digest, conversation, turn, received) VALUES (?, ?, ?, ?, ?)",
            [messageMark, request.digest, standing.id, episode.turn, episode.received])
    }

    private func keepWords(in standing: Standing, _ db: Database) throws -> Int64 {
        let words = try db.insert(
            "INSERT INTO words (state, body, understanding, decision, reply) VALUES (?, ?, ?, ?, ?)",
            [state, text, episode.understanding, episode.decision, episode.reply])
        try db.run(
            """
            INSERT INTO episodes (words, conversation, turn, speaker, agent, channel, at, received, mood, language, \
            message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                words, standing.id, episode.turn, episode.speaker.kept.kind, episode.speaker.kept.name,
                episode.channel, episode.at, episode.received, episode.mood, entry.language, messageMark,
            ])
        return words
    }

    /// Moves the conversation on by this turn; a turn after its end begins a new sitting, and a customer's first turn in
    /// a sitting is a contact.
    private func go(on standing: inout Standing, state words: Int64?, _ db: Database) throws {
        if standing.hasEnded(by: episode.at) || standing.turns == 0 {
            standing.started = episode.at
            standing.first = episode.turn
            standing.contact = nil
        }
        if episode.speaker == .customer, standing.contact == nil {
            standing.contact = try db.insert(
                "INSERT INTO contacts (person, conversation, started) VALUES (?, ?, ?)",
                [standing.person, standing.id, episode.at])
        }
        standing.turns = episode.turn
        standing.last = max(standing.last, episode.at)
        standing.outcome = nil
        if let holder = episode.marks.holder { standing.pass(to: holder, at: episode.at) }
        if let words { (standing.state, standing.due) = (words, episode.marks.due) }
        try standing.update(in: db)
    }
}

extension Episode.Marks {
    /// Keeps what a turn changes beyond itself.
    fileprivate func keep(of episode: Episode, in standing: Standing, _ db: Database) throws {
        for change in facts { try change.apply(to: standing.person, at: episode.at, in: db) }
        for consent in consents { _ = try consent.add(to: standing.person, in: db) }
        for step in tried {
            try db.run(
                """
                INSERT INTO tried (person, step, at, outcome) VALUES (?, ?, ?, ?)
                ON CONFLICT (person, step) DO UPDATE SET at = excluded.at, outcome = excluded.outcome
                """, [standing.person, step.step, step.at, step.outcome])
        }
        for outcome in outcomes { try outcome.count(in: db) }
        if isUnanswered {
            try db.run(
                "INSERT INTO unanswered (person, conversation, turn, at) VALUES (?, ?, ?, ?)",
                [standing.person, standing.id, episode.turn, episode.at])
        }
        if let issue { try raise(issue, of: episode, in: standing, db) }
        if let solved {
            // Asked the next day whether it works now, a customer settles what another conversation left open.
            try db.run(
                """
                UPDATE issues SET solved = ?1 WHERE id = coalesce((SELECT max(id) FROM issues WHERE conversation = ?2),
                (SELECT max(id) FROM issues WHERE person = ?3))
                """, [solved, standing.id, standing.person])
        }
    }

    /// Opens an issue; one of this sitting that is open already becomes the latest again, as what is solved is the latest.
    private func raise(_ intent: String, of episode: Episode, in standing: Standing, _ db: Database) throws {
        let known = try db.first(
            """
            SELECT id, id = (SELECT max(id) FROM issues WHERE person = ?) FROM issues
            WHERE conversation = ? AND intent = ? AND turn >= ? AND solved IS NULL
            """, [standing.person, standing.id, intent, standing.first]
        ) { (id: $0.number(0), isLatest: $0.bool(1) == true) }
        if let known {
            guard !known.isLatest else { return }
            try db.run(
                """
                INSERT INTO issues (person, conversation, turn, intent, at)
                SELECT person, conversation, turn, intent, at FROM issues WHERE id = ?
                """, [known.id])
            return try db.run("DELETE FROM issues WHERE id = ?", [known.id])
        }
        try db.run(
            "INSERT INTO issues (person, conversation, turn, intent, at) VALUES (?, ?, ?, ?, ?)",
            [standing.person, standing.id, episode.turn, intent, episode.at])
    }
}

extension Episode.Speaker {
    /// The number and the name that a speaker is kept as.
    fileprivate var kept: (kind: Int, name: String?) {
        switch self {
        case .customer: (0, nil)
        case .assistant: (1, nil)
        case .agent(let id): (2, id)
        }
    }
}
