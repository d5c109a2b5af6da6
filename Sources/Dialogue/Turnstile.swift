/// Lets the turns of one conversation pass one at a time, in the order in which they came; conversations do not wait
/// for each other.
package actor Turnstile {
    /// Waiting turns by conversation; an entry means that a turn is under way there.
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

    /// A turnstile with nobody in it.
    package init() {}

    /// Does something as soon as nothing else is under way in the conversation.
    package nonisolated func pass<Result: Sendable>(
        _ conversation: String, _ turn: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        await enter(conversation)
        do {
            let result = try await turn()
            await leave(conversation)
            return result
        } catch {
            await leave(conversation)
            throw error
        }
    }

    private func enter(_ conversation: String) async {
        guard waiting[conversation] != nil else {
            waiting[conversation] = []
            return
        }
        await withCheckedContinuation { waiting[conversation]?.append($0) }
    }

    private func leave(_ conversation: String) {
        guard var line = waiting[conversation] else { return }
        if line.isEmpty {
            waiting[conversation] = nil
        } else {
            let next = line.removeFirst()
            waiting[conversation] = line
            next.resume()
        }
    }
}
