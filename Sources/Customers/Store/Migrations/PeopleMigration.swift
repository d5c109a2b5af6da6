extension Migration {
    /// People and what is known about them.
    ///
    /// `words` alone holds what people wrote and what was told about them. Its rows are only ever added at its end, or
    /// overwritten by as many bytes; none is deleted. SQLite moves a row from page to page when rows around it are
    /// inserted, grow or go, and leaves the old copy in the unused part of the page, `secure_delete` or not. A row that
    /// never moves can be wiped where it lies. All other tables hold numbers, references, marks and the desk's own
    /// vocabulary, and may move as they like.
    static let people = Migration(
        name: "001 people",
        sql: """
            CREATE TABLE words (
                id INTEGER PRIMARY KEY,
                state BLOB,             -- of the dialogue, after an episode
                body BLOB,              -- a text, a name, or a JSON value
                understanding BLOB,
                decision BLOB,
                reply BLOB
            );

            CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
            INSERT INTO keys (name, value) VALUES ('salt', randomblob(32));

            CREATE TABLE persons (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                since INTEGER NOT NULL,     -- times are milliseconds since 1970, UTC
                last INTEGER,               -- the latest message
                messages INTEGER NOT NULL,
                consents INTEGER NOT NULL,  -- lines in the ledger
                recent BLOB NOT NULL        -- mood, length, language of the last messages; always 320 bytes
            );

            CREATE TABLE handles (
                mark BLOB PRIMARY KEY,
                person INTEGER NOT NULL,
                words INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX handles_of_person ON handles (person);

            CREATE TABLE facts (
                person INTEGER NOT NULL,
                name TEXT NOT NULL,
                purpose TEXT NOT NULL,
                at INTEGER NOT NULL,
                expires INTEGER,
                words INTEGER NOT NULL,     -- {"source":…,"value":…}
                PRIMARY KEY (person, name)
            ) WITHOUT ROWID;
            CREATE INDEX facts_that_expire ON facts (expires) WHERE expires IS NOT NULL;

            CREATE TABLE consents (
                position INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                purpose TEXT NOT NULL,
                granted INTEGER NOT NULL,
                at INTEGER NOT NULL,
                expires INTEGER,
                words INTEGER               -- the source
            );
            CREATE INDEX consents_of_person ON consents (person);
            """)
}
