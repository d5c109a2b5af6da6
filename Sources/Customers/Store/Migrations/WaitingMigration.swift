extension Migration {
    /// When the assistant goes on in a conversation though nobody writes: what it waits for is late.
    static let waiting = Migration(
        name: "006 waiting",
        sql: """
            ALTER TABLE conversations ADD COLUMN due INTEGER;
            CREATE INDEX conversations_that_wait ON conversations (due) WHERE due IS NOT NULL;
            """)
}
