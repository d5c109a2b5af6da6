package import Customers
internal import Synchronization

/// Rung when there may be something new to tell subscribers; a ring that nobody waits for is not lost.
package final class Bell: Sendable {
    private struct State {
        var listeners: [Int: Listener] = [:]
        var next = 0
    }

    private struct Listener {
        let topics: Set<Push.Topic>
        let continuation: AsyncStream<Void>.Continuation
    }

    private let state = Mutex(State())

    /// A bell that nobody listens to.
    package init() {}

    /// Wakes all who listen.
    package func ring() {
        state.withLock { state in for listener in state.listeners.values { listener.continuation.yield() } }
    }

    /// Whether somebody listens for this topic now.
    package func isHeard(for topic: Push.Topic) -> Bool {
        state.withLock { state in state.listeners.values.contains { $0.topics.contains(topic) } }
    }

    /// Listens; the first ring comes at once.
    func listen(for topics: Set<Push.Topic>) -> (rings: AsyncStream<Void>, end: @Sendable () -> Void) {
        // Several rings before one is heard are one.
        let (rings, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = Listener(topics: topics, continuation: continuation)
            return state.next
        }
        continuation.yield()
        return (
            rings,
            { [self] in
                _ = state.withLock { $0.listeners.removeValue(forKey: number) }
                continuation.finish()
            }
        )
    }
}
