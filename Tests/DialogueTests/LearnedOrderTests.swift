import Comprehension
import Customers
import Dialogue
import Language
import Learning
import StrictJSON
import Testing

private let analyzer = Analyzer()

private func read(_ yaml: String) throws -> (guides: [Guide], problems: [CatalogueProblem]) {
    let node = try #require(try Node.read(yaml, file: "test.yml"))
    var problems: [CatalogueProblem] = []
    let guides = Guide.read(
        [try #require(node["guides"])], intents: ["down"], lists: ["device": ["camera", "plug"]], analyzer: analyzer,
        problems: &problems)
    return (guides, problems)
}

/// A question, five things to do whose order is learned, and a question.
private func guide() throws -> Guide {
    let yaml = """
        guides:
          - guide: dead
            for: [down]
            order: learned
            kind: device
            steps:
              - step: lamp
                ask: "Is the lamp on?"
                answers: {"yes": a, "no": handoff}
              - {step: a, do: "Do a. Better?", cost: 3, otherwise: b}
              - {step: b, do: "Do b. Better?", cost: 2, otherwise: c}
              - {step: c, do: "Do c. Better?", cost: 4, otherwise: d}
              - {step: d, do: "Do d. Better?", cost: 2, otherwise: e, already: ["did d"]}
              - {step: e, do: "Do e. Better?", cost: 1, otherwise: last}
              - step: last
                ask: "Is it old?"
                answers: {"yes": handoff, "no": end}
        """
    let (guides, problems) = try read(yaml)
    try #require(problems.isEmpty, "\(problems)")
    return try #require(guides.first)
}

private func belief(_ guide: Guide, _ experience: Experience, _ kind: String = "") -> GuideProgress.Belief {
    { experience.belief(in: $0, of: guide, kind: kind) }
}

private func outcome(_ step: String, _ helped: Bool, kind: String = "") -> StepOutcome {
    StepOutcome(StepOutcome.Subject(guide: "dead", step: step, kind: kind), helped: helped)
}

/// A world with known chances, in which customers come one after another.
private struct World {
    /// Whether one fault is there that one step mends; else each step helps by itself.
    let hasOneFault: Bool
    let chances: [Double]
    let costs: [Double]

    /// What an order is expected to cost.
    func cost(of order: [Int]) -> Double {
        var (unsolved, cost) = (1.0, 0.0)
        for place in order {
            cost += unsolved * costs[place]
            unsolved = hasOneFault ? unsolved - chances[place] : unsolved * (1 - chances[place])
        }
        return cost
    }

    /// The cheapest order, by trying all.
    var optimum: Double {
        func best(_ tried: [Int]) -> Double {
            let left = chances.indices.filter { !tried.contains($0) }
            return left.isEmpty ? cost(of: tried) : left.map { best(tried + [$0]) }.min() ?? 0
        }
        return best([])
    }

    /// Which steps would help the next customer.
    func customer(_ chance: inout SeededGenerator) -> [Bool] {
        guard hasOneFault else { return chances.map { Double(chance.unit()) < $0 } }
        var rest = Double(chance.unit())
        return chances.map { chance in
            defer { rest -= chance }
            return rest >= 0 && rest < chance
        }
    }
}

/// Leads customers through the guide; returns for each what the order that they met is expected to cost.
private func learn(_ world: World, customers: Int, seed: UInt64) throws -> [Double] {
    let guide = try guide()
    let names = ["a", "b", "c", "d", "e"]
    var experience = Experience()
    var chance = SeededGenerator(seed: seed)
    return try (0..<customers).map { _ in
        let stretch = try #require(Stretch(from: "a", in: guide))
        let order = stretch.order(without: [], believing: belief(guide, experience))
        let helps = world.customer(&chance)
        var (progress, move) = GuideProgress.begin(guide, known: [:], believing: belief(guide, experience))
        move = progress.take(.answer(0), in: guide, known: [:], believing: belief(guide, experience))
        var met: [String] = []
        while case .put(let step, _) = move, let place = names.firstIndex(of: step) {
            met.append(step)
            experience.add(outcome(step, helps[place]))
            move = progress.take(
                helps[place] ? .solved : .unsolved, in: guide, known: [:], believing: belief(guide, experience))
        }
        // Outcomes come in between; within one talk they belong to steps that were put already.
        #expect(met == order.prefix(met.count).map(\.name))
        return world.cost(of: order.compactMap { names.firstIndex(of: $0.name) })
    }
}

private let chances = [0.05, 0.1, 0.15, 0.45, 0.25]
private let costs = [3.0, 2, 4, 2, 1]

@Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
func `with outcomes a guide costs customers little more than the best order, and never less`(_ seed: UInt64) throws {
    let world = World(hasOneFault: false, chances: chances, costs: costs)
    let paid = try learn(world, customers: 800, seed: seed)
    let fixed = world.cost(of: Array(0..<5))
    let mean = paid.reduce(0, +) / Double(paid.count)
    #expect(paid.allSatisfy { $0 >= world.optimum - 1e-9 })
    #expect(mean < 0.6 * fixed, "\(mean), fixed \(fixed), optimum \(world.optimum)")
    #expect(paid[400...].allSatisfy { $0 <= 1.05 * world.optimum }, "\(paid.suffix(400).max() ?? 0)")
}

/// A step that comes late is tried on what the others left over, so its chance looks better than it is, until it comes
/// first and is seen as it is. Near a tie two steps may change places; on the mean that costs little.
@Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
func `where one fault is behind it all the order learned is close to the best one, too`(_ seed: UInt64) throws {
    let world = World(hasOneFault: true, chances: chances, costs: costs)
    let paid = try learn(world, customers: 800, seed: seed)
    let fixed = world.cost(of: Array(0..<5))
    let mean = paid.reduce(0, +) / Double(paid.count)
    #expect(paid.allSatisfy { $0 >= world.optimum - 1e-9 })
    #expect(mean < 0.5 * fixed, "\(mean), fixed \(fixed), optimum \(world.optimum)")
    #expect(mean <= 1.06 * world.optimum, "\(mean), optimum \(world.optimum)")
}

@Test func `fewer steps are put than in the fixed order`() throws {
    let world = World(hasOneFault: false, chances: chances, costs: [1, 1, 1, 1, 1])
    let yaml = """
        guides:
          - guide: dead
            for: [down]
            order: learned
            steps:
              - {step: a, do: "A?", otherwise: b}
              - {step: b, do: "B?", otherwise: c}
              - {step: c, do: "C?", otherwise: d}
              - {step: d, do: "D?", otherwise: e}
              - {step: e, do: "E?", otherwise: handoff}
        """
    let guide = try #require(try read(yaml).guides.first)
    var experience = Experience()
    var chance = SeededGenerator(seed: 8)
    var (learned, fixed) = (0, 0)
    for _ in 0..<600 {
        let helps = world.customer(&chance)
        let order = try #require(Stretch(from: "a", in: guide)).order(
            without: [], believing: belief(guide, experience))
        for step in order {
            let place = try #require(["a", "b", "c", "d", "e"].firstIndex(of: step.name))
            learned += 1
            experience.add(outcome(step.name, helps[place]))
            if helps[place] { break }
        }
        fixed += (helps.firstIndex(of: true) ?? 4) + 1
    }
    let optimum = world.optimum * 600
    #expect(learned < fixed * 7 / 10, "\(learned) steps, fixed \(fixed)")
    #expect(Double(learned) < 1.1 * optimum, "\(learned) steps, expected of the best order \(optimum)")
}

@Test func `without outcomes the order is that of the catalogue's chances over costs`() throws {
    let guide = try guide()
    var (progress, _) = GuideProgress.begin(guide, known: [:])
    #expect(progress.take(.answer(0), in: guide, known: [:]) == .put(step: "e", passedOver: []))
    #expect(progress.take(.unsolved, in: guide, known: [:]) == .put(step: "b", passedOver: []))
}

@Test func `each kind of device has its order, and a kind without outcomes has that of the others`() throws {
    let guide = try guide()
    var experience = Experience()
    for _ in 0..<40 {
        for kind in ["camera", "plug"] {
            experience.add(outcome("a", kind == "camera", kind: kind))
            experience.add(outcome("c", kind == "plug", kind: kind))
            experience.add(outcome("d", true, kind: kind))
        }
    }
    let stretch = try #require(Stretch(from: "a", in: guide))
    func order(_ kind: String) -> [String] {
        stretch.order(without: ["d", "e"], believing: belief(guide, experience, kind)).map(\.name)
    }
    #expect(order("camera") == ["a", "b", "c"])
    #expect(order("plug") == ["c", "a", "b"])
    let unknown = belief(guide, experience)(try #require(guide.step(named: "d")))
    // Eighty outcomes of other kinds weigh as twenty.
    #expect(abs(unknown.strength - 30) < 1e-9 && abs(unknown.mean - 22 / 30.0) < 1e-9)
}

@Test func `a learned guide keeps what was tried, passes over it, and goes on where the stretch leads`() throws {
    let guide = try guide()
    var (progress, move) = GuideProgress.begin(guide, known: [:])
    #expect(move == .put(step: "lamp", passedOver: []))
    let known: [String: Guide.Hint] = ["e": .tried(step: "e")]
    move = progress.take(.answer(0), in: guide, known: known)
    #expect(move == .put(step: "b", passedOver: ["e"]))
    #expect(progress.rivals(in: guide, believing: { $0.prior }).map(\.name) == ["b", "d", "a", "c"])
    var kept = try #require(GuideProgress(try JSON(parsing: progress.json.bytes)))
    #expect(kept == progress)
    for next in ["d", "a", "c"] {
        #expect(kept.take(.unsolved, in: guide, known: known) == .put(step: next, passedOver: []))
    }
    #expect(kept.rivals(in: guide, believing: { $0.prior }).isEmpty)
    #expect(kept.take(.unsolved, in: guide, known: known) == .put(step: "last", passedOver: []))
    #expect(kept.tried == ["e", "b", "d", "a", "c"])
}

@Test func `what has to wait waits, and what keeps its place keeps it`() throws {
    let yaml = """
        guides:
          - guide: dead
            for: [down]
            order: learned
            steps:
              - {step: a, do: "A?", chance: 0.1}
              - {step: b, do: "B?", chance: 0.9, after: c}
              - {step: c, do: "C?", chance: 0.05}
              - {step: reset, do: "Reset?", chance: 0.99, place: fixed}
              - {step: d, do: "D?", chance: 0.5}
        """
    let (guides, problems) = try read(yaml)
    #expect(problems.isEmpty)
    let guide = try #require(guides.first)
    var (progress, move) = GuideProgress.begin(guide, known: [:])
    var order: [String] = []
    while case .put(let step, _) = move {
        order.append(step)
        move = progress.take(.unsolved, in: guide, known: [:])
    }
    #expect(order == ["c", "b", "a", "reset", "d"])
    #expect(move == .handOver)
}

@Test func `steps that lead round in a circle end with a person`() throws {
    let yaml = """
        guides:
          - guide: dead
            for: [down]
            order: learned
            steps:
              - {step: a, do: "A?", otherwise: b}
              - {step: b, do: "B?", chance: 0.5, otherwise: a}
        """
    let guide = try #require(try read(yaml).guides.first)
    var (progress, move) = GuideProgress.begin(guide, known: [:])
    #expect(move == .put(step: "b", passedOver: []))
    move = progress.take(.unsolved, in: guide, known: [:])
    #expect(move == .put(step: "a", passedOver: []))
    #expect(progress.take(.unsolved, in: guide, known: [:]) == .handOver)
}

@Test(arguments: [
    ("order: clever", "fixed or learned"), ("kind: devise", "did you mean 'device'"),
])
func `a guide that cannot be learned is refused with a hint`(_ line: String, _ hint: String) throws {
    let yaml = "guides:\n  - guide: g\n    \(line)\n    steps:\n      - {step: a, do: \"A?\"}\n"
    let problems = try read(yaml).problems
    #expect(problems.count == 1 && problems[0].message.contains(hint), "\(problems)")
}

@Test(arguments: [
    ("chance: high", "as in 'chance: 0.3'"), ("chance: 1.5", "from 0.0 to 1.0"), ("strength: 0", "'strength'"),
    ("cost: 0", "'cost'"), ("after: bb", "did you mean 'b'"), ("place: last", "fixed"),
    ("after: a", "waits for itself"),
])
func `a step that cannot be ordered is refused with a hint`(_ line: String, _ hint: String) throws {
    let yaml = """
        guides:
          - guide: g
            order: learned
            steps:
              - {step: a, do: "A?", \(line)}
              - {step: b, do: "B?"}
        """
    let problems = try read(yaml).problems
    #expect(problems.count == 1 && problems[0].message.contains(hint), "\(problems)")
}
