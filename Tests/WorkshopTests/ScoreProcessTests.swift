import Foundation
import StrictJSON
import Testing

/// `rapport score` as a process of its own, which may be killed.
@Suite struct ScoreProcessTests {
    /// The command, beside the tests in the build folder.
    private static var command: URL {
        Bundle.allBundles.map(\.bundleURL).first { $0.lastPathComponent.hasSuffix(".xctest") }
            .map { $0.deletingLastPathComponent().appendingPathComponent("rapport") }
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
                "rapport")
    }

    private func process(_ arguments: [String], in folder: URL) throws -> (Process, Pipe) {
        let process = Process()
        process.executableURL = Self.command
        process.currentDirectoryURL = packageRoot
        process.arguments = ["score", "--data", folder.appendingPathComponent("data").path] + arguments
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return (process, errors)
    }

    private func finish(_ arguments: [String], in folder: URL) throws -> (status: Int32, said: String) {
        let (process, errors) = try process(arguments, in: folder)
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    /// Talks that run through each other, some lines of them bad.
    private func talks(_ lines: Int) -> String {
        let texts = [
            "where is my order A-1007", "thanks, it works now", "this is the third time, I want your supervisor",
            "the router keeps dropping every evening", "ok whatever", "=1+1, \"quoted\"",
        ]
        return (0..<lines).map { number in
            if number % 4_999 == 7 { return "{\"text\":" }
            let speaker = number % 3 == 2 ? "agent" : "customer"
            return #"{"conversation":"c\#(number / 60 * 4 + number % 4)","turn":\#(number),"speaker":"\#(speaker)","#
                + #""customer":"k\#(number % 91)","time":"2026-03-0\#(number % 9 + 1)T10:00:00Z","#
                + #""text":"\#(speaker == "agent" ? "I will call you tomorrow." : texts[number * 7 % texts.count].replacing("\"", with: "\\\""))"}"#
        }.joined(separator: "\n")
    }

    @Test(arguments: ["jsonl", "csv"]) func `a run that was killed goes on to the same bytes`(_ format: String) throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("talks.jsonl").path
        try Data(talks(40_000).utf8).write(to: URL(fileURLWithPath: input))
        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
        func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

        let whole = try finish(
            [input, "--format", format, "-o", path("whole"), "--report", path("whole.html")], in: folder)
        #expect(whole.status == 65)  // bad lines
        #expect(whole.said.contains("\(input):8: "))
        let expected = try bytes("whole")

        for part in [0.1, 0.5] {
            let (process, _) = try process([input, "--format", format, "-o", path("cut"), "--resume"], in: folder)
            let wanted = Int(Double(expected.count) * part)
            while process.isRunning, ((try? bytes("cut").count) ?? 0) < wanted { usleep(2_000) }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let left = try bytes("cut")
            #expect(left.count < expected.count && expected.starts(with: left))
        }
        let rest = try finish(
            [input, "--format", format, "-o", path("cut"), "--resume", "--report", path("cut.html")], in: folder)
        #expect(rest.status == 65)
        #expect(try bytes("cut") == expected)
        #expect(try bytes("cut.html") == bytes("whole.html"))
    }

    @Test func `an output of something else is not gone on with`() throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("a.txt").path
        let output = folder.appendingPathComponent("out").path
        try Data("hello there\n".utf8).write(to: URL(fileURLWithPath: input))
        try Data("{\"something\":\"else\"}\n".utf8).write(to: URL(fileURLWithPath: output))
        let run = try finish([input, "-o", output, "--resume"], in: folder)
        #expect(run.status == 65 && run.said.contains("--resume"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == Data("{\"something\":\"else\"}\n".utf8))
    }

    @Test func `resuming standard output is wrong usage`() throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try finish(["x.jsonl", "--resume"], in: folder).status == 64)
    }

    @Test func `CSV comes in and goes out`() throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("talk.csv").path
        let output = folder.appendingPathComponent("out.csv").path
        try Data(
            """
            conversation,turn,speaker,customer,time,text
            7,1,customer,k1,2026-03-09T10:00:00Z,"my bill is wrong, again"
            7,2,agent,k1,2026-03-09T10:00:40Z,I have corrected it.
            7,3,customer,k1,2026-03-09T10:02:00Z,=perfect thank you
            7,four,customer,k1,,oops

            """.utf8
        ).write(to: URL(fileURLWithPath: input))
        let run = try finish([input, "--format", "csv", "-o", output], in: folder)
        #expect(run.status == 65 && run.said.contains("talk.csv:5: field 'turn'"))
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("type,conversation,turn,customer,text,intent,"))
        #expect(lines[1].hasPrefix("message,7,1,k1,\"my bill is wrong, again\","))
        #expect(lines[2].hasPrefix("message,7,3,k1,'=perfect thank you,"))
        #expect(lines[3].hasPrefix("conversation,7,,k1,,") && lines[3].contains(",40,120,"))
    }
}
