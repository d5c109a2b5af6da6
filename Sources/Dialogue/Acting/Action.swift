package import Comprehension

/// A question to the desk's own systems, as the catalogue declares it under `actions:`.
///
/// The dialogue says what it waits for, goes on with what comes back, and says so when nothing does.
package struct Action: Sendable {
    package let name: String
    /// The intents that it serves.
    package let intents: [String]
    /// Slots that it is sent; what is missing is asked for first.
    package let needs: [String]
    /// Seconds after which the customer is told that it takes longer.
    package let deadline: Double
    /// The response that asks for a yes before anything is changed.
    package let confirm: String?
    /// What is said while the answer is awaited.
    package let meanwhile: String
    /// What is said with the values that came back; `nil`: the intent's own answer.
    package let onFound: String?
    package let onNotFound: String
    /// What is said when it failed or took too long.
    package let onFailure: String
    /// What its results tell about the customer.
    package let facts: [FactRule]
}

extension Action {
    private static let known = [
        "action", "for", "needs", "deadline", "confirm", "meanwhile", "on_found", "on_not_found", "on_failure",
        "facts",
    ]

    /// Reads the `actions:` sections; what is wrong is added to `problems`.
    static func read(_ sections: [Node], intents: [String], problems: inout [CatalogueProblem]) -> [Action] {
        var actions: [Action] = []
        for node in sections.flatMap({ $0.list ?? [] }) {
            guard let action = Action(node, intents: intents, problems: &problems) else { continue }
            if actions.contains(where: { $0.name == action.name }) {
                problems.append(CatalogueProblem(node, "action \(action.name) is defined twice"))
            }
            for intent in action.intents where actions.contains(where: { $0.intents.contains(intent) }) {
                problems.append(CatalogueProblem(node, "intent \(intent) is served by two actions"))
            }
            actions.append(action)
        }
        return actions
    }

    private init?(_ node: Node, intents: [String], problems: inout [CatalogueProblem]) {
        guard let name = node["action"]?.text, let serves = node["for"]?.texts, !serves.isEmpty else {
            problems.append(CatalogueProblem(node, "an action has a name ('- action: …') and intents ('for: […]')"))
            return nil
        }
        for member in node.map ?? [] where !Self.known.contains(member.key) {
            problems.append(
                CatalogueProblem(node, "action \(name): unknown key '\(member.key)'\(Self.known.hint(for: member.key))")
            )
        }
        if EventKind.named(name) != nil {
            problems.append(CatalogueProblem(node, "action \(name) has the name of a kind of event"))
        }
        for intent in serves where !intents.contains(intent) {
            problems.append(
                CatalogueProblem(
                    node, "action \(name) is for intent '\(intent)', which is not declared\(intents.hint(for: intent))")
            )
        }
        let deadline = node["deadline"].map { Self.seconds($0.text ?? "") } ?? 3
        if deadline == nil {
            problems.append(
                CatalogueProblem(
                    node["deadline"] ?? node, "action \(name): a deadline is '500ms' to '10m', such as '3s'"))
        }
        self.name = name
        self.intents = serves
        needs = node["needs"]?.texts ?? []
        self.deadline = deadline ?? 3
        confirm = node["confirm"]?.text
        meanwhile = node["meanwhile"]?.text ?? "utter_action_meanwhile"
        onFound = node["on_found"]?.text
        onNotFound = node["on_not_found"]?.text ?? "utter_action_not_found"
        onFailure = node["on_failure"]?.text ?? "utter_action_failed"
        facts = FactRule.read(of: name, node["facts"], problems: &problems)
    }

    /// "3s", "500ms", "2m".
    private static func seconds(_ text: String) -> Double? {
        for (unit, factor) in [("ms", 0.001), ("s", 1), ("m", 60)] where text.hasSuffix(unit) {
            guard let count = Double(text.dropLast(unit.count)), (0.5...600).contains(count * factor) else {
                return nil
            }
            return count * factor
        }
        return nil
    }

    /// The responses that it may say.
    var responses: [String] { [meanwhile, onNotFound, onFailure] + [confirm, onFound].compactMap(\.self) }
}
