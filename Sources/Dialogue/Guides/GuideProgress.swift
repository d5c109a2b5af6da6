package import Learning
package import StrictJSON

/// How far a customer has come in a guide: a value that is kept with the conversation, so that an interruption or a
/// restart of the process loses nothing.
package struct GuideProgress: Sendable, Equatable {
    package let guide: String
    /// The step that the customer was last asked for.
    package private(set) var step: String
    /// Actions that were carried out and did not help, in order.
    package private(set) var tried: [String] = []
    /// Steps that were put to the customer, in order; none is put twice.
    package private(set) var visited: [String] = []
    /// Where the stretch began that is under way, in a guide of learned order.
    package private(set) var entry: String?
    /// How many reports in this guide brought nothing forward.
    package private(set) var failures = 0
    /// How often the present step was answered without an answer.
    package private(set) var unclear = 0

    /// After so many steps without progress a person takes over.
    package static let patience = 5

    /// What the customer reports of the present step.
    package enum Report: Sendable, Equatable {
        /// The answer at this place of the step's answers.
        case answer(Int)
        /// Words that the catalogue knows to answer it, and where they lead.
        case told(Guide.Target)
        /// It works again.
        case solved
        /// It was done, or looked at, and nothing changed.
        case unsolved
        /// It was done; whether it helped is not said.
        case done
        /// A question about the step.
        case asks(Guide.Question)
        /// It is left for now.
        case stop
        case unclear
    }

    /// What to do next.
    package enum Move: Sendable, Equatable {
        /// Put this step, after saying why those were passed over.
        case put(step: String, passedOver: [String])
        /// Answer a question about the present step.
        case explain(Guide.Question)
        /// Ask whether it helped.
        case check
        /// Ask for an answer that can be understood.
        case askAgain
        case solved
        case handOver
        case leave
    }

    /// Begins a guide.
    /// - Parameters:
    ///   - known: what is known of its steps already, by step.
    ///   - belief: what is believed of a step's chance, for a guide of learned order.
    package static func begin(
        _ guide: Guide, known: [String: Guide.Hint], believing belief: @escaping Belief = \.prior
    ) -> (GuideProgress, Move) {
        var progress = GuideProgress(guide: guide.name, step: guide.steps[0].name)
        let move = progress.go(
            to: .step(guide.steps[0].name), on: Ground(guide: guide, known: known, belief: belief))
        return (progress, move)
    }

    /// What is believed of a step's chance to help.
    package typealias Belief = (Guide.Step) -> BetaPosterior

    /// What a step forward is taken on.
    private struct Ground {
        let guide: Guide
        let known: [String: Guide.Hint]
        let belief: Belief
    }

    /// Takes the customer's report and says what to do next.
    package mutating func take(
        _ report: Report, in guide: Guide, known: [String: Guide.Hint], believing belief: @escaping Belief = \.prior
    ) -> Move {
        guard let current = guide.step(named: step) else { return .handOver }
        let ground = Ground(guide: guide, known: known, belief: belief)
        switch report {
        case .solved: return go(to: current.kind == .act ? current.solved : .done, on: ground)
        case .told(let target): return go(to: target, on: ground)
        case .answer(let place): return go(to: current.answers[place].target, on: ground)
        case .stop: return .leave
        case .asks(.how):
            unclear += 1
            return unclear > 2 ? goOn(from: current, on: ground) : .explain(.how)
        case .asks(let question): return .explain(question)
        case .done where current.kind == .act:
            unclear += 1
            return unclear > 1 ? goOn(from: current, on: ground) : .check
        case .unclear:
            unclear += 1
            return unclear > 1 ? goOn(from: current, on: ground) : .askAgain
        case .unsolved, .done:
            return goOn(from: current, on: ground)
        }
    }

    /// The steps between which the learned order chose when it put the present one, that one first; empty where there
    /// was nothing to choose.
    package func rivals(in guide: Guide, believing belief: Belief) -> [Guide.Step] {
        guard let entry, let stretch = Stretch(from: entry, in: guide),
            stretch.steps.contains(where: { $0.name == step })
        else { return [] }
        let rivals = stretch.order(without: visited.filter { $0 != step }, believing: belief)
        return rivals.count > 1 ? rivals : []
    }

    /// Leaves the present step because it brought nothing.
    private mutating func goOn(from current: Guide.Step, on ground: Ground) -> Move {
        failures += 1
        if current.kind == .act { tried.append(current.name) }
        if failures >= Self.patience { return .handOver }
        return go(to: onward(from: current, in: ground.guide), on: ground)
    }

    /// Where a step leads that did not help: to what is left of its stretch, then to where the stretch leads.
    private func onward(from current: Guide.Step, in guide: Guide) -> Guide.Target {
        guard let entry, let stretch = Stretch(from: entry, in: guide),
            stretch.steps.contains(where: { $0.name == current.name })
        else { return guide.onward(from: current) }
        return stretch.steps.contains { !visited.contains($0.name) } ? .step(entry) : stretch.exit
    }

    /// The best step that is left where a guide of learned order enters a stretch; else the step itself.
    private mutating func choice(at name: String, on ground: Ground) -> String {
        guard let stretch = Stretch(from: name, in: ground.guide),
            let best = stretch.order(without: visited, believing: ground.belief).first
        else { return name }
        entry = name
        return best.name
    }

    private mutating func go(to target: Guide.Target, on ground: Ground) -> Move {
        let guide = ground.guide
        var target = target
        var passedOver: [String] = []
        // Every round visits a new step, so the walk ends.
        while true {
            switch target {
            case .done: return .solved
            case .handoff: return .handOver
            case .end: return .leave
            case .step(let named):
                let name = choice(at: named, on: ground)
                guard let next = guide.step(named: name) else { return .handOver }
                guard !visited.contains(name) else {
                    guard
                        let later = guide.steps.first(where: {
                            !visited.contains($0.name) && isAfter($0, next, in: guide)
                        })
                    else { return .handOver }
                    target = .step(later.name)
                    continue
                }
                visited.append(name)
                step = name
                unclear = 0
                switch guide.skipsKnown ? ground.known[name] : nil {
                case .tried:
                    tried.append(name)
                    passedOver.append(name)
                    target = onward(from: next, in: guide)
                case .told(_, let told):
                    passedOver.append(name)
                    target = told
                case nil:
                    return .put(step: name, passedOver: passedOver)
                }
            }
        }
    }

    private func isAfter(_ step: Guide.Step, _ other: Guide.Step, in guide: Guide) -> Bool {
        guard let a = guide.steps.firstIndex(where: { $0.name == step.name }),
            let b = guide.steps.firstIndex(where: { $0.name == other.name })
        else { return false }
        return a > b
    }
}

extension GuideProgress {
    private init(guide: String, step: String) {
        self.guide = guide
        self.step = step
    }

    /// This progress as it is kept with the conversation.
    package var json: JSON {
        var object: JSON.Object = [
            "guide": .string(guide), "step": .string(step), "tried": .strings(tried), "visited": .strings(visited),
            "failures": .number(failures), "unclear": .number(unclear),
        ]
        object["entry"] = entry.map { .string($0) }
        return .object(object)
    }

    /// Reads what `json` wrote; `nil` for anything else.
    package init?(_ json: JSON) {
        guard let guide = json["guide"]?.string, let step = json["step"]?.string else { return nil }
        self.init(guide: guide, step: step)
        tried = json["tried"]?.array?.compactMap(\.string) ?? []
        visited = json["visited"]?.array?.compactMap(\.string) ?? []
        entry = json["entry"]?.string
        failures = json["failures"]?.int ?? 0
        unclear = json["unclear"]?.int ?? 0
    }
}
