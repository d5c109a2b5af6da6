package import Learning

/// Things to do that follow one another without a question between them: where a guide of learned order may choose.
///
/// A stretch begins where the guide enters it and goes on along `otherwise`. It ends before a question, whose answer
/// decides what makes sense next, before a step that keeps its place, and where the guide leaves.
package struct Stretch: Sendable {
    /// In the order of the file, at least one.
    package let steps: [Guide.Step]
    /// Where the guide goes on when none of them has helped.
    package let exit: Guide.Target

    /// The stretch of a guide that a step begins; `nil` where there is nothing to choose.
    package init?(from name: String, in guide: Guide) {
        guard guide.isLearned, let first = guide.step(named: name), first.isMovable else { return nil }
        var steps = [first]
        var target = guide.onward(from: first)
        while case .step(let name) = target, let next = guide.step(named: name), next.isMovable,
            !steps.contains(where: { $0.name == name })
        {
            steps.append(next)
            target = guide.onward(from: next)
        }
        self.steps = steps
        exit = target
    }

    /// The steps that are left, the one to try next first: by chance over cost, each after what it has to wait for.
    package func order(without done: [String], believing belief: (Guide.Step) -> BetaPosterior) -> [Guide.Step] {
        let left = steps.filter { !done.contains($0.name) }
        let repairs = left.map { step in
            RepairOrder.Repair(
                chance: belief(step).mean, cost: step.cost,
                after: step.after.flatMap { before in left.firstIndex { $0.name == before } })
        }
        return RepairOrder.order(of: repairs).map { left[$0] }
    }
}

extension Guide {
    /// Where a step leads that did not help, or was not answered.
    func onward(from step: Step) -> Target {
        step.otherwise ?? self.step(after: step.name).map { .step($0.name) } ?? .handoff
    }
}

extension Guide.Step {
    /// Whether a learned order may put it elsewhere.
    fileprivate var isMovable: Bool { kind == .act && !keepsPlace }
}
