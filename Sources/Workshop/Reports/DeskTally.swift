package import Comprehension
import StrictJSON

/// What the report tells, gathered while lines and conversations go by: counts, and a few examples of each. Its size
/// depends on the catalogue and not on how much was scored.
package struct DeskTally: Sendable {
    /// What became of the conversations about one intent.
    struct Subject: Sendable {
        var messages = 0
        var talks = 0
        /// By `Outcome.rawValue`.
        var outcomes = [0, 0, 0]
        var unsolved = Evidence()
        /// What the unsolved ones were judged by.
        var causes: [TalkFeature: Int] = [:]
        var escalated = Evidence()
        var moodSum = 0.0
        /// Conversations whose mood ended lower than it began by a quarter or more.
        var soured = Evidence()
    }

    /// Intents that are said around a request and are never what a conversation is about.
    private let courtesies: Set<String>
    /// The names of the catalogue's intents.
    let intents: Set<String>
    private var file = ""

    private(set) var messages = 0
    private(set) var uncoveredMessages = 0
    private(set) var timed = 0
    private(set) var byTime = Volumes(.time)
    private(set) var byOrder = Volumes(.order)
    private(set) var languages: [String: Evidence] = [:]
    /// Messages by mood: −1…−0.9, and so on in twenty steps.
    private(set) var moods = [Int](repeating: 0, count: 20)
    private(set) var subjects: [String: Subject] = [:]

    private(set) var talks = 0
    /// By `Outcome.rawValue`.
    private(set) var outcomes = [0, 0, 0]
    private(set) var escalated = Evidence()
    /// Sum of moods and their number at the beginning, at three quarters between, and at the end, by outcome.
    private(set) var curves = [[(sum: Double, count: Int)]](
        repeating: [(sum: Double, count: Int)](repeating: (0, 0), count: curvePoints), count: 3)
    static let curvePoints = 5
    /// What unsolved conversations were judged by.
    private(set) var causes: [TalkFeature: Evidence] = [:]
    private(set) var deskLines = (person: 0, program: 0)
    private(set) var firstReplies = Durations()
    private(set) var handling = Durations()
    private(set) var slowReplies = Evidence()
    private(set) var promises = (kept: 0, broken: 0, open: 0)
    private(set) var brokenPromises: [(text: String, place: TalkPlace)] = []
    private(set) var openPromises = Evidence()
    private(set) var silentEnds = Evidence()
    private(set) var customers = FrequentItems<CustomerLoad>(capacity: 4_096)
    /// Messages that no intent covers.
    private(set) var uncovered = EvenSample<(text: String, place: TalkPlace)>(capacity: mostUncovered)
    /// Conversations that begin with one, and how.
    private(set) var uncoveredTalks = Evidence()
    private(set) var uncoveredOpenings = EvenSample<(text: String, place: TalkPlace)>(capacity: mostUncovered)
    private(set) var uncoveredWords = FrequentItems<Evidence>(capacity: 2_048)
    /// What intents are proposed from: messages that no intent covers, spread evenly over all that came.
    private(set) var unmetRequests = EvenSample<String>(capacity: 1_500)

    /// What one customer costs the desk.
    struct CustomerLoad: Sendable {
        var messages = 0
        var unsolved = 0
        var escalated = 0
    }

    private static let mostBroken = 12
    private static let mostUncovered = 16
    /// A first reply that takes longer is slow, in seconds.
    static let slow = 300.0

    /// A tally of nothing, for a desk's catalogue.
    package init(_ catalogue: Catalogue) {
        courtesies = Set(catalogue.intents.filter { $0.role != nil }.map(\.name))
        intents = Set(catalogue.intents.map(\.name))
    }

    /// Tells from which file the next lines come.
    package mutating func begin(file: String) { self.file = file }

    // MARK: Lines

    /// Adds a line.
    package mutating func add(_ line: ScoredBatch.Line) {
        guard let understood = line.understood else { return }
        messages += 1
        languages[understood.language, default: Evidence()].add(
            TalkPlace(line.conversation, file: file, line: line.number), said: understood.text)
        moods[min(19, max(0, Int((understood.mood + 1) * 10)))] += 1
        let kind = subject(understood.intents)
        if let kind { subjects[kind, default: Subject()].messages += 1 }
        let shown = kind ?? (understood.isUncovered ? Self.uncoveredKind : Self.courtesyKind)
        if let time = line.time {
            timed += 1
            byTime.add(shown, at: Int(time))
        }
        byOrder.add(shown, at: messages)
        if understood.isUncovered { addUncovered(understood, line) }
    }

    static let uncoveredKind = "(none)"
    private static let courtesyKind = "(courtesy)"

    private mutating func addUncovered(_ understood: Understood, _ line: ScoredBatch.Line) {
        uncoveredMessages += 1
        let words = understood.text.split { !$0.isLetter && $0 != "'" }.map { $0.lowercased() }
        let place = TalkPlace(line.conversation, file: file, line: line.number)
        var seen: Set<String> = []
        for word in words
        where (5...24).contains(word.count) && !Self.particles.contains(word) && seen.insert(word).inserted {
            uncoveredWords.add(word, Evidence()) { $0.add(place) }
        }
        // A line of a few words says little of what is wanted.
        if words.count >= Self.tellingWords { uncovered.offer((Discretion.mask(understood.text), place)) }
        unmetRequests.offer(understood.text)
    }

    private static let tellingWords = 4

    /// Words of five letters or more that say nothing of what a message is about.
    private static let particles: Set<String> = [
        "about", "after", "again", "because", "before", "being", "can't", "could", "didn't", "doesn't", "don't",
        "every",
        "hello", "never", "other", "please", "really", "shall", "should", "since", "still", "thank", "thanks", "that's",
        "their",
        "there", "these", "thing", "think", "those", "today", "until", "where", "which", "while", "would", "you're",
        "aber", "bitte", "danke", "diese", "einen", "habe", "haben", "immer", "meine", "nicht", "schon", "wieder",
        "alors", "avant", "bonjour", "c'est", "depuis", "encore", "j'ai", "merci", "toujours", "ahora", "desde",
        "gracias",
        "hasta", "porque", "siempre", "tengo", "todavía",
    ]

    /// What a message or a conversation is about: its first intent that is no courtesy.
    private func subject(_ intents: [String]) -> String? { intents.first { !courtesies.contains($0) } }

    // MARK: Conversations

    /// Adds a conversation that has ended.
    package mutating func add(_ summary: ConversationSummary, _ judgement: OutcomeModel.Judgement) {
        talks += 1
        outcomes[judgement.outcome.rawValue] += 1
        let file = file
        func place(_ line: Int?) -> TalkPlace {
            TalkPlace(summary.conversation, file: file, line: line ?? summary.firstLine)
        }
        let isEscalated = judgement.escalation >= 0.5
        if isEscalated {
            let line = judgement.escalationReasons.first?.line
            escalated.add(place(line), said: summary.course.text(ofLine: line))
        }
        deskLines.person += summary.deskLines.person
        deskLines.program += summary.deskLines.program
        if let seconds = summary.firstReplySeconds {
            firstReplies.add(seconds)
            if seconds > Self.slow { slowReplies.add(place(nil)) }
        }
        if let seconds = summary.handlingSeconds { handling.add(seconds) }
        addCurve(summary.moods, judgement.outcome)
        if judgement.outcome == .unsolved {
            for reason in judgement.outcomeReasons where reason.feature.isCause {
                causes[reason.feature, default: Evidence()].add(
                    place(reason.line), said: summary.course.text(ofLine: reason.line))
            }
        }
        if summary.course.reading(.leftAsking).value > 0 {
            let line = summary.course.reading(.leftAsking).line
            silentEnds.add(place(line), said: summary.course.text(ofLine: line))
        }
        addPromises(summary.course.promises, place)
        addOpening(summary, place)
        if let kind = subject(summary.intents) {
            addSubject(kind, summary, judgement, isEscalated, place)
        }
        if let customer = summary.customer, !customer.isNull {
            let name = Discretion.mask(customer.string ?? customer.text, longest: 40)
            customers.add(name, CustomerLoad()) { load in
                load.messages += summary.moods.count
                if judgement.outcome == .unsolved { load.unsolved += 1 }
                if isEscalated { load.escalated += 1 }
            }
        }
    }

    private mutating func addSubject(
        _ kind: String, _ summary: ConversationSummary, _ judgement: OutcomeModel.Judgement, _ isEscalated: Bool,
        _ place: (Int?) -> TalkPlace
    ) {
        var subject = subjects[kind] ?? Subject()
        subject.talks += 1
        subject.outcomes[judgement.outcome.rawValue] += 1
        subject.moodSum += summary.course.meanMood
        if judgement.outcome == .unsolved {
            let line = judgement.outcomeReasons.first?.line
            subject.unsolved.add(place(line), said: summary.course.text(ofLine: line))
            for reason in judgement.outcomeReasons where reason.feature.isCause {
                subject.causes[reason.feature, default: 0] += 1
            }
        }
        if isEscalated {
            let line = judgement.escalationReasons.first?.line
            subject.escalated.add(place(line), said: summary.course.text(ofLine: line))
        }
        if summary.course.reading(.rise).value <= -0.25 { subject.soured.add(place(nil)) }
        subjects[kind] = subject
    }

    private mutating func addCurve(_ moods: [Double], _ outcome: Outcome) {
        guard moods.count >= 2 else { return }
        for point in 0..<Self.curvePoints {
            let mood = moods[(moods.count - 1) * point / (Self.curvePoints - 1)]
            curves[outcome.rawValue][point].sum += mood
            curves[outcome.rawValue][point].count += 1
        }
    }

    /// What a conversation begins with is a request that is worth an intent; what comes later may be half an answer.
    private mutating func addOpening(_ summary: ConversationSummary, _ place: (Int?) -> TalkPlace) {
        // A greeting of a word or two stands before what is wanted.
        let first = summary.openings.first { opening in
            opening.understood.isUncovered || subject(opening.understood.intents) != nil
                || opening.understood.text.split(separator: " ").count >= Self.tellingWords
        }
        guard let first, first.understood.isUncovered else { return }
        let text = first.understood.text
        uncoveredTalks.add(place(first.line), said: text)
        if text.split(separator: " ").count >= Self.tellingWords {
            uncoveredOpenings.offer((Discretion.mask(text), place(first.line)))
        }
    }

    private mutating func addPromises(_ made: [Promise], _ place: (Int?) -> TalkPlace) {
        for promise in made {
            switch promise.isKept {
            case true?: promises.kept += 1
            case false?:
                promises.broken += 1
                if brokenPromises.count < Self.mostBroken { brokenPromises.append((promise.text, place(promise.line))) }
            case nil:
                promises.open += 1
                openPromises.add(place(promise.line))
            }
        }
    }

    /// Subjects by how many conversations, then by how many messages are about them.
    func subjectsByWeight() -> [(name: String, subject: Subject)] {
        subjects.map { ($0.key, $0.value) }.sorted {
            ($0.1.talks, $0.1.messages, $1.0) > ($1.1.talks, $1.1.messages, $0.0)
        }
    }
}

extension TalkFeature {
    /// Whether it says why something stayed unsolved, and not only how the customer felt at the end.
    var isCause: Bool {
        switch self {
        case .endMood, .endGood, .endBad, .lowMood, .rise, .beganCalm, .fewLines, .endsShort, .endsAsking,
            .customerLast,
            .answerCheers, .saidFixed, .endsContent, .endsThanks:
            false
        default: true
        }
    }
}
