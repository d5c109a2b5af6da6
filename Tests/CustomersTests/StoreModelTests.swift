import Customers
import Foundation
import StrictJSON
import Testing

/// Random lives, kept in the store and in a model that is too simple to be wrong: it keeps everything that happened and
/// works out each answer from the beginning.
struct StoreModelTests {
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func `the store answers as one who remembers everything`(_ seed: UInt64) async throws {
        let folder = try TestFolder()
        var store = try CustomerStore(folder: folder.url)
        var model = Model()
        var random = Seeded(seed)
        for step in 0..<250 {
            model.pass(&random)
            let act = Int.random(in: 0..<24, using: &random)
            switch act {
            case 0..<13: try await model.say(&random, step, store)
            case 13..<16: try await model.change(&random, store)
            case 16: try await model.consent(&random, store)
            case 17..<19: try await model.close(&random, store)
            case 19: try await model.passOn(&random, store)
            case 20: try await model.forget(&random, store)
            case 21: try await model.sendAgain(&random, store)
            case 22: try await model.sweep(store)
            default:
                try await store.close()
                store = try CustomerStore(folder: folder.url)
            }
            try await model.compare(&random, store, "seed \(seed), step \(step), act \(act)")
        }
        try await store.close()
    }
}

/// Everything that happened, in order.
private struct Model {
    struct Life {
        var since: Date
        var facts: [String: Fact] = [:]
        var ledger: [Consent] = []
        var tried: [TriedStep] = []
        var issues: [(conversation: String, turn: Int, intent: String, at: Date, solved: Bool?)] = []
        var messages: [(at: Date, mood: Double?, length: Int, language: String?)] = []
        var contacts: [(conversation: String, at: Date)] = []
    }

    struct Talk {
        var owner: Handle
        var texts: [String] = []
        var last = Date.distantPast
        var sitting = (began: Date.distantPast, turn: 1, contact: -1)
        var outcome: Outcome?
        var holder = (who: Holder.assistant, since: Date.distantPast)
        var state = JSON.null
    }

    private(set) var now = time()
    private var lives: [Handle: Life] = [:]
    private var talks: [String: Talk] = [:]
    private var sent: [(request: Episode.Request, reply: String, at: Date, owner: Handle)] = []
    private var erased: Set<String> = []
    private var sweptUntil = Date.distantPast
    private let people = (0..<4).compactMap { Handle("p\($0)") }

    mutating func pass(_ random: inout Seeded) {
        let hours = [0.01, 0.5, 1, 3.9, 4.1, 30, 200]
        now += (hours.randomElement(using: &random) ?? 0) * 3_600
        if Int.random(in: 0..<20, using: &random) == 0 { now -= 7_200 }
        now = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded())
    }

    private func someone(_ random: inout Seeded) -> Handle { people.randomElement(using: &random) ?? .ana }

    private func conversation(of handle: Handle, _ random: inout Seeded) -> String {
        "\(handle)-\(Int.random(in: 0..<3, using: &random))"
    }

    private func hasEnded(_ talk: Talk) -> Bool {
        talk.outcome != nil || now.timeIntervalSince(talk.last) >= 4 * 3_600
    }

    private func holder(_ talk: Talk) -> Holder {
        now.timeIntervalSince(talk.holder.since) >= 24 * 3_600 ? .assistant : talk.holder.who
    }

    mutating func say(_ random: inout Seeded, _ step: Int, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let name = conversation(of: handle, &random)
        let text = String(repeating: "ä", count: Int.random(in: 0..<9, using: &random)) + "\(step)"
        let isCustomer = Int.random(in: 0..<5, using: &random) > 0
        let mood = Bool.random(using: &random) ? Double(Int.random(in: -9...9, using: &random)) / 9 : nil
        let language = ["en", "de", "und", nil].randomElement(using: &random) ?? nil
        var marks = Episode.Marks()
        if Bool.random(using: &random) { marks.issue = ["late", "down"].randomElement(using: &random) }
        if Int.random(in: 0..<4, using: &random) == 0 { marks.solved = Bool.random(using: &random) }
        if Int.random(in: 0..<4, using: &random) == 0 { marks.facts = [factChange(&random)] }
        if Int.random(in: 0..<3, using: &random) == 0 {
            marks.tried = [TriedStep(step: "s\(Int.random(in: 0..<4, using: &random))", at: now, outcome: "o\(step)")]
        }
        if Int.random(in: 0..<8, using: &random) == 0 { marks.holder = .queue("care") }
        let state: JSON? = Bool.random(using: &random) ? ["step": .number(step)] : nil
        let turn = try await store.say(
            text, as: handle, in: name, at: now, speaker: isCustomer ? .customer : .agent("7"), id: "m-\(step)",
            mood: mood, language: language, reply: "re \(step)", state: state, marks: marks)

        var life = lives[handle] ?? Life(since: now)
        var talk = talks[name] ?? Talk(owner: handle)
        if talk.texts.isEmpty || hasEnded(talk) { talk.sitting = (now, talk.texts.count + 1, -1) }
        if isCustomer, talk.sitting.contact < 0 {
            life.contacts.append((name, now))
            talk.sitting.contact = life.contacts.count - 1
        }
        talk.outcome = nil
        talk.texts.append(text)
        talk.last = max(talk.last, now)
        if let holder = marks.holder, holder != talk.holder.who { talk.holder = (holder, now) }
        talk.state = state ?? talk.state
        if isCustomer { life.messages.append((now, mood, text.unicodeScalars.count, language)) }
        for change in marks.facts { apply(change, to: &life) }
        for step in marks.tried { life.tried = life.tried.filter { $0.step != step.step } + [step] }
        if let intent = marks.issue {
            let open = life.issues.firstIndex {
                $0.conversation == name && $0.intent == intent && $0.turn >= talk.sitting.turn && $0.solved == nil
            }
            let issue = open.map { life.issues.remove(at: $0) } ?? (name, talk.texts.count, intent, now, nil)
            life.issues.append(issue)
        }
        if let solved = marks.solved {
            let last = life.issues.lastIndex { $0.conversation == name } ?? life.issues.indices.last
            if let last { life.issues[last].solved = solved }
        }
        sent.append((.init(messageID: "m-\(step)", digest: Array(text.utf8)), "re \(step)", now, handle))
        (lives[handle], talks[name]) = (life, talk)
        #expect(turn == talk.texts.count)
    }

    private func factChange(_ random: inout Seeded) -> FactChange {
        let expires = [nil, nil, now + 3_600, now - 3_600].randomElement(using: &random) ?? nil
        let fact = Fact(
            name: "f\(Int.random(in: 0..<4, using: &random))", value: .number(Int.random(in: 0..<5, using: &random)),
            source: "customer", at: now - Double(Int.random(in: 0..<3, using: &random)) * 3_600,
            purpose: Purpose.allCases.randomElement(using: &random) ?? .support, expires: expires)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return .set(fact)
        case 1: return .setUnlessNewer(fact)
        case 2: return .add(fact)
        default: return .drop(name: fact.name)
        }
    }

    private func apply(_ change: FactChange, to life: inout Life) {
        let known = life.facts[change.name].flatMap { ($0.expires ?? .distantFuture) > now ? $0 : nil }
        life.facts[change.name] = change.applied(to: known)
    }

    mutating func change(_ random: inout Seeded, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let changes = [factChange(&random), factChange(&random)]
        try await store.change(changes, of: handle, at: now)
        var life = lives[handle] ?? Life(since: now)
        for change in changes { apply(change, to: &life) }
        lives[handle] = life
    }

    mutating func consent(_ random: inout Seeded, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let line = Consent(
            purpose: Purpose.allCases.randomElement(using: &random) ?? .support, granted: Bool.random(using: &random),
            at: now, expires: Bool.random(using: &random) ? now + 90_000 : nil)
        _ = try await store.record(line, of: handle)
        lives[handle, default: Life(since: now)].ledger.append(line)
    }

    mutating func close(_ random: inout Seeded, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let name = conversation(of: handle, &random)
        let outcome = Outcome.allCases.randomElement(using: &random) ?? .solved
        guard var talk = talks[name], var life = lives[handle] else {
            let missing: CustomersError = erased.contains(name) ? .erased : .unknownConversation
            let moment = now
            await #expect(throws: missing) { try await store.close(name, outcome: outcome, at: moment) }
            return
        }
        try await store.close(name, outcome: outcome, at: now)
        talk.outcome = outcome
        talk.holder = (.assistant, .distantPast)
        for (index, issue) in life.issues.enumerated() where outcome != .abandoned {
            guard issue.conversation == name, issue.turn >= talk.sitting.turn, issue.solved == nil else { continue }
            life.issues[index].solved = outcome == .solved
        }
        (lives[handle], talks[name]) = (life, talk)
    }

    mutating func passOn(_ random: inout Seeded, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let name = conversation(of: handle, &random)
        let holder: Holder = Bool.random(using: &random) ? .agent("7") : .assistant
        guard var talk = talks[name] else { return }
        try await store.pass(name, to: holder, at: now)
        if holder != talk.holder.who { talk.holder = (holder, holder == .assistant ? .distantPast : now) }
        talks[name] = talk
    }

    mutating func forget(_ random: inout Seeded, _ store: CustomerStore) async throws {
        let handle = someone(&random)
        let moment = now
        guard lives.removeValue(forKey: handle) != nil else {
            await #expect(throws: CustomersError.unknownCustomer) { try await store.forget(handle, at: moment) }
            return
        }
        _ = try await store.forget(handle, at: moment)
        erased.formUnion(talks.filter { $0.value.owner == handle }.keys)
        talks = talks.filter { $0.value.owner != handle }
        sent.removeAll { $0.owner == handle }
    }

    mutating func sendAgain(_ random: inout Seeded, _ store: CustomerStore) async throws {
        guard let earlier = sent.randomElement(using: &random) else { return }
        let kept = try await store.answer(to: earlier.request, received: now)
        let isGone = now.timeIntervalSince(earlier.at) >= 7 * 86_400 || earlier.at <= sweptUntil
        #expect(kept == (isGone ? nil : Array(earlier.reply.utf8)))
    }

    mutating func sweep(_ store: CustomerStore) async throws {
        _ = try await store.sweep(at: now)
        sweptUntil = max(sweptUntil, now - 7 * 86_400)
        let moment = now
        lives = lives.mapValues { life in
            var life = life
            life.facts = life.facts.filter { ($0.value.expires ?? .distantFuture) > moment }
            return life
        }
    }

    /// Compares what one of them would be seen as next.
    func compare(_ random: inout Seeded, _ store: CustomerStore, _ place: String) async throws {
        let handle = someone(&random)
        let name = conversation(of: handle, &random)
        let (customer, conversation) = try await store.open(handle, in: name, at: now)
        let talk = talks[name]
        let isNew = talk.map(hasEnded) ?? true
        #expect(conversation.turns == talk?.texts.count ?? 0, "\(place)")
        #expect(conversation.openedAgain == (talk.map(hasEnded) ?? false), "\(place)")
        #expect(conversation.startedAt == (isNew ? now : talk?.sitting.began), "\(place)")
        #expect(conversation.state == talk?.state ?? .null, "\(place)")
        #expect(conversation.holder == talk.map(holder) ?? .assistant, "\(place)")
        #expect(conversation.outcome == talk?.outcome, "\(place)")
        if let talk { #expect(try await store.episodes(of: name).map(\.text) == talk.texts, "\(place)") }

        let life = lives[handle] ?? Life(since: now)
        #expect((customer.person == nil) == (lives[handle] == nil), "\(place)")
        let consents = Consents(ledger: life.ledger, at: now)
        #expect(Purpose.allCases.map(customer.consents.allows) == Purpose.allCases.map(consents.allows), "\(place)")
        let facts = life.facts.values.filter { ($0.expires ?? .distantFuture) > now && consents.allows($0.purpose) }
        #expect(customer.facts == facts.sorted { $0.name < $1.name }, "\(place)")
        let present = talk.flatMap { hasEnded($0) || $0.sitting.contact < 0 ? nil : $0.sitting.contact }
        let history = customer.history
        #expect(
            history.withoutIssues == expected(of: life, present: present, isKnown: lives[handle] != nil), "\(place)")
        let issues = Array(life.issues.suffix(5).reversed())
        #expect(history.issues.map(\.intent) == issues.map(\.intent), "\(place)")
        #expect(history.issues.map(\.turn) == issues.map(\.turn), "\(place)")
        #expect(history.issues.map(\.at) == issues.map(\.at), "\(place)")
        #expect(history.issues.map(\.solved) == issues.map(\.solved), "\(place)")
    }

    private func expected(of life: Life, present: Int?, isKnown: Bool) -> History {
        let contacts = life.contacts.enumerated().filter { index, contact in
            index != present && contact.at > now - 30 * 86_400 && contact.at <= now
        }
        let recent = life.messages.suffix(20)
        let languages = recent.compactMap { $0.language == "und" ? nil : $0.language }
        let counts = Dictionary(grouping: languages) { $0 }.mapValues(\.count)
        let commonest = languages.last { counts[$0] == counts.values.max() }
        return History(
            since: isKnown ? life.since : nil, lastMessage: life.messages.map(\.at).max(),
            messages: life.messages.count,
            issues: [], contacts30d: contacts.count + 1, moodTrend: recent.compactMap(\.mood),
            preferredLanguage: commonest,
            averageLength: recent.isEmpty
                ? nil : Double(recent.map(\.length).reduce(0, +)) / Double(recent.count),
            triedSteps: life.tried.sorted { ($1.at, $1.step) < ($0.at, $0.step) })
    }
}

extension History {
    /// Issues name conversations by a number that only the store knows; they are compared by themselves.
    fileprivate var withoutIssues: History {
        History(
            since: since, lastMessage: lastMessage, messages: messages, contacts30d: contacts30d, moodTrend: moodTrend,
            preferredLanguage: preferredLanguage, averageLength: averageLength, triedSteps: triedSteps)
    }
}
