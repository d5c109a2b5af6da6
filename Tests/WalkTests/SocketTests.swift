import Foundation
import StrictJSON
import TestSupport
import Testing

/// Talks over a real socket, to a process of its own.
@Suite(.serialized)
struct SocketTests {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("socket-\(UUID().uuidString)")

    /// The messages of all talks that need nothing but messages.
    private static let talks = Talk.all.filter { talk in
        talk.steps.allSatisfy { if case .say(let text) = $0.act { !text.isEmpty } else { false } }
    }

    @Test func `in JSON and in text the same talks go as in process`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try ServerProcess(data: folder)
        let client = try Client(port: server.port)
        _ = await client.line()
        for talk in Self.talks {
            let plain = try Client(port: server.port)
            _ = await plain.line()
            plain.send("CUSTOMER \(talk.name)\n")
            _ = await plain.line()
            for step in talk.steps {
                guard case .say(let text) = step.act else { continue }
                plain.send("SAY \(text)\n")
                let said = await Self.reply(plain)
                let request: JSON = [
                    "id": 1, "op": "message", "conversation": .string("json-\(talk.name)"),
                    "customer": .string("json-\(talk.name)"), "text": .string(text),
                ]
                client.send(request.text + "\n")
                let reply = try JSON(parsing: await client.line())
                #expect(reply["ok"] == true, "\(talk.name).txt:\(step.line)")
                for check in step.checks { check.judge(reply, talk: talk, line: step.line) }
                // Chance is seeded by customer and conversation, so the words may differ and the kind of reply may not.
                #expect(
                    said.isEmpty == (reply["replies"]?.array ?? []).isEmpty, "\(talk.name).txt:\(step.line): \(said)")
            }
        }
        #expect(server.stop() == 0)
    }

    @Test func `piped into chat and sent over a socket, the same lines get the same bytes`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = [
            "hello there", "where is my parcel?", "A-1007", "sorry, it is A-2380", "how do I rename my wifi?",
            "my router keeps dropping since this morning and this is the third time I write!!", "no, no change",
            "PROFILE", "thanks a lot", "human please",
        ]
        let server = try ServerProcess(data: folder.appendingPathComponent("socket"))
        let client = try Client(port: server.port)
        _ = await client.line()
        client.send("CUSTOMER ana\n")
        _ = await client.line()
        var spoken: [String] = []
        for line in lines {
            client.send(line + "\n")
            spoken += await Self.reply(client)
        }
        #expect(server.stop() == 0)

        let chat = Process()
        chat.executableURL = ServerProcess.command
        chat.currentDirectoryURL = HomeDesk.root
        chat.arguments = ["chat", "--customer", "ana", "--data", folder.appendingPathComponent("chat").path]
        let (input, output) = (Pipe(), Pipe())
        chat.standardInput = input
        chat.standardOutput = output
        chat.standardError = FileHandle.nullDevice
        try chat.run()
        input.fileHandleForWriting.write(Data((lines.joined(separator: "\n") + "\n").utf8))
        try input.fileHandleForWriting.close()
        let piped = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        chat.waitUntilExit()
        let withoutTimes = /\d{4}-\d\d-\d\dT[0-9:.]+Z/
        #expect(
            piped.replacing(withoutTimes, with: "TIME")
                == spoken.map { $0 + "\n" }.joined().replacing(withoutTimes, with: "TIME"))
    }

    @Test func `a kill amid five hundred messages loses no acknowledged turn, and sending again makes no double`()
        async throws
    {
        defer { try? FileManager.default.removeItem(at: folder) }
        let messages = (0..<500).map { number -> String in
            let request: JSON = [
                "id": .number(number), "op": "message", "conversation": .string("c\(number % 10)"),
                "customer": .string("k\(number % 10)"), "message_id": .string("m\(number)"),
                "text": .string("message \(number) of the crash test"),
            ]
            return request.text + "\n"
        }
        var server = try ServerProcess(data: folder)
        var client = try Client(port: server.port)
        _ = await client.line()
        client.send(messages.joined())
        var acknowledged: [Int: Int] = [:]
        while acknowledged.count < 230, let answer = try? JSON(parsing: await client.line()) {
            if answer["ok"] == true, let number = answer["id"]?.int { acknowledged[number] = answer["turn"]?.int }
        }
        server.kill()
        try #require(acknowledged.count == 230)

        server = try ServerProcess(data: folder)
        client = try Client(port: server.port)
        _ = await client.line()
        var turns: [Int: [Int]] = [:]
        for number in messages.indices {
            client.send(messages[number])
            let answer = try JSON(parsing: await client.line())
            #expect(answer["ok"] == true)
            let turn = try #require(answer["turn"]?.int)
            if let before = acknowledged[number] {
                #expect(answer["code"] == 208)
                #expect(turn == before)
            }
            turns[number % 10, default: []].append(turn)
        }
        // Each conversation has its fifty messages once, in the order in which they were sent.
        for conversation in 0..<10 { #expect(turns[conversation] == Array(1...50)) }
        client.send("{\"id\":1,\"op\":\"stats\"}\n")
        #expect(try JSON(parsing: await client.line())["kept"]?["turns"] == 500)
        #expect(server.stop() == 0)
    }

    /// The lines of one answer of text mode, without their codes.
    private static func reply(_ client: Client) async -> [String] {
        var lines: [String] = []
        while true {
            let line = await client.line()
            if line.count > 4 { lines.append(String(line.dropFirst(4))) }
            if line.count < 4 || Array(line)[3] == " " { return lines }
        }
    }
}
