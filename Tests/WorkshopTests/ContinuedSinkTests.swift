import Foundation
import Testing
import Workshop

@Suite struct ContinuedSinkTests {
    private let whole = Array("one\ntwo\nthree\nfour\n".utf8)

    private func write(_ path: String) throws {
        var sink = try ContinuedSink(path: path, continues: true)
        for piece in [whole[..<4], whole[4..<13], whole[13...]] { try sink.write(Array(piece)) }
        try sink.finish()
    }

    @Test(arguments: 0...19) func `an output that was cut at any byte is made whole`(_ length: Int) throws {
        try withFile(whole[..<length]) { path in
            try write(path)
            #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == whole)
        }
    }

    @Test func `a file that holds something else is refused and left as it is`() throws {
        for other in ["one\ntwo\nthrill", "one\ntwo\nthree\nfour\nfive\n"] {
            try withFile(other.utf8) { path in
                #expect(throws: WorkshopError.self) { try write(path) }
                let kept = try Data(contentsOf: URL(fileURLWithPath: path))
                #expect(kept == Data(other.utf8))
            }
        }
    }

    @Test func `what is not there yet is created`() throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("new.jsonl").path
        try write(path)
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == whole)
    }
}
