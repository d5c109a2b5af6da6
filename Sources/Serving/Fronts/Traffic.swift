package import StrictJSON
internal import Synchronization

/// What is going on at the line server, counted over all connections; it refuses new work before it slows accepted work.
package final class Traffic: Sendable {
    private struct Counts {
        var connections = 0
        var connectionsEver = 0
        var requests = 0
        var refused = 0
        var inFlight = 0
        var waiting: [String: Int] = [:]  // by conversation
    }

    private let limits: Limits
    private let counts = Mutex(Counts())

    /// Nothing yet.
    package init(limits: Limits) { self.limits = limits }

    /// Counts a connection; false when there is no room for it.
    func connect() -> Bool {
        counts.withLock { counts in
            guard counts.connections < limits.connections else { return false }
            counts.connections += 1
            counts.connectionsEver += 1
            return true
        }
    }

    /// A connection that was counted is gone.
    func disconnect() { counts.withLock { $0.connections -= 1 } }

    /// Answers a request, unless too many are being worked on.
    func answer(_ request: Request, by answer: Answering) async -> Answer {
        let conversation = request.operation.place.conversation
        if let refusal = enter(conversation) { return Answer(refusal) }
        let given = await answer(request)
        leave(conversation, given.code)
        return given
    }

    private func enter(_ conversation: String?) -> Refusal? {
        counts.withLock { counts in
            guard counts.inFlight < limits.inFlightOverall else {
                counts.refused += 1
                return Refusal(.unavailable, retryMilliseconds: 1_000, "this server is overloaded; nothing was done")
            }
            if let conversation {
                guard counts.waiting[conversation, default: 0] < limits.waitingPerConversation else {
                    counts.refused += 1
                    return Refusal(
                        .tooManyInFlight, "\(limits.waitingPerConversation) requests wait for this conversation")
                }
                counts.waiting[conversation, default: 0] += 1
            }
            counts.inFlight += 1
            return nil
        }
    }

    private func leave(_ conversation: String?, _ code: Code) {
        counts.withLock { counts in
            counts.inFlight -= 1
            counts.requests += 1
            if !code.isSuccess { counts.refused += 1 }
            guard let conversation, let waiting = counts.waiting[conversation] else { return }
            counts.waiting[conversation] = waiting > 1 ? waiting - 1 : nil
        }
    }

    /// The counts as `stats` shows them.
    package var json: JSON.Object {
        counts.withLock { counts in
            [
                "connections": .number(counts.connections), "connections_ever": .number(counts.connectionsEver),
                "in_flight": .number(counts.inFlight), "requests": .number(counts.requests),
                "refused": .number(counts.refused),
            ]
        }
    }
}
