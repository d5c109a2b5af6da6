import Foundation
import StrictJSON
import Testing

@Test(arguments: Talk.all)
func `a talk goes as its transcript says`(_ talk: Talk) async throws {
    let desk = try await WalkDesk()
    var action: JSON?
    for step in talk.steps {
        let request: JSON
        switch step.act {
        case .restart:
            try await desk.restart()
            continue
        case .wait(let seconds):
            desk.clock.pass(seconds)
            continue
        case .say(let text):
            request = ["op": "message", "conversation": "c1", "customer": "walker", "text": .string(text)]
        case .request(let other): request = other
        case .result(let result):
            var fields = try #require(result.object)
            fields["action"] = try #require(action, "\(talk.name).txt:\(step.line): no action was asked")
            request = .object(fields)
        }
        let reply = try await desk.ask(request)
        if let asked = reply["actions"]?.array?.last?["id"] { action = asked }
        let isExpected = step.checks.contains { if case .field("code", _, _) = $0 { true } else { false } }
        try #require(reply["ok"] == true || isExpected, "\(talk.name).txt:\(step.line): \(reply.text)")
        for check in step.checks { check.judge(reply, talk: talk, line: step.line) }
    }
    try await desk.close()
}

@Test func `there are talks to walk`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Talk.folder.path).filter { $0.hasSuffix(".txt") }
    #expect(files.count == Talk.all.count, "a transcript cannot be read")
    #expect(Talk.all.count >= 15)
}
