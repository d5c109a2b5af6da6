package import Foundation
package import StrictJSON

/// What the dialogue remembers of one conversation between two messages.
///
/// It is kept as JSON with the conversation, and every option carries the state that it would lead to.
package struct DialogueState: Sendable, Equatable {
    package var hasGreeted = false
    package var hasRegretted = false
    package var hasAcknowledgedHistory = false
    /// The code of the language that the customer speaks; `nil` before the first message.
    package var language: String?
    /// What the customer told that an answer can use, by slot.
    package var slots: [String: Slot] = [:]
    /// What the last reply waits for, besides a guide's step.
    package var pending: Pending?
    /// The guide that is under way, also while the customer talks of something else.
    package var guide: GuideProgress?
    /// Guides that were gone through to their end without success.
    package var exhaustedGuides: [String] = []
    /// The intent that was last answered or asked about.
    package var topic: String?
    /// The other requests of a message that held several.
    package var requests: [String] = []
    /// Requests of a message that are answered as soon as what was begun is done.
    package var waiting: [String] = []
    /// A guide that the customer left, to be taken up where it was.
    package var paused: GuideProgress?
    /// Messages in a row that were not understood.
    package var doubts = 0
    /// Degrees of the customer's mood, oldest first, the last six.
    package var moods: [Double] = []
    /// What a colleague would want to know, each with its turn; the last thirty.
    package var evidence: [Evidence] = []
    /// What any message told of guides' steps, by "guide/step".
    package var hints: [String: String] = [:]
    /// What the desk's systems were asked and have not answered; at most eight.
    package var inquiries: [Inquiry] = []
    /// Names of the variants that were used, newest last; the last forty.
    package var said: [String] = []
    /// The assistant wrote first.
    package var hasSpokenUp = false

    /// A new conversation.
    package init() {}

    /// A value that a slot holds, and the turn that told it.
    package struct Slot: Sendable, Equatable {
        package let value: JSON
        package let turn: Int

        /// A value, told in a turn.
        package init(value: JSON, turn: Int) {
            self.value = value
            self.turn = turn
        }
    }

    /// A fact for a colleague, with the turn that it comes from.
    package struct Evidence: Sendable, Equatable {
        package let fact: String
        package let turn: Int
    }

    /// What the last reply waits for.
    package enum Pending: Sendable, Equatable {
        /// A slot for an intent, asked for so many times.
        case slot(String, intent: String, asked: Int)
        /// Which of these is meant.
        case choice([String])
        /// Whether a person shall take over.
        case handoff
        /// Whether what serves this intent shall be done.
        case confirmation(String)
    }

    /// Leaves to a person what the assistant had begun; it is taken up again when the customer comes back to it.
    package mutating func standBack() {
        paused = guide ?? paused
        guide = nil
        pending = nil
    }

    /// Notes something a colleague would want to know, once.
    package mutating func note(_ fact: String, turn: Int) {
        guard !evidence.contains(where: { $0.fact == fact }) else { return }
        evidence = (evidence + [Evidence(fact: fact, turn: turn)]).suffix(30)
    }

    /// When something that is awaited is late; `nil` when nothing is awaited, or the customer knows that it is late.
    package var deadline: Date? { inquiries.filter { !$0.isOverdue }.map(\.deadline).min() }

    /// Takes what has not come by its deadline as told, and says what that is.
    mutating func noteLate(at moment: Date) -> [Inquiry] {
        let places = inquiries.indices.filter { !inquiries[$0].isOverdue && inquiries[$0].deadline <= moment }
        for place in places { inquiries[place].isOverdue = true }
        return places.map { inquiries[$0] }
    }

    /// Notes a degree of mood.
    package mutating func feel(_ score: Double) {
        // As many places as anybody looks at: the state is written with every turn.
        moods = (moods + [(score * 1_000).rounded() / 1_000]).suffix(6)
    }
}

extension DialogueState {
    /// This state as it is kept with the conversation.
    package var json: JSON {
        var object: JSON.Object = [:]
        if hasGreeted { object["greeted"] = true }
        if hasRegretted { object["regretted"] = true }
        if hasAcknowledgedHistory { object["acknowledged"] = true }
        if hasSpokenUp { object["spoken_up"] = true }
        object["language"] = language.map { .string($0) }
        if !slots.isEmpty {
            object["slots"] = .object(
                slots.keys.sorted().reduce(into: JSON.Object()) {
                    $0[$1] = ["value": slots[$1]?.value ?? .null, "turn": .number(slots[$1]?.turn ?? 0)]
                })
        }
        object["pending"] = pending?.json
        object["guide"] = guide?.json
        if !exhaustedGuides.isEmpty { object["exhausted"] = .strings(exhaustedGuides) }
        object["topic"] = topic.map { .string($0) }
        if !requests.isEmpty { object["requests"] = .strings(requests) }
        if !waiting.isEmpty { object["waiting"] = .strings(waiting) }
        object["paused"] = paused?.json
        if doubts > 0 { object["doubts"] = .number(doubts) }
        object["moods"] = .array(moods.map { .number($0) })
        object["evidence"] = .array(evidence.map { ["fact": .string($0.fact), "turn": .number($0.turn)] })
        if !hints.isEmpty {
            object["hints"] = .object(
                hints.keys.sorted().reduce(into: JSON.Object()) { $0[$1] = .string(hints[$1]) })
        }
        if !inquiries.isEmpty { object["inquiries"] = .array(inquiries.map(\.kept)) }
        object["said"] = .strings(said)
        return .object(object)
    }

    /// Reads what `json` wrote; anything that is missing is as in a new conversation.
    package init(_ json: JSON) {
        hasGreeted = json["greeted"]?.bool ?? false
        hasRegretted = json["regretted"]?.bool ?? false
        hasAcknowledgedHistory = json["acknowledged"]?.bool ?? false
        hasSpokenUp = json["spoken_up"]?.bool ?? false
        language = json["language"]?.string
        for member in json["slots"]?.object?.members ?? [] {
            slots[member.key] = Slot(value: member.value["value"] ?? .null, turn: member.value["turn"]?.int ?? 0)
        }
        pending = json["pending"].flatMap(Pending.init)
        guide = json["guide"].flatMap { GuideProgress($0) }
        exhaustedGuides = json["exhausted"]?.array?.compactMap(\.string) ?? []
        topic = json["topic"]?.string
        requests = json["requests"]?.array?.compactMap(\.string) ?? []
        waiting = json["waiting"]?.array?.compactMap(\.string) ?? []
        paused = json["paused"].flatMap { GuideProgress($0) }
        doubts = json["doubts"]?.int ?? 0
        moods = json["moods"]?.array?.compactMap(\.double) ?? []
        evidence = (json["evidence"]?.array ?? []).compactMap { entry in
            entry["fact"]?.string.map { Evidence(fact: $0, turn: entry["turn"]?.int ?? 0) }
        }
        for member in json["hints"]?.object?.members ?? [] { hints[member.key] = member.value.string }
        inquiries = (json["inquiries"]?.array ?? []).compactMap { Inquiry(kept: $0) }
        said = json["said"]?.array?.compactMap(\.string) ?? []
    }
}

extension DialogueState.Pending {
    fileprivate var json: JSON {
        switch self {
        case .slot(let name, let intent, let asked):
            ["kind": "slot", "slot": .string(name), "intent": .string(intent), "asked": .number(asked)]
        case .choice(let intents): ["kind": "choice", "intents": .strings(intents)]
        case .handoff: ["kind": "handoff"]
        case .confirmation(let intent): ["kind": "confirmation", "intent": .string(intent)]
        }
    }

    fileprivate init?(_ json: JSON) {
        switch json["kind"]?.string {
        case "slot":
            guard let name = json["slot"]?.string, let intent = json["intent"]?.string else { return nil }
            self = .slot(name, intent: intent, asked: json["asked"]?.int ?? 1)
        case "choice": self = .choice(json["intents"]?.array?.compactMap(\.string) ?? [])
        case "handoff": self = .handoff
        case "confirmation":
            guard let intent = json["intent"]?.string else { return nil }
            self = .confirmation(intent)
        default: return nil
        }
    }
}
