extension Migration {
    /// What a desk learns from its talks.
    ///
    /// Outcomes of steps are sums in the catalogue's own words: nobody's, so forgetting leaves them. A question that
    /// nothing answered is a reference to its turn, whose words are wiped with their customer.
    static let lessons = Migration(
        name: "004 lessons",
        sql: """
            CREATE TABLE step_outcomes (
                guide TEXT NOT NULL,
                step TEXT NOT NULL,
                kind TEXT NOT NULL,         -- of device; empty where nobody said
                helped INTEGER NOT NULL,
                failed INTEGER NOT NULL,
                PRIMARY KEY (guide, step, kind)
            ) WITHOUT ROWID;

            CREATE TABLE unanswered (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                conversation INTEGER NOT NULL,
                turn INTEGER NOT NULL,
                at INTEGER NOT NULL
            );
            CREATE INDEX unanswered_of_person ON unanswered (person);
            """)
}
