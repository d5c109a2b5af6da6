import StrictJSON
import Testing
import Workshop

@Suite struct CorpusFileTests {
    private func read(_ text: String, named name: String) throws -> (fields: [JSON], bad: [Int]) {
        try withFile(text.utf8, named: name) { path in
            let (rows, bad) = try CorpusFile.rows(path: path)
            return (rows.map { .object($0.fields) }, bad.map(\.line))
        }
    }

    @Test func `the name of a file tells its format`() {
        #expect(RowFormat(path: "a/b.jsonl", opening: nil) == .jsonLines)
        #expect(RowFormat(path: "b.csv", opening: UInt8(ascii: "{")) == .csv)
        #expect(RowFormat(path: "b.tsv", opening: nil) == .tsv)
        #expect(RowFormat(path: "b.txt", opening: UInt8(ascii: "{")) == .text)
    }

    @Test func `a name that does not tell is decided by the first byte`() {
        #expect(RowFormat(path: "-", opening: UInt8(ascii: "{")) == .jsonLines)
        #expect(RowFormat(path: "log", opening: UInt8(ascii: "h")) == .text)
        #expect(RowFormat(path: "-", opening: nil) == .text)
    }

    @Test func `a byte order mark at the head of a file is not part of its first line`() throws {
        #expect(try read("\u{FEFF}{\"text\":\"hi\"}\n", named: "a").fields == [["text": "hi"]])
    }

    @Test func `a table with semicolons is read like one with commas`() throws {
        let (fields, bad) = try read("\u{FEFF}text;turn\n\"a; b\nc, d\";1\nplain, sir;2\nonly one\n", named: "a.csv")
        #expect(fields == [["text": "a; b\nc, d", "turn": "1"], ["text": "plain, sir", "turn": "2"]])
        #expect(bad == [5])
    }

    @Test func `every bad line is reported by its number, and the others are read`() throws {
        let text = "{\"text\":\"a\"}\n{\"text\":\n\n[1]\n{\"text\":\"b\",}\n{\"text\":\"c\"}"
        let (fields, bad) = try read(text, named: "a.jsonl")
        #expect(fields == [["text": "a"], ["text": "c"]])
        #expect(bad == [2, 4, 5])
    }

    @Test func `a complaint about a line never carries the line`() throws {
        let bad = try withFile("{\"text\":\"secret\" oops}".utf8) { try CorpusFile.rows(path: $0).bad }
        #expect(bad.count == 1)
        #expect(bad.allSatisfy { !$0.description.contains("secret") })
    }

    @Test func `a line that is not UTF-8 is bad in every format`() throws {
        for (name, head) in [("a.txt", ""), ("a.csv", "text\n"), ("a.tsv", "text\n")] {
            let (rows, bad) = try withFile(Array(head.utf8) + [0x61, 0xFF, 0x0A], named: name) {
                try CorpusFile.rows(path: $0)
            }
            #expect(rows.isEmpty)
            #expect(bad.count == 1)
        }
    }

    @Test func `a quoted cell holds commas, quotes and line ends`() throws {
        let (fields, bad) = try read("text,turn\n\"a, \"\"b\"\"\nc\",1\nplain,2\n", named: "a.csv")
        #expect(fields == [["text": "a, \"b\"\nc", "turn": "1"], ["text": "plain", "turn": "2"]])
        #expect(bad.isEmpty)
    }

    @Test func `a tab-separated cell keeps its quotes`() throws {
        #expect(
            try read("text\tintent\nsay \"hi\"\tgreet\n", named: "a.tsv").fields == [
                ["text": "say \"hi\"", "intent": "greet"]
            ])
    }

    @Test func `a row with another number of cells than the first line is bad`() throws {
        #expect(try read("text,turn\nonly one\na,1\n", named: "a.csv").bad == [2])
    }

    @Test func `a table whose first line names no text column is bad as a whole`() throws {
        #expect(throws: WorkshopError.self) { try read("1,2\n3,4\n", named: "a.csv") }
    }
}
