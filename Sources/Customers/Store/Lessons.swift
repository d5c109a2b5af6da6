package import Foundation
import GRDB

extension StepOutcome {
    /// Adds to the count of its subject.
    func count(in db: Database) throws {
        try db.run(
            """
            INSERT INTO step_outcomes (guide, step, kind, helped, failed) VALUES (?1, ?2, ?3, ?4, 1 - ?4)
            ON CONFLICT (guide, step, kind) DO UPDATE
            SET helped = helped + excluded.helped, failed = failed + excluded.failed
            """, [subject.guide, subject.step, subject.kind, helped])
    }
}

/// What a customer asked and nothing answered.
package struct UnansweredQuestion: Sendable, Equatable {
    /// As it is kept: personal numbers are masked.
    package let text: String
    package let at: Date

    /// A question.
    package init(text: String, at: Date) {
        self.text = text
        self.at = at
    }
}

extension CustomerStore {
    /// How often each step helped: sums over all customers, which hold nothing of anybody and outlive everybody.
    package func stepCounts() async throws -> [StepCount] {
        try read { db in
            try db.all("SELECT guide, step, kind, helped, failed FROM step_outcomes ORDER BY guide, step, kind") {
                row in
                StepCount(
                    StepOutcome.Subject(guide: row.text(0), step: row.text(1), kind: row.text(2)),
                    helped: row.int(3), failed: row.int(4))
            }
        }
    }

    /// The latest questions that nothing answered, the latest first.
    package func unansweredQuestions(last limit: Int = 10_000) async throws -> [UnansweredQuestion] {
        try read { db in
            try db.all(
                """
                SELECT w.body, u.at FROM unanswered u
                JOIN episodes e ON e.conversation = u.conversation AND e.turn = u.turn
                JOIN words w ON w.id = e.words ORDER BY u.id DESC LIMIT ?
                """, [limit]
            ) { UnansweredQuestion(text: $0.text(0), at: Date(milliseconds: $0.number(1))) }
        }
    }
}
