extension Migration {
    /// What is said unasked: findings in customers' events, and what subscribers are told.
    static let speakingUp = Migration(
        name: "005 speaking up",
        sql: """
            DROP INDEX events_of_person;
            CREATE INDEX events_of_person ON events (person, at);
            CREATE INDEX events_by_time ON events (at);

            CREATE TABLE outreaches (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                pattern TEXT NOT NULL,
                key INTEGER NOT NULL,       -- what the events have in common, as a number
                began INTEGER NOT NULL,
                ended INTEGER NOT NULL,
                at INTEGER NOT NULL,
                decision TEXT NOT NULL,
                reason TEXT NOT NULL,       -- in the desk's words
                due INTEGER,                -- when it is to be said, while it waits
                conversation INTEGER,       -- where it was said
                turn INTEGER
            );
            CREATE UNIQUE INDEX outreaches_each_once ON outreaches (person, pattern, key, began, ended);
            CREATE INDEX outreaches_that_wait ON outreaches (due) WHERE due IS NOT NULL;

            CREATE TABLE patterns (
                name TEXT PRIMARY KEY,
                since INTEGER NOT NULL      -- when it was first watched for
            ) WITHOUT ROWID;

            CREATE TABLE pushes (
                sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                topic TEXT NOT NULL,
                at INTEGER NOT NULL,
                words INTEGER NOT NULL
            );
            CREATE INDEX pushes_of_person ON pushes (person);
            CREATE INDEX pushes_by_age ON pushes (at);

            CREATE TABLE acknowledged (topic TEXT PRIMARY KEY, sequence INTEGER NOT NULL) WITHOUT ROWID;
            """)
}
