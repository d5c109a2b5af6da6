package import StrictJSON

/// What a conversation came to, gathered line by line: its intents, its mood, its times, and the course from which outcome
/// and escalation are judged.
package struct ConversationSummary: Sendable {
    /// Its identifier as the transcript writes it.
    package let conversation: JSON
    /// The first customer that a line names.
    package private(set) var customer: JSON?
    /// Lines of both sides so far.
    package private(set) var turns = 0
    /// In the order of their first line.
    package private(set) var intents: [String] = []
    /// One a customer line.
    package private(set) var moods: [Double] = []
    /// The customer's first messages, and their lines: with one of them begins what the talk is about.
    private(set) var openings: [(understood: Understood, line: Int)] = []
    package private(set) var course = TalkCourse()
    /// Number in the file of the first line.
    package private(set) var firstLine: Int?
    /// Seconds since 1970 of the first and the last line that have a time.
    package private(set) var times: (first: Double, last: Double)?
    /// From the customer's first line to the desk's first after it; `nil` where times do not tell.
    package private(set) var firstReplySeconds: Double?
    /// The desk's lines: by a person, and by a program or faster than anybody types.
    package private(set) var deskLines = (person: 0, program: 0)
    /// Lines of the desk whose text says again what it said before, and so on, are in `course`.
    private var askedAt: Double?
    private var lastCustomerTime: Double?

    /// Intents beyond these are left out, so that an endless talk does not fill memory.
    private static let mostIntents = 50
    private static let mostOpenings = 3

    package init(_ conversation: JSON) { self.conversation = conversation }

    /// Adds a line.
    package mutating func add(
        _ line: TalkLine, by speaker: TranscriptLine.Speaker, understood: Understood?, customer: JSON?
    ) {
        turns += 1
        firstLine = firstLine ?? line.line
        self.customer = self.customer ?? customer
        course.add(line)
        if let understood {
            for intent in understood.intents where !intents.contains(intent) && intents.count < Self.mostIntents {
                intents.append(intent)
            }
            moods.append(understood.mood)
            if openings.count < Self.mostOpenings { openings.append((understood, line.line)) }
        }
        if let time = line.time { add(time, line, speaker) }
        guard !line.isCustomers else { return }
        if speaker == .assistant || isTooFast(line) { deskLines.program += 1 } else { deskLines.person += 1 }
    }

    private mutating func add(_ time: Double, _ line: TalkLine, _ speaker: TranscriptLine.Speaker) {
        times = (times?.first ?? time, time)
        if line.isCustomers {
            askedAt = askedAt ?? time
            lastCustomerTime = time
        } else if firstReplySeconds == nil, let askedAt, time >= askedAt {
            firstReplySeconds = time - askedAt
        }
    }

    /// Five words a second, read question included, is more than a person can do.
    private func isTooFast(_ line: TalkLine) -> Bool {
        guard let time = line.time, let lastCustomerTime, time >= lastCustomerTime else { return false }
        return time - lastCustomerTime < 1 + Double(line.words) / 5
    }

    /// From the first line to the last; `nil` without times.
    package var handlingSeconds: Double? { times.flatMap { $0.last >= $0.first ? $0.last - $0.first : nil } }

    /// The line that `rapport score` writes about the conversation.
    package func json(_ judgement: OutcomeModel.Judgement) -> JSON {
        func rounded(_ number: Double, _ scale: Double = 100) -> JSON { .number((number * scale).rounded() / scale) }
        var probabilities = JSON.Object()
        for outcome in Outcome.allCases {
            probabilities[outcome.name] = rounded(judgement.probabilities[outcome.rawValue], 1000)
        }
        let resolved: JSON =
            switch judgement.outcome {
            case .solved: true
            case .unsolved: false
            case .unknown: nil
            }
        return [
            "type": "conversation", "conversation": conversation, "customer": customer ?? .null,
            "turns": .number(turns), "intents": .strings(intents), "mood": .array(moods.map { rounded($0) }),
            "resolved": resolved,
            "outcome": ["label": .string(judgement.outcome.name), "probabilities": .object(probabilities)],
            "escalation": rounded(judgement.escalation), "promises": .array(course.promises.map(\.json)),
            "first_reply_seconds": firstReplySeconds.map { rounded($0) } ?? .null,
            "handling_seconds": handlingSeconds.map { rounded($0) } ?? .null,
            "reasons": .strings(judgement.reasons),
        ]
    }
}

extension OutcomeModel.Judgement {
    /// The reasons in words: what speaks for the outcome, then what speaks for escalation.
    package var reasons: [String] {
        func text(_ reason: OutcomeModel.Reason, _ what: String) -> String {
            "\(reason.line.map { "line \($0): " } ?? "")\(reason.feature.words) (\(what))"
        }
        return outcomeReasons.map { text($0, outcome.name) } + escalationReasons.map { text($0, "escalation") }
    }
}
