extension Migration {
    /// What the desk tells: events, verdicts on turns, corrections.
    static let desk = Migration(
        name: "003 desk",
        sql: """
            CREATE TABLE events (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                mark BLOB UNIQUE,           -- of the sender's id
                digest BLOB,
                person INTEGER NOT NULL,
                kind TEXT NOT NULL,
                at INTEGER NOT NULL,
                words INTEGER NOT NULL
            );
            CREATE INDEX events_of_person ON events (person);

            CREATE TABLE feedback (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                conversation INTEGER NOT NULL,
                turn INTEGER NOT NULL,
                kind TEXT NOT NULL,
                at INTEGER NOT NULL,
                words INTEGER
            );
            CREATE INDEX feedback_of_person ON feedback (person);
            CREATE INDEX feedback_of_conversation ON feedback (conversation);

            CREATE TABLE corrections (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER,             -- null for a text that is nobody's
                intent TEXT,
                at INTEGER NOT NULL,
                undone INTEGER,
                words INTEGER NOT NULL      -- {"text":…,"entities":…}
            );
            CREATE INDEX corrections_of_person ON corrections (person);
            """)
}
