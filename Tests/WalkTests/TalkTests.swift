import Foundation
import StrictJSON
import Testing

@Test(arguments: Talk.all)
func `a talk goes as its transcript says`(_ talk: Talk) async throws {
    let desk = try await WalkDesk()
    for step in talk.steps {
        switch step.act {
        case .say(let text):
            let reply = try await desk.ask([
                "op": "message", "conversation": "c1", "customer": "walker", "text": .string(text),
            ])
            try #require(reply["ok"] == true, "\(talk.name).txt:\(step.line): \(reply.text)")
            for check in step.checks { check.judge(reply, talk: talk, line: step.line) }
        case .restart: try await desk.restart()
        case .handback: _ = try await desk.ask(["op": "handback", "conversation": "c1", "agent": "agent-7"])
        case .nextDay: desk.clock.pass(20 * 3_600)
        case .profile(let name, let value):
            _ = try await desk.ask(["op": "profile", "customer": "walker", "set": .object([name: .string(value)])])
        }
    }
    try await desk.close()
}

@Test func `there are talks to walk`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Talk.folder.path).filter { $0.hasSuffix(".txt") }
    #expect(files.count == Talk.all.count, "a transcript cannot be read")
    #expect(Talk.all.count >= 15)
}
