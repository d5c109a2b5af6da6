import Comprehension
import Dialogue
import Language
import Testing

private let analyzer = Analyzer()

/// A guide of four steps: a question, two things to do, and a last question.
private func guide() throws -> Guide {
    let yaml = """
        guides:
          - guide: dead_line
            title: "a dead line"
            for: [internet_down]
            steps:
              - step: lamp
                ask: "Is the lamp on?"
                answers: {"yes|on": restart, "no|off": cable}
                told: {"lamp is off": cable}
              - step: restart
                do: "Please restart it. Does it work?"
                already: ["restarted|rebooted"]
                solved: done
                otherwise: cable
              - step: cable
                do: "Please check the cable. Better?"
                solved: done
                otherwise: neighbours
              - step: neighbours
                ask: "Are the neighbours without it as well?"
                answers: {"yes": end, "no": handoff}
        """
    let node = try #require(try Node.read(yaml, file: "test.yml"))
    var problems: [CatalogueProblem] = []
    let guides = Guide.read(
        [try #require(node["guides"])], intents: ["internet_down"], analyzer: analyzer, problems: &problems)
    try #require(problems.isEmpty, "\(problems)")
    return try #require(guides.first)
}

@Test func `answers and reports lead from step to step`() throws {
    let guide = try guide()
    var (progress, move) = GuideProgress.begin(guide, known: [:])
    #expect(move == .put(step: "lamp", passedOver: []))
    move = progress.take(.answer(0), in: guide, known: [:])
    #expect(move == .put(step: "restart", passedOver: []))
    move = progress.take(.unsolved, in: guide, known: [:])
    #expect(move == .put(step: "cable", passedOver: []))
    #expect(progress.tried == ["restart"])
    #expect(progress.take(.solved, in: guide, known: [:]) == .solved)
}

@Test func `what is known already is passed over`() throws {
    let guide = try guide()
    let known: [String: Guide.Hint] = [
        "lamp": .told(step: "lamp", target: .step("restart")), "restart": .tried(step: "restart"),
    ]
    let (progress, move) = GuideProgress.begin(guide, known: known)
    #expect(move == .put(step: "cable", passedOver: ["lamp", "restart"]))
    #expect(progress.tried == ["restart"])
}

@Test func `no step is put twice, and a guide without progress ends with a person`() throws {
    let guide = try guide()
    var (progress, move) = GuideProgress.begin(guide, known: [:])
    var put: [String] = []
    for _ in 0..<12 {
        if case .put(let step, _) = move {
            #expect(!put.contains(step))
            put.append(step)
        }
        if move == .handOver { break }
        move = progress.take(.unsolved, in: guide, known: [:])
    }
    #expect(move == .handOver)
}

@Test func `an unclear answer is asked for once more, then left`() throws {
    let guide = try guide()
    var (progress, _) = GuideProgress.begin(guide, known: [:])
    #expect(progress.take(.unclear, in: guide, known: [:]) == .askAgain)
    #expect(progress.take(.unclear, in: guide, known: [:]) == .put(step: "restart", passedOver: []))
}

@Test func `done without a result asks whether it helped`() throws {
    let guide = try guide()
    var (progress, _) = GuideProgress.begin(guide, known: ["lamp": .told(step: "lamp", target: .step("restart"))])
    #expect(progress.take(.done, in: guide, known: [:]) == .check)
    #expect(progress.take(.unsolved, in: guide, known: [:]) == .put(step: "cable", passedOver: []))
}

@Test func `progress is kept as JSON and read back`() throws {
    let guide = try guide()
    var (progress, _) = GuideProgress.begin(guide, known: [:])
    _ = progress.take(.answer(0), in: guide, known: [:])
    _ = progress.take(.unsolved, in: guide, known: [:])
    #expect(GuideProgress(progress.json) == progress)
}

@Test func `a step that leads nowhere is named with its line and a hint`() throws {
    let yaml = """
        - guide: g
          for: [internet_down]
          steps:
            - step: cable
              do: "Check it. Better?"
              otherwise: cabel
        """
    let node = try #require(try Node.read(yaml, file: "g.yml"))
    var problems: [CatalogueProblem] = []
    _ = Guide.read([node], intents: ["internet_down"], analyzer: analyzer, problems: &problems)
    #expect(problems.map(\.description) == ["g.yml:6: guide g has no step 'cabel'; did you mean 'cable'?"])
}
