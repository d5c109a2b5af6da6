import Comprehension
package import StrictJSON

/// What a conversation came to, gathered line by line: its intents, its mood, whether it was solved, and how near it
/// came to a complaint.
///
/// The last two are read off by plain rules, written out in `resolution` and `escalation`; they are no calibrated
/// probabilities, and `reasons` names the lines that they rest on. Irony, and talks that end in silence, escape them.
package struct ConversationSummary: Sendable {
    /// Its identifier as the transcript writes it.
    package let conversation: JSON
    /// Lines of both speakers so far.
    package private(set) var turns = 0
    private var intents: [String] = []
    private var moods: [Double] = []
    private var escalationEscaped = 1.0  // the chance that no sign so far led to a complaint
    private var reasons: [String] = []
    private var recent: [(line: Int, signs: TurnSigns)] = []  // the last customer lines, oldest first

    /// How many of the customer's last lines may tell how it ended.
    private static let endingLines = 3
    /// Reasons after these are left out, so that one endless quarrel does not fill memory.
    private static let mostReasons = 50

    package init(_ conversation: JSON) { self.conversation = conversation }

    /// Adds a line of the agent, which counts and says nothing: what an agent claims is not what a customer got.
    package mutating func addAgentLine() { turns += 1 }

    /// Adds a customer's line.
    /// - Parameter line: Its number in the file.
    package mutating func add(_ signs: TurnSigns, line: Int) {
        turns += 1
        for intent in signs.intents where !intents.contains(intent) { intents.append(intent) }
        moods.append(signs.mood)
        for sign in Self.escalationSigns(of: signs) {
            escalationEscaped *= 1 - sign.weight
            if reasons.count < Self.mostReasons { reasons.append("line \(line): \(sign.reason)") }
        }
        recent.append((line, signs))
        if recent.count > Self.endingLines { recent.removeFirst() }
    }

    /// 0…1: one less the product of what each sign leaves open, so that signs add up and never pass 1.
    package var escalation: Double { ((1 - escalationEscaped) * 100).rounded() / 100 }

    /// Whether the customer got what was wanted, and by which line. The last lines are read from the end, until one of
    /// them says so, denies it, or asks for something new; then, whether all of them were annoyed.
    package var resolution: (resolved: Bool?, reason: String?) {
        ending.reason == nil ? mood : ending
    }

    private var ending: (resolved: Bool?, reason: String?) {
        for (line, signs) in recent.reversed() {
            if signs.mood <= Self.fury { return (false, "line \(line): ends angry") }
            switch signs.role {
            case .solved: return (true, "line \(line): says that it is solved")
            case .thanks where turns > 1 && signs.mood > Self.annoyance: return (true, "line \(line): ends with thanks")
            case .unsolved: return (false, "line \(line): says that it is not solved")
            case .handoff: return (false, "line \(line): still wants a person")
            case .abuse: return (false, "line \(line): ends in abuse")
            case .goodbye, .thanks, .affirm, .deny, .done, .greet, .smalltalk: continue
            default: return (nil, nil)
            }
        }
        return (nil, nil)
    }

    private var mood: (resolved: Bool?, reason: String?) {
        guard recent.count == Self.endingLines, recent.allSatisfy({ $0.signs.mood <= Self.annoyance }),
            let last = recent.last
        else { return (nil, nil) }
        return (false, "line \(last.line): the last \(Self.endingLines) lines are annoyed")
    }

    /// The line that `rapport score` writes about the conversation.
    package var json: JSON {
        let (resolved, reason) = resolution
        return [
            "type": "conversation", "conversation": conversation, "turns": .number(turns),
            "intents": .strings(intents), "mood": .array(moods.map { .number(($0 * 100).rounded() / 100) }),
            "resolved": resolved.map { .bool($0) } ?? .null, "escalation": .number(escalation),
            "reasons": .strings(reasons + (reason.map { [$0] } ?? [])),
        ]
    }

    private static let annoyance = -0.2
    private static let fury = -0.6

    private static func escalationSigns(of signs: TurnSigns) -> [(weight: Double, reason: String)] {
        var found: [(Double, String)] = []
        switch signs.role {
        case .handoff: found.append((0.35, "asks for a person"))
        case .abuse: found.append((0.3, "is abusive"))
        default: break
        }
        if let word = signs.escalationWord { found.append((0.4, "says '\(word)'")) }
        if signs.mood <= fury {
            found.append((0.2, "is angry"))
        } else if signs.mood <= annoyance {
            found.append((0.05, "is annoyed"))
        }
        return found
    }
}
