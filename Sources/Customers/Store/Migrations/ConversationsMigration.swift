extension Migration {
    /// Conversations, their turns, and what follows from them.
    static let conversations = Migration(
        name: "002 conversations",
        sql: """
            CREATE TABLE conversations (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                mark BLOB NOT NULL UNIQUE,
                person INTEGER NOT NULL,
                words INTEGER NOT NULL,     -- the name
                turns INTEGER NOT NULL,
                last INTEGER NOT NULL,
                started INTEGER NOT NULL,   -- the present sitting
                first INTEGER NOT NULL,     -- its first turn
                contact INTEGER,            -- its contact, once the customer has written
                outcome TEXT,
                holder INTEGER NOT NULL,    -- 0 the assistant, 1 a queue, 2 an agent
                holder_name TEXT,
                held INTEGER,
                state INTEGER               -- the words that hold the dialogue's state
            );
            CREATE INDEX conversations_of_person ON conversations (person);

            CREATE TABLE contacts (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                conversation INTEGER NOT NULL,
                started INTEGER NOT NULL
            );
            CREATE INDEX contacts_of_person ON contacts (person, started);

            CREATE TABLE episodes (
                words INTEGER PRIMARY KEY,
                conversation INTEGER NOT NULL,
                turn INTEGER NOT NULL,
                speaker INTEGER NOT NULL,   -- 0 the customer, 1 the assistant, 2 an agent
                agent TEXT,
                channel TEXT NOT NULL,
                at INTEGER NOT NULL,
                received INTEGER NOT NULL,
                mood REAL,
                language TEXT,
                message BLOB                -- the mark of the message's id
            );
            CREATE UNIQUE INDEX episodes_in_order ON episodes (conversation, turn);

            CREATE TABLE messages (
                mark BLOB PRIMARY KEY,
                digest BLOB NOT NULL,
                conversation INTEGER NOT NULL,  -- 0 when it was erased
                turn INTEGER NOT NULL,
                received INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX messages_by_age ON messages (received);

            CREATE TABLE issues (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                person INTEGER NOT NULL,
                conversation INTEGER NOT NULL,
                turn INTEGER NOT NULL,
                intent TEXT NOT NULL,
                at INTEGER NOT NULL,
                solved INTEGER
            );
            CREATE INDEX issues_of_person ON issues (person);
            CREATE INDEX issues_of_conversation ON issues (conversation);

            CREATE TABLE tried (
                person INTEGER NOT NULL,
                step TEXT NOT NULL,
                at INTEGER NOT NULL,
                outcome TEXT,
                PRIMARY KEY (person, step)
            ) WITHOUT ROWID;
            CREATE INDEX tried_by_age ON tried (person, at, step);

            CREATE TABLE erased (mark BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
            """)
}
