internal import StrictJSON

/// The order of one connection: which line may be worked on now, and which answer may leave.
///
/// Requests about different conversations are worked on side by side; those about the same conversation or customer
/// one after the other; a line of text mode, which may speak of the answers before it, and `quit` wait for all before
/// them and let nothing past. Answers leave in the order of the requests. It is a value: its functions say what to do
/// next, and a loop does it.
package struct Pipeline: Sendable {
    /// A line's place in the order of its connection.
    package typealias Ticket = Int

    /// Something that is to be worked on now.
    package enum Work: Sendable {
        case request(Request)
        /// A line of text mode.
        case text([UInt8])
        /// The part after one that has left.
        case next(@Sendable () async -> Answer)
    }

    /// What became of it.
    package enum Outcome: Sendable {
        case answer(Answer)
        /// `nil` for a blank line.
        case text(TextReply?)
    }

    /// What to do next.
    package struct Steps: Sendable {
        package var start: [(ticket: Ticket, work: Work)] = []
        /// Answers that leave now, in order.
        package var send: [UInt8] = []
        /// How many lines are wholly answered by that.
        package var answered = 0
        /// The line is closed once that has left.
        package var closes = false
    }

    private enum State: Sendable {
        case waiting(Work)
        case working(since: ContinuousClock.Instant)
        case answered([UInt8], Code, next: (@Sendable () async -> Answer)?)
        /// Answered with 504 (`nil` once that has left) and still being worked on: others about the same have to wait.
        case late([UInt8]?)
    }

    private struct Entry: Sendable {
        let ticket: Ticket
        let id: JSON
        let place: Answer.Place
        let isText: Bool
        let isBarrier: Bool
        var state: State

        /// Answered as far as the client is concerned.
        var isOnlyLate: Bool { if case .late(nil) = state { true } else { false } }
    }

    private let limits: Limits
    private var entries: [Entry] = []
    private var nextTicket = 0
    private var errorsInRow = 0
    private var allowance: Allowance
    private var speaksText = false  // as the last line did
    private var isOver = false  // the last answer stands in the order: nothing is taken after it
    private var isDraining = false
    private var hasEnded = false  // the client sends no more

    /// The order of a connection that has just been made.
    package init(limits: Limits, now: ContinuousClock.Instant) {
        self.limits = limits
        allowance = Allowance(rate: limits.rate, now: now)
    }

    /// Takes a line as it came.
    package mutating func take(_ line: [UInt8], now: ContinuousClock.Instant) -> Steps {
        guard !isOver else { return Steps() }
        speaksText = line.first != UInt8(ascii: "{")
        if speaksText {
            if let refusal = refusal(now) {
                refuse(refusal, id: .null)
            } else {
                append(.null, Answer.Place(), isBarrier: true, .waiting(.text(line)))
            }
        } else {
            let reading = Request.read(line, limits)
            switch (reading.request, refusal(now)) {
            case (.failure(let refusal), nil), (_, let refusal?): refuse(refusal, id: reading.id)
            case (.success(let request), nil):
                let isQuit = if case .quit = request.operation { true } else { false }
                append(reading.id, request.operation.place, isBarrier: isQuit, .waiting(.request(request)))
            }
        }
        return advance(now)
    }

    /// Takes note that the line cannot go on; the refusal is the last answer.
    /// - Parameter firstByte: What the line that is refused begins with, which tells its mode; `nil` is that of the last.
    package mutating func fail(_ refusal: Refusal, firstByte: UInt8?, now: ContinuousClock.Instant) -> Steps {
        guard !isOver else { return Steps() }
        if let firstByte { speaksText = firstByte != UInt8(ascii: "{") }
        refuse(refusal, id: .null)
        isOver = true
        return advance(now)
    }

    /// Takes what became of work.
    package mutating func finish(_ ticket: Ticket, _ outcome: Outcome, now: ContinuousClock.Instant) -> Steps {
        guard let place = entries.firstIndex(where: { $0.ticket == ticket }) else { return Steps() }
        if case .late(let bytes) = entries[place].state {
            entries[place].state = .answered(bytes ?? [], .late, next: nil)
            if bytes == nil { entries.remove(at: place) }
            return advance(now)
        }
        switch outcome {
        case .answer(let answer):
            entries[place].state = .answered(answer.line(id: entries[place].id), answer.code, next: answer.next)
            count(answer.code)
        case .text(let reply):
            entries[place].state = .answered(reply?.bytes ?? [], reply?.code ?? .done, next: nil)
            if let reply { count(reply.code) }
        }
        return advance(now)
    }

    /// Answers what is late.
    package mutating func tick(now: ContinuousClock.Instant) -> Steps {
        let refusal = Refusal(.late, "not done within \(limits.deadlineSeconds) s; it may still be done")
        for place in entries.indices {
            guard case .working(let since) = entries[place].state,
                since.duration(to: now) >= .seconds(limits.deadlineSeconds)
            else { continue }
            let bytes = bytes(of: refusal, id: entries[place].id, isText: entries[place].isText)
            entries[place].state = .late(bytes)
        }
        return advance(now)
    }

    /// From now on lines are refused with 503; the connection closes when what was taken before is answered.
    package mutating func drain(now: ContinuousClock.Instant) -> Steps {
        isDraining = true
        return advance(now)
    }

    /// No more lines will come; the connection closes when those that were taken are answered.
    package mutating func end(now: ContinuousClock.Instant) -> Steps {
        hasEnded = true
        return advance(now)
    }

    private mutating func refusal(_ now: ContinuousClock.Instant) -> Refusal? {
        if isDraining { return .stopping }
        return allowance.take(now: now).map {
            Refusal(.tooFast, retryMilliseconds: $0, "at most \(limits.rate) requests a second")
        }
    }

    private mutating func refuse(_ refusal: Refusal, id: JSON) {
        let bytes = bytes(of: refusal, id: id, isText: speaksText)
        append(id, Answer.Place(), isBarrier: false, .answered(bytes, refusal.code, next: nil))
        count(refusal.code)
    }

    private mutating func append(_ id: JSON, _ place: Answer.Place, isBarrier: Bool, _ state: State) {
        entries.append(
            Entry(ticket: nextTicket, id: id, place: place, isText: speaksText, isBarrier: isBarrier, state: state))
        nextTicket += 1
    }

    private mutating func count(_ code: Code) {
        errorsInRow = code.isSuccess ? 0 : errorsInRow + 1
        guard errorsInRow == limits.errors, !code.isFatal else { return }
        isOver = true
        let refusal = Refusal(.tooManyErrors, "\(limits.errors) errors in a row")
        let bytes = bytes(of: refusal, id: .null, isText: speaksText)
        append(.null, Answer.Place(), isBarrier: false, .answered(bytes, refusal.code, next: nil))
    }

    private func bytes(of refusal: Refusal, id: JSON, isText: Bool) -> [UInt8] {
        isText ? TextReply(refusal).bytes : Answer(refusal).line(id: id)
    }

    private mutating func advance(_ now: ContinuousClock.Instant) -> Steps {
        var steps = Steps()
        // In this order: nothing may begin behind a goodbye that leaves now.
        sendWhatMay(&steps, now)
        startWhatMay(&steps, now)
        if isDraining || hasEnded, !isOver, entries.allSatisfy(\.isOnlyLate) {
            isOver = true
            if isDraining { steps.send += speaksText ? TextReply(.stopping).bytes : Self.goodbye }
            steps.closes = true
        }
        return steps
    }

    private mutating func startWhatMay(_ steps: inout Steps, _ now: ContinuousClock.Instant) {
        for place in entries.indices {
            guard case .waiting(let work) = entries[place].state else { continue }
            let earlier = entries[..<place].filter { if case .answered = $0.state { false } else { true } }
            let mayStart =
                entries[place].isBarrier
                ? earlier.isEmpty : !earlier.contains { $0.isBarrier || $0.place.meets(entries[place].place) }
            guard mayStart else { continue }
            entries[place].state = .working(since: now)
            steps.start.append((entries[place].ticket, work))
        }
    }

    private mutating func sendWhatMay(_ steps: inout Steps, _ now: ContinuousClock.Instant) {
        var place = 0
        sending: while place < entries.count {
            switch entries[place].state {
            case .waiting, .working: break sending
            case .late(nil): place += 1
            case .late(let bytes?):
                steps.send += bytes
                steps.answered += 1
                entries[place].state = .late(nil)
                place += 1
            case .answered(let bytes, _, let next?):
                steps.send += bytes
                entries[place].state = .working(since: now)
                steps.start.append((entries[place].ticket, .next(next)))
                break sending
            case .answered(let bytes, let code, nil):
                steps.send += bytes
                steps.answered += 1
                entries.remove(at: place)
                guard code.isFatal else { continue }
                isOver = true
                steps.closes = true
                entries = []
            }
        }
    }

    /// Said unasked, so it has a type and no id.
    private static let goodbye =
        JSON.object([
            "type": "bye", "code": .number(Code.unavailable.rawValue), "detail": .string(Refusal.stopping.detail),
        ]).bytes + [UInt8(ascii: "\n")]
}

extension Refusal {
    /// The refusal of everything that comes after SIGTERM.
    static var stopping: Refusal { Refusal(.unavailable, "this server is stopping; nothing was done") }
}

extension Answer.Place {
    /// Whether two requests have to be done one after the other: about one conversation; or about one customer, unless
    /// each is part of a conversation, since conversations do not wait for each other.
    fileprivate func meets(_ other: Answer.Place) -> Bool {
        if let conversation, conversation == other.conversation { return true }
        guard let customer, customer == other.customer else { return false }
        return conversation == nil || other.conversation == nil
    }
}
