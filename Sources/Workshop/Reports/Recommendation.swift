/// Something that the desk should change, with what shows it.
struct Recommendation: Sendable {
    /// What to do, one sentence.
    let deed: String
    /// How often it showed, in words with counts.
    let evidence: String
    let places: [TalkPlace]
    /// What was said at the first of the places, masked.
    var said: String?
    /// How many conversations would be better for it, about: by this they are ranked.
    let weight: Double

    static let most = 10
}

extension DeskTally {
    /// The ten things that would help most, weightiest first; fewer where the talks show fewer.
    func recommendations() -> [Recommendation] {
        let all = aboutSubjects() + aboutAnswers() + aboutPeople() + aboutCoverage()
        let ranked = all.filter { $0.weight > 0 }.enumerated().sorted {
            ($0.1.weight, $1.0) > ($1.1.weight, $0.0)
        }
        return Array(ranked.map(\.1).prefix(Recommendation.most))
    }

    /// Subjects that stay unsolved, that end in escalation, that sour the mood: three of each at most.
    private func aboutSubjects() -> [Recommendation] {
        let subjects = subjectsByWeight()
        let unsolved = subjects.sorted { ($0.subject.unsolved.count, $1.name) > ($1.subject.unsolved.count, $0.name) }
            .prefix(3).filter { $0.subject.unsolved.count >= 2 }.map { name, subject in
                Recommendation(
                    deed: "Give “\(Self.title(name))” an answer that ends it.",
                    evidence: Self.share(subject.unsolved.count, of: subject.talks)
                        + " conversations about it stay unsolved\(Self.cause(of: subject)).",
                    places: subject.unsolved.places, said: subject.unsolved.quotation,
                    weight: Double(subject.unsolved.count))
            }
        let escalated = subjects.sorted {
            ($0.subject.escalated.count, $1.name) > ($1.subject.escalated.count, $0.name)
        }
        .prefix(2).filter { $0.subject.escalated.count >= 2 }.map { name, subject in
            Recommendation(
                deed: "Bring in a person earlier when it is about “\(Self.title(name))”.",
                evidence: Self.share(subject.escalated.count, of: subject.talks)
                    + " conversations about it escalate.",
                places: subject.escalated.places, said: subject.escalated.quotation,
                weight: 1.5 * Double(subject.escalated.count))
        }
        let soured = subjects.sorted { ($0.subject.soured.count, $1.name) > ($1.subject.soured.count, $0.name) }
            .prefix(1).filter { $0.subject.soured.count >= 2 }.map { name, subject in
                Recommendation(
                    deed: "Read what is answered to “\(Self.title(name))” with the customer's eyes.",
                    evidence: "The mood falls clearly from the first line to the last in "
                        + "\(Self.share(subject.soured.count, of: subject.talks)) conversations about it.",
                    places: subject.soured.places, weight: 0.8 * Double(subject.soured.count))
            }
        return unsolved + escalated + soured
    }

    /// What the desk itself says and leaves unsaid, in conversations that stay unsolved.
    private func aboutAnswers() -> [Recommendation] {
        let deeds: [(TalkFeature, String, Double)] = [
            (.deskRepeats, "Never give the same answer twice: after a no, ask or hand over.", 1),
            (.answerRefusal, "Put an offer beside each refusal: what the desk can do instead.", 0.9),
            (.contested, "Believe the customer first: look again before repeating what the system shows.", 1),
            (.answerPending, "Do not end on “it was passed on”: say who answers, and by when.", 0.9),
            (.handedOver, "Shorten the way to a colleague: a handover is not yet an answer.", 0.8),
            (.misunderstood, "Teach the assistant the wordings that it did not understand.", 1),
            (.endsResigned, "Ask once more before closing when a customer gives up.", 0.7),
            (.endsLater, "Write again the next day to those who went away to try something.", 0.5),
        ]
        var found = deeds.compactMap { feature, deed, weight -> Recommendation? in
            guard let evidence = causes[feature], evidence.count > 0 else { return nil }
            return Recommendation(
                deed: deed,
                evidence: "In \(Self.share(evidence.count, of: outcomes[Outcome.unsolved.rawValue])) unsolved "
                    + "conversations \(feature.words).", places: evidence.places, said: evidence.quotation,
                weight: weight * Double(evidence.count))
        }
        if silentEnds.count > 0 {
            found.append(
                Recommendation(
                    deed: "Come back to customers who do not answer the last question.",
                    evidence:
                        "\(Self.share(silentEnds.count, of: talks)) conversations end with a question of the desk.",
                    places: silentEnds.places, said: silentEnds.quotation, weight: 0.6 * Double(silentEnds.count)))
        }
        if promises.broken > 0 {
            found.append(
                Recommendation(
                    deed: "Keep a list of what was promised, and look at it before the customer does.",
                    evidence: "Of \(promises.kept + promises.broken + promises.open) promises \(promises.broken) were "
                        + "broken and \(promises.kept) kept; of the rest the talks do not tell.",
                    places: Array(brokenPromises.map(\.place).prefix(4)), said: brokenPromises.first?.text,
                    weight: 2 * Double(promises.broken)))
        } else if promises.open > 1 {
            found.append(
                Recommendation(
                    deed: "Tell customers when a promise was carried out.",
                    evidence: "Of \(promises.open) promises the talks do not tell whether they were kept.",
                    places: openPromises.places, weight: 0.5 * Double(promises.open)))
        }
        return found
    }

    private func aboutPeople() -> [Recommendation] {
        var found: [Recommendation] = []
        if slowReplies.count > 0, let median = firstReplies.quantile(0.5) {
            found.append(
                Recommendation(
                    deed: "Answer first within five minutes, if only to say when.",
                    evidence:
                        "\(Self.share(slowReplies.count, of: firstReplies.count)) first replies took longer; half of all take "
                        + "\(Durations.text(median)) or less.", places: slowReplies.places,
                    weight: 0.7 * Double(slowReplies.count)))
        }
        let heavy = customers.top(3).filter { $0.count >= 3 }
        if !heavy.isEmpty {
            let sum = heavy.reduce(0) { $0 + $1.count }
            found.append(
                Recommendation(
                    deed: "Ring the customers who write most, before they write again.",
                    evidence: "\(heavy.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")): "
                        + "\(Self.share(sum, of: talks)) conversations.", places: [], weight: 0.5 * Double(sum)))
        }
        if escalated.count > 0 {
            found.append(
                Recommendation(
                    deed: "Let a senior colleague read every escalation on the same day.",
                    evidence:
                        "\(Self.share(escalated.count, of: talks)) conversations go over the desk's head: a superior "
                        + "is asked for, a complaint made, or leaving threatened.",
                    places: escalated.places, said: escalated.quotation, weight: 0.9 * Double(escalated.count)))
        }
        return found
    }

    private func aboutCoverage() -> [Recommendation] {
        guard uncoveredMessages > 0 else { return [] }
        let words = uncoveredWords.top(3).filter { $0.count >= 3 }
        let named = words.map { "“\($0.name)” (\($0.count))" }.joined(separator: ", ")
        let often = words.isEmpty ? "" : "; words that come often: \(named)"
        let begin = uncoveredTalks.count
        var found = [
            Recommendation(
                deed: "Read the messages that no intent covers, and give the commonest one an intent.",
                evidence: "\(Self.share(uncoveredMessages, of: messages)) messages"
                    + (begin > 0 ? ", and \(Self.share(begin, of: talks)) conversations begin with one" : "")
                    + "\(often).",
                places: begin > 0 ? uncoveredTalks.places : uncovered.few(4).map(\.place),
                said: begin > 0 ? uncoveredTalks.quotation : uncovered.few(4).first?.text,
                weight: begin > 0 ? 0.5 * Double(begin) : 0.1 * Double(uncoveredMessages))
        ]
        let foreign = languages.filter { $0.key != "en" && $0.key != "und" }
            .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
        if let foreign, foreign.value.count * 20 >= messages {
            let name = Self.languages[foreign.key] ?? "“\(foreign.key)”"
            found.append(
                Recommendation(
                    deed: "Answer in the customers' language: look at \(name) first.",
                    evidence: "\(Self.share(foreign.value.count, of: messages)) messages are written in it.",
                    places: foreign.value.places, said: foreign.value.quotation,
                    weight: 0.2 * Double(foreign.value.count)))
        }
        return found
    }

    /// `12 of 2 127`
    private static func share(_ part: Int, of whole: Int) -> String {
        "\(Markup.number(part)) of \(Markup.number(whole))"
    }

    /// What most of the unsolved conversations about a subject were judged by.
    private static func cause(of subject: Subject) -> String {
        let causes = subject.causes.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
        guard let first = causes.first, first.value >= 2 else { return "" }
        return ", most often because \(first.key.words) (\(Markup.number(first.value)))"
    }

    private static let languages = [
        "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
    ]

    /// An intent's name as a person reads it.
    static func title(_ name: String) -> String {
        name == uncoveredKind ? "no intent" : name.split(separator: "_").joined(separator: " ")
    }
}
