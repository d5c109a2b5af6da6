import Customers
import Dialogue
import Foundation
import Logging
import Serving
import StrictJSON
import TestSupport
import Testing

/// A program of a desk, as a shell script in a folder of its own.
private final class Script {
    let path: String
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("actions-\(UUID().uuidString)")

    init(_ body: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("answer").path
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

private func inquiry(deadline: Double = 5) -> Inquiry {
    let asked = Date(timeIntervalSince1970: 1_772_000_000)
    return Inquiry(
        id: "x1", action: "lookup_order", intent: "order_status", arguments: ["order_number": "A-7"], turn: 1,
        asked: asked, deadline: asked.addingTimeInterval(deadline))
}

private func finding(_ body: String, _ arguments: String = "", deadline: Double = 5) async throws -> Inquiry.Finding {
    let script = try Script(body)
    let program = try ActionProgram("\(script.path) \(arguments)", logger: .silent)
    return await program.finding(of: inquiry(deadline: deadline), for: try #require(Handle("ana")))
}

@Suite struct `A desk's own program` {
    @Test func `reads one line and answers with one`() async throws {
        let body = """
            read line
            case "$line" in *'"name":"lookup_order","arguments":{"order_number":"A-7"}'*)
            echo '{"status":"ok","data":{"status":"packed","of":"'$1'"}}';; esac
            """
        #expect(try await finding(body, "here") == .init(.ok, ["status": "packed", "of": "here"]))
    }

    @Test(arguments: [
        "echo '{\"status\":\"not_found\"}'", "echo '{\"status\":\"not_found\"}'; echo more; exit 3",
    ])
    func `is believed by its first line`(_ body: String) async throws {
        #expect(try await finding(body) == .init(.notFound))
    }

    @Test(arguments: ["exit 1", "echo hello", "echo '{\"status\":\"late\"}'", "head -c 200000 /dev/zero", "kill -9 $$"])
    func `that gives no answer has failed`(_ body: String) async throws {
        #expect(try await finding(body) == .init(.failed))
    }

    @Test func `that takes too long is late, and ended`() async throws {
        let begin = ContinuousClock.now
        #expect(try await finding("exec sleep 20", deadline: 0.5) == .init(.late))
        #expect(.now - begin < .seconds(10))
    }

    @Test func `sees nothing of the server's environment`() async throws {
        let body = "echo '{\"status\":\"ok\",\"data\":{\"home\":\"'$HOME'\"}}'"
        #expect(try await finding(body) == .init(.ok, ["home": ""]))
    }

    @Test func `gives numbers of cards only masked`() async throws {
        let body = "echo '{\"status\":\"ok\",\"data\":{\"card\":\"4111 1111 1111 1111\"}}'"
        #expect(try await finding(body) == .init(.ok, ["card": "•••• •••• •••• 1111"]))
    }

    @Test func `has to be there`() {
        #expect(throws: ServingError.self) { try ActionProgram("/nowhere/at-all", logger: .silent) }
        #expect(throws: ServingError.self) { try ActionProgram("  ", logger: .silent) }
    }

    @Test func `runs a few at once, and the others wait`() async throws {
        let script = try Script("read line; echo '{\"status\":\"ok\"}'")
        let program = try ActionProgram(script.path, atOnce: 2, logger: .silent)
        let ana = try #require(Handle("ana"))
        let found = await withTaskGroup(of: Inquiry.Finding.self) { group in
            for _ in 0..<12 { group.addTask { await program.finding(of: inquiry(deadline: 30), for: ana) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found == Array(repeating: .init(.ok), count: 12))
    }
}
