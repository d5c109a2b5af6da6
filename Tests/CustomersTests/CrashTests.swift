import Customers
import Foundation
import StrictJSON
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What is true after a crash: every acknowledged turn is there exactly once, in order, and nothing is half done.
struct CrashTests {
    private static let conversations = 8

    /// Where a child and its parent meet.
    private static func folder(of process: Int32) -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("customers-crash-\(process)")
    }

    @Test func `kill -9 amid writing loses no acknowledged turn`() async throws {
        let folder = Self.folder(of: getpid())
        defer { try? FileManager.default.removeItem(at: folder) }
        for round in 1...3 {
            await #expect(processExitsWith: .signal(SIGKILL)) { try await CrashTests.writeUntilKilled() }
            let store = try CustomerStore(folder: folder.appendingPathComponent("store"))
            let acknowledged = try String(contentsOf: folder.appendingPathComponent("acknowledged"), encoding: .utf8)
                .split(separator: "\n").map(String.init)
            #expect(acknowledged.count >= 200 * round)
            for conversation in 0..<Self.conversations {
                let turns = try await store.episodes(of: "c-\(conversation)")
                #expect(turns.map(\.turn) == Array(1...turns.count))
                #expect(Set(turns.map(\.text)).count == turns.count)
                let promised = acknowledged.filter { $0.hasPrefix("m-\(conversation)-") }
                #expect(Set(promised).isSubset(of: turns.map(\.text)))
                // All of it sent again is answered and not kept again.
                for text in turns.map(\.text) {
                    let request = Episode.Request(messageID: text, digest: Array(text.utf8))
                    #expect(try await store.answer(to: request, received: time()) == Array("re \(text)".utf8))
                }
                // What a turn says elsewhere was kept with it.
                let customer = try await store.customer(try #require(Handle("p-\(conversation)")))
                #expect(customer.history.messages == turns.count)
                #expect(customer["last"]?.string == turns.last?.text)
            }
            try await store.close()
        }
    }

    /// Writes in several conversations at once, notes what was acknowledged, and kills its own process amid it.
    private static func writeUntilKilled() async throws {
        let folder = folder(of: getppid())
        let store = try CustomerStore(folder: folder.appendingPathComponent("store"))
        let log = open(folder.appendingPathComponent("acknowledged").path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let count = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for conversation in 0..<conversations {
                group.addTask {
                    guard let handle = Handle("p-\(conversation)") else { return }
                    while true {
                        let turn = try await store.conversation("c-\(conversation)", of: handle).turns + 1
                        let text = "m-\(conversation)-\(turn)"
                        try await store.say(
                            text, as: handle, in: "c-\(conversation)", id: text, reply: "re \(text)",
                            marks: .init(facts: [.set(fact("last", .string(text)))]))
                        let line = Array((text + "\n").utf8)
                        guard write(log, line, line.count) == line.count else { return }
                        if await count.next() == 200 { kill(getpid(), SIGKILL) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// When the power goes, the log may end anywhere after its last synced byte.
    @Test func `a log cut at any byte gives the turns before the cut, without a gap`() async throws {
        try await withStore { store, folder in
            for turn in 1...40 {
                try await store.say("turn \(turn)", marks: .init(facts: [.set(fact("last", .number(turn)))]))
            }
            // Nothing is being written now, so the files are what a crash at this moment would leave.
            let files = try folder.files()
            let log = try #require(files["customers.sqlite-wal"])
            var random = Seeded(4)
            var seen = Set<Int>()
            for cut in [0, log.count] + (0..<30).map({ _ in Int.random(in: 0...log.count, using: &random) }) {
                let copy = try TestFolder()
                try files["customers.sqlite"]?.write(to: copy.url.appendingPathComponent("customers.sqlite"))
                try log.prefix(cut).write(to: copy.url.appendingPathComponent("customers.sqlite-wal"))
                let after = try CustomerStore(folder: copy.url)
                let turns = try await after.conversation().turns
                if turns > 0 { #expect(try await after.episodes(of: "c-1").map(\.turn) == Array(1...turns)) }
                #expect(try await after.customer()["last"]?.int ?? 0 == turns)
                #expect(try await after.say("goes on") == turns + 1)
                try await after.close()
                seen.insert(turns)
                if cut == log.count { #expect(turns == 40) }
            }
            #expect(seen.count > 10)
        }
    }

    @Test func `a reading command sees what a crash left in the log`() async throws {
        try await withStore { store, folder in
            for turn in 1...3 { try await store.say("turn \(turn)") }
            let copy = try TestFolder()
            for (name, bytes) in try folder.files() where name != "lock" && !name.hasSuffix("-shm") {
                try bytes.write(to: copy.url.appendingPathComponent(name))
            }
            let after = try CustomerStore(folder: copy.url, access: .reading)
            #expect(try await after.episodes(of: "c-1").map(\.text) == ["turn 1", "turn 2", "turn 3"])
            try await after.close()
        }
    }
}

private actor Counter {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
