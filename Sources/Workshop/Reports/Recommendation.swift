/// Something that the desk should change, with what shows it.
struct Recommendation: Sendable {
    /// What to do, one sentence.
    let deed: String
    /// How often it showed, in words with counts.
    let evidence: String
    let places: [TalkPlace]
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
                    evidence: "\(subject.unsolved.count) of \(subject.talks) conversations about it stay unsolved.",
                    places: subject.unsolved.places, weight: Double(subject.unsolved.count))
            }
        let escalated = subjects.sorted {
            ($0.subject.escalated.count, $1.name) > ($1.subject.escalated.count, $0.name)
        }
        .prefix(2).filter { $0.subject.escalated.count >= 2 }.map { name, subject in
            Recommendation(
                deed: "Bring in a person earlier when it is about “\(Self.title(name))”.",
                evidence: "\(subject.escalated.count) of \(subject.talks) conversations about it escalate.",
                places: subject.escalated.places, weight: 1.5 * Double(subject.escalated.count))
        }
        let soured = subjects.sorted { ($0.subject.soured.count, $1.name) > ($1.subject.soured.count, $0.name) }
            .prefix(1).filter { $0.subject.soured.count >= 2 }.map { name, subject in
                Recommendation(
                    deed: "Read what is answered to “\(Self.title(name))” with the customer's eyes.",
                    evidence: "The mood falls by a quarter or more in \(subject.soured.count) of "
                        + "\(subject.talks) conversations.",
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
                evidence: "In \(evidence.count) of \(outcomes[Outcome.unsolved.rawValue]) unsolved conversations: "
                    + "\(feature.words).", places: evidence.places, weight: weight * Double(evidence.count))
        }
        if silentEnds.count > 0 {
            found.append(
                Recommendation(
                    deed: "Come back to customers who do not answer the last question.",
                    evidence: "\(silentEnds.count) of \(talks) conversations end with a question of the desk.",
                    places: silentEnds.places, weight: 0.6 * Double(silentEnds.count)))
        }
        if promises.broken > 0 {
            found.append(
                Recommendation(
                    deed: "Keep a list of what was promised, and look at it before the customer does.",
                    evidence: "Of \(promises.kept + promises.broken + promises.open) promises \(promises.broken) were "
                        + "broken and \(promises.kept) kept; of the rest the talks do not tell.",
                    places: brokenPromises.map(\.place), weight: 2 * Double(promises.broken)))
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
                        "\(slowReplies.count) of \(firstReplies.count) first replies took longer; half of all take "
                        + "\(Durations.text(median)) or less.", places: slowReplies.places,
                    weight: 0.7 * Double(slowReplies.count)))
        }
        let heavy = customers.top(3).filter { $0.count >= 3 }
        if !heavy.isEmpty {
            let sum = heavy.reduce(0) { $0 + $1.count }
            found.append(
                Recommendation(
                    deed: "Ring the customers who write most, before they write again.",
                    evidence: "\(heavy.map { "\($0.name) (\($0.count))" }.joined(separator: ", ")): \(sum) of \(talks) "
                        + "conversations.", places: [], weight: 0.5 * Double(sum)))
        }
        if escalated.count > 0 {
            found.append(
                Recommendation(
                    deed: "Let a senior colleague read every escalation on the same day.",
                    evidence: "\(escalated.count) of \(talks) conversations go over the desk's head or come near it.",
                    places: escalated.places, weight: 0.9 * Double(escalated.count)))
        }
        return found
    }

    private func aboutCoverage() -> [Recommendation] {
        guard uncoveredMessages > 0 else { return [] }
        let words = uncoveredWords.top(3).filter { $0.count >= 3 }
        let evidence = Evidence.joined(words.map(\.payload))
        let named = words.map { "“\($0.name)” (\($0.count))" }.joined(separator: ", ")
        let often = words.isEmpty ? "" : "; often with \(named)"
        var found = [
            Recommendation(
                deed: "Read the messages that no intent covers, and give the commonest one an intent.",
                evidence: "\(uncoveredMessages) of \(messages) messages\(often).",
                places: words.isEmpty ? uncovered.prefix(4).map(\.place) : evidence,
                weight: 0.25 * Double(uncoveredMessages))
        ]
        let foreign = languages.filter { $0.key != "en" && $0.key != "und" }
            .max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let foreign, foreign.value * 20 >= messages {
            found.append(
                Recommendation(
                    deed: "Answer in the customers' language: look at “\(foreign.key)” first.",
                    evidence: "\(foreign.value) of \(messages) messages are written in it.", places: [],
                    weight: 0.2 * Double(foreign.value)))
        }
        return found
    }

    /// An intent's name as a person reads it.
    static func title(_ name: String) -> String {
        name == uncoveredKind ? "no intent" : name.split(separator: "_").joined(separator: " ")
    }
}

extension Evidence {
    /// The first place of each, once.
    fileprivate static func joined(_ all: [Evidence]) -> [TalkPlace] {
        all.compactMap(\.places.first).reduce(into: []) { places, place in
            if !places.contains(place) { places.append(place) }
        }
    }
}
