import Testing
import Workshop

@Suite struct LineBatchesTests {
    /// Every line of a file read in batches of about that size.
    private func lines(
        _ text: String, batchSize: Int, limit: Int = 1 << 20, isQuoted: Bool = false
    ) throws -> [String] {
        try withFile(text.utf8) { path in
            var batches = LineBatches(
                try ByteSource(path: path), batchSize: batchSize, limit: limit, isQuoted: isQuoted)
            var found: [String] = []
            while let batch = try batches.next() {
                if batch.isTooLong { found.append("\(batch.firstLine) too long") }
                batch.forEachLine(isQuoted: isQuoted) { bytes, number in
                    found.append("\(number) \(String(decoding: bytes, as: UTF8.self))")
                }
            }
            return found
        }
    }

    @Test(arguments: [1, 2, 3, 7, 64, 4096])
    func `lines and their numbers do not depend on where batches end`(_ batchSize: Int) throws {
        let text = "one\ntwo\r\n\n\u{1F600} four\n five"
        #expect(try lines(text, batchSize: batchSize) == ["1 one", "2 two", "3 ", "4 \u{1F600} four", "5  five"])
    }

    @Test(arguments: [1, 5, 4096])
    func `a quoted cell may hold a line end, and the line after it is counted right`(_ batchSize: Int) throws {
        let text = "a,\"b\nc\"\nd,\"\"\"\"\n"
        #expect(try lines(text, batchSize: batchSize, isQuoted: true) == ["1 a,\"b\nc\"", "3 d,\"\"\"\""])
    }

    @Test func `a line beyond the limit is skipped whole, and those around it are read`() throws {
        let text = "short\n" + String(repeating: "x", count: 500) + "\nlast\n"
        #expect(try lines(text, batchSize: 16, limit: 100) == ["1 short", "2 too long", "3 last"])
    }

    @Test func `an empty file has no lines`() throws {
        #expect(try lines("", batchSize: 16).isEmpty)
    }

    @Test func `a file that is not there is no input`() {
        #expect(throws: WorkshopError.self) { _ = try ByteSource(path: "/no/such/file").size }
    }

    @Test func `a folder is no input`() {
        #expect(throws: WorkshopError.noInput(path: "/", reason: "it is a folder")) {
            _ = try ByteSource(path: "/").size
        }
    }
}
