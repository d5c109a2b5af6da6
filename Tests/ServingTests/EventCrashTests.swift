import Customers
import Foundation
import Serving
import StrictJSON
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What is true of events and pushes after a crash: nothing acknowledged is lost, and what an event set off is told to
/// subscribers exactly once, whichever side of the crash it fell on.
struct EventCrashTests {
    private static let lanes = 8

    /// Where a child and its parent meet.
    private static func folder(of process: Int32) -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("events-crash-\(process)")
    }

    private static func knock(_ number: Int, of customer: String) -> String {
        "{\"op\":\"event\",\"customer\":\"\(customer)\",\"kind\":\"knock\",\"event_id\":\"\(customer)-\(number)\"}"
    }

    @Test func `kill -9 while events flow loses none, and pushes each finding once`() async throws {
        let folder = Self.folder(of: getpid())
        defer { try? FileManager.default.removeItem(at: folder) }
        var customers: Set<String> = []
        for round in 1...3 {
            await #expect(processExitsWith: .signal(SIGKILL)) { try await EventCrashTests.tellUntilKilled() }
            let log = try String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)
            let lines = log.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            let acknowledged = lines.filter { $0[0] == "told" }
            #expect(acknowledged.count >= 150 * round)
            customers.formUnion(lines.filter { $0[0] == "begins" }.map { $0[1] })

            let toy = try await ToyDesk(in: folder.appendingPathComponent("data"))
            let before = try await toy.customers.pushes([.proactive], from: 1, limit: 100_000)
            let pushed = before.compactMap { $0.body["customer"]?.string }
            for line in acknowledged {
                // It is there: told again, it is a repetition.
                let number = try #require(Int(line[2]))
                #expect(try await toy.ask(Self.knock(number, of: line[1])).code == .repeated, "\(line)")
                if line[3] == "said" { #expect(pushed.contains(line[1]), "\(line)") }
            }
            // Whoever got no answer sends again.
            for customer in customers.sorted() {
                for number in 1...2 { _ = try await toy.ask(Self.knock(number, of: customer)) }
            }
            for _ in 0..<2 { await toy.desk.attend() }
            let after = try await toy.customers.pushes([.proactive], from: 1, limit: 100_000)
            #expect(after.compactMap { $0.body["customer"]?.string }.sorted() == customers.sorted())
            #expect(Array(after.prefix(before.count)) == before)
            let sequences = after.compactMap(\.sequence)
            #expect(sequences == Set(sequences).sorted() && sequences.count == customers.count)
            try await toy.close(keepingFolder: true)
        }
    }

    /// Tells two events of one customer after another in several lanes at once, notes what was begun and what was
    /// acknowledged, and kills its own process amid it.
    private static func tellUntilKilled() async throws {
        let folder = folder(of: getppid())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let toy = try await ToyDesk(in: folder.appendingPathComponent("data"))
        let desk = toy.desk
        let log = open(folder.appendingPathComponent("log").path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        @Sendable func note(_ text: String) {
            let line = Array((text + "\n").utf8)
            guard write(log, line, line.count) == line.count else { exit(1) }
        }
        let count = Tally()
        await withTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    for place in 0... {
                        let customer = "p\(getpid())-\(lane)-\(place)"
                        note("begins \(customer)")
                        for number in 1...2 {
                            let line = Array(knock(number, of: customer).utf8)
                            guard let request = try? Request.read(line, desk.limits).request.get() else { exit(1) }
                            let answer = await desk.answer(request)
                            guard answer.code == .done else { exit(1) }
                            let isSaid = answer.body["proactive"]?.array?.isEmpty == false
                            note("told \(customer) \(number) \(isSaid ? "said" : "quiet")")
                            if await count.next() == 150 { kill(getpid(), SIGKILL) }
                        }
                    }
                }
            }
        }
    }
}

private actor Tally {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
