/// What the judgement of a talk rests on: each a number that a person can check, with the line that shows it best.
package enum TalkFeature: String, Sendable, CaseIterable {
    // How it ended, by the customer's last lines.
    case endsFixed, saidFixed, endsStill, wasStill, endsThanks, endsBitterThanks, endsResigned, endsLater, endsContent
    case endsAsking, endsShort, wasLater, customerLast, cameBack
    // What the desk said last.
    case plainAnswer, remedyTaken, answerRemedy, answerRefusal, answerPending, answerFuture, answerAsks, answerCheers,
        leftAsking, leftSilent
    // The whole.
    case deskRepeats, misunderstood, contested, handedOver, beganCalm, fewLines, escalated
    case endMood, endGood, endBad, lowMood, rise
    // Going over the desk's head.
    case superior, leaving, complaint, authority, publicity, angryWish, angryHandover, insult, loud, repeats, anger
    case bitterness, calmWish

    /// A feature's value, about 0…1 or −1…1, and the line that shows it.
    package struct Reading: Sendable, Equatable {
        package var value: Double
        package var line: Int?

        package init(_ value: Double, _ line: Int?) {
            self.value = value
            self.line = line
        }

        init(_ isThere: Bool, _ line: Int?) { self.init(isThere ? 1 : 0, isThere ? line : nil) }
        init(_ line: Int?) { self.init(line == nil ? 0 : 1, line) }
    }

    /// By which the outcome is told.
    package static let ofOutcome: [TalkFeature] = [
        .endsFixed, .saidFixed, .endsStill, .wasStill, .endsThanks, .endsBitterThanks, .endsResigned, .endsLater,
        .wasLater, .endsContent, .endsAsking, .endsShort, .customerLast, .cameBack, .plainAnswer, .remedyTaken,
        .answerRemedy, .answerRefusal,
        .answerPending, .answerFuture,
        .answerAsks, .answerCheers, .leftAsking, .leftSilent, .deskRepeats, .misunderstood, .contested, .handedOver,
        .beganCalm,
        .fewLines, .escalated, .endMood, .endGood, .endBad, .lowMood, .rise,
    ]

    /// By which escalation is told.
    package static let ofEscalation: [TalkFeature] = [
        .escalated, .angryWish, .angryHandover, .insult, .loud, .repeats, .lowMood,
    ]

    /// What it says, behind "line 7:".
    package var words: String {
        switch self {
        case .endsFixed: "the customer's last words say that it works"
        case .saidFixed: "the customer said that it worked"
        case .endsStill: "the customer's last words say that it does not work"
        case .wasStill: "the customer said that it did not work"
        case .endsThanks: "the thanks are meant"
        case .endsBitterThanks: "the thanks are not meant"
        case .endsResigned: "the customer gives up"
        case .endsLater: "the customer will try, ask or decide later"
        case .endsContent: "the customer is content with the answer"
        case .endsAsking: "the customer's last line is a question"
        case .endsShort: "the customer's last line is a word or two"
        case .wasLater: "the customer put it off before the end"
        case .customerLast: "the customer has the last word"
        case .cameBack: "the customer comes back after a pause"
        case .plainAnswer: "an answer is taken with thanks, and nothing is left to do"
        case .remedyTaken: "what the desk did is not denied"
        case .answerRemedy: "the desk says that it was done"
        case .answerRefusal: "the desk says that it cannot be"
        case .answerPending: "the desk says that it is still to come"
        case .answerFuture: "the desk says that something will be done"
        case .answerAsks: "the desk asks the customer to do something"
        case .answerCheers: "the desk is glad with the customer"
        case .leftAsking: "the desk asks, and the customer does not answer"
        case .leftSilent: "the desk closes a talk that went silent"
        case .deskRepeats: "the desk says again what it said before"
        case .misunderstood: "the desk did not understand"
        case .contested: "the customer denies what the desk says"
        case .handedOver: "it was passed on to somebody else"
        case .beganCalm: "it began calmly"
        case .fewLines: "the customer wrote little"
        case .escalated: "the customer goes over the desk's head"
        case .endMood: "mood at the end"
        case .endGood: "ends in a good mood"
        case .endBad: "ends in a bad mood"
        case .lowMood: "the lowest mood of the talk"
        case .rise: "the mood rises"
        case .superior: "the customer asks for a superior"
        case .leaving: "the customer threatens to leave"
        case .complaint: "the customer makes a complaint"
        case .authority: "the customer names a lawyer or an authority"
        case .publicity: "the customer threatens to make it public"
        case .angryWish: "the customer demands a person in anger"
        case .angryHandover: "the talk is handed over in anger"
        case .insult: "the customer insults"
        case .loud: "the customer shouts"
        case .repeats: "the customer has said it before"
        case .anger: "the customer is angry"
        case .bitterness: "the customer is bitter"
        case .calmWish: "the customer asks calmly for a person"
        }
    }
}

extension TalkCourse {
    /// The value of a feature, and the line that shows it.
    package func reading(_ feature: TalkFeature) -> TalkFeature.Reading {
        let last = tail.last
        let ending = tail.suffix(2)
        func lastHas(_ sign: Sign) -> Bool { last?.signs.contains(sign) ?? false }
        func answer(_ sign: Sign) -> TalkFeature.Reading {
            TalkFeature.Reading((answers.suffix(2) + after).last { $0.signs.contains(sign) }?.line)
        }
        switch feature {
        case .endsFixed: return .init(lastHas(.fixed) && !lastHas(.still), last?.line)
        case .saidFixed: return .init(tail.dropLast().last { $0.signs.contains(.fixed) }?.line)
        case .endsStill: return .init(lastHas(.still) || lastHas(.missing), last?.line)
        case .wasStill: return .init(tail.dropLast().last { $0.signs.contains(.still) }?.line)
        case .endsThanks:
            return .init(ending.last { $0.signs.contains(.thanks) && !Self.isBitter($0) }?.line)
        case .endsBitterThanks: return .init(ending.last { $0.signs.contains(.thanks) && Self.isBitter($0) }?.line)
        case .endsResigned:
            // "Bye" and "great" are bitter in a sour line and mere manners in a friendly one.
            return ending.last { $0.signs.contains(.resigned) }.map {
                .init($0.mood < Self.friendly ? 1 : 0.3, $0.line)
            }
                ?? .init(nil)
        case .endsLater: return .init(lastHas(.later), last?.line)
        case .wasLater: return .init(tail.dropLast().last.flatMap { $0.signs.contains(.later) ? $0.line : nil })
        case .customerLast: return .init(after.isEmpty && last != nil, last?.line)
        case .cameBack: return .init(cameBack)
        case .endsContent: return .init(lastHas(.accepts) && !lastHas(.still) && !lastHas(.resigned), last?.line)
        case .endsAsking: return .init(last?.isQuestion ?? false, last?.line)
        case .endsShort: return .init(last.map { $0.words <= 2 } ?? false, last?.line)
        case .plainAnswer:
            let isPolite = reading(.endsThanks).value + reading(.endsContent).value > 0
            let isOpen = [TalkFeature.answerPending, .answerAsks, .answerRefusal].contains { reading($0).value > 0 }
            return .init(isPolite && !isOpen, last?.line)
        case .remedyTaken:
            let isDenied = [TalkFeature.endsStill, .endsResigned, .contested].contains { reading($0).value > 0 }
            return isDenied ? .init(nil) : answer(.remedy)
        case .answerRemedy: return answer(.remedy)
        case .answerRefusal: return answer(.refusal)
        case .answerPending: return answer(.pending)
        case .answerFuture: return answer(.future)
        case .answerAsks: return .init(answers.last.flatMap { $0.signs.contains(.asks) ? $0.line : nil })
        case .answerCheers: return .init(after.last { $0.signs.contains(.cheer) }?.line)
        case .leftAsking:
            return .init(after.last { $0.isQuestion || $0.signs.contains(.asks) }?.line)
        case .leftSilent: return .init(after.last { $0.signs.contains(.unheard) }?.line)
        case .deskRepeats: return .init(deskRepeats?.line)
        case .misunderstood: return .init(first(.misunderstood))
        case .contested: return .init(contested)
        case .handedOver: return .init(first(.handover))
        case .beganCalm: return .init((firstMood ?? 0) >= -0.12, nil)
        case .fewLines: return .init(customerLines <= 2, nil)
        case .escalated:
            return .init(firstThreat?.line)
        case .endMood: return .init(last?.mood ?? 0, last?.line)
        case .endGood: return .init((last?.mood ?? 0) >= 0.2, last?.line)
        case .endBad: return .init((last?.mood ?? 0) <= -0.2, last?.line)
        case .lowMood: return .init(lowest?.mood ?? 0, lowest?.line)
        case .rise: return .init((last?.mood ?? 0) - (firstMood ?? 0), last?.line)
        case .superior: return threat(.superior).map { .init($0.weight, $0.line) } ?? .init(nil)
        case .leaving: return threat(.leaving).map { .init($0.weight, $0.line) } ?? .init(nil)
        case .complaint: return threat(.complaint).map { .init($0.weight, $0.line) } ?? .init(nil)
        case .authority: return threat(.authority).map { .init($0.weight, $0.line) } ?? .init(nil)
        case .publicity: return threat(.publicity).map { .init($0.weight, $0.line) } ?? .init(nil)
        case .angryWish: return .init(angryWish)
        case .angryHandover: return .init(angryHandover)
        case .insult: return .init(first(.insult))
        case .loud: return .init(loud?.line)
        case .repeats: return .init(first(.repeats))
        case .anger: return .init((lowest?.mood ?? 0) <= Self.anger, lowest?.line)
        case .bitterness: return .init(meanMood, nil)
        case .calmWish: return .init(angryWish == nil ? first(.human) : nil)
        }
    }

    /// Up from here, a line is friendly.
    private static let friendly = 0.15

    /// Thanks with a sour mood, a complaint or a sigh in the same line.
    private static func isBitter(_ line: TalkLine) -> Bool {
        line.mood <= -0.15 || line.signs.contains(.resigned) || line.signs.contains(.still)
    }

    /// The feature by which a reason is told: what is threatened with, instead of that there is a threat.
    func named(_ feature: TalkFeature) -> TalkFeature {
        guard feature == .escalated, let threat = firstThreat else { return feature }
        switch threat.sign {
        case .superior: return .superior
        case .leaving: return .leaving
        case .complaint: return .complaint
        case .authority: return .authority
        case .publicity: return .publicity
        default: return feature
        }
    }
}
