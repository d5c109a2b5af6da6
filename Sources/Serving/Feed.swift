package import Customers
internal import StrictJSON

/// What one subscriber is told unasked: from a push on, in order, as long as somebody reads.
///
/// What is to be told lies in the store, in the transaction of the turn that it is about; a feed only reads on from where it
/// is. So nothing is lost between two connections, and a subscriber that names an earlier push gets it again.
package final class Feed: Sendable {
    private let customers: CustomerStore
    private let topics: Set<Push.Topic>
    private let first: Int
    private let rings: AsyncStream<Void>
    private let stop: @Sendable () -> Void

    /// A feed from a sequence number on.
    init(_ customers: CustomerStore, topics: Set<Push.Topic>, from first: Int, bell: Bell) {
        self.customers = customers
        self.topics = topics
        self.first = first
        (rings, stop) = bell.listen(for: topics)
    }

    deinit { stop() }

    /// Ends it.
    package func end() { stop() }

    /// Tells everything until it is ended.
    /// - Parameter send: Sends a line; false when nobody reads any more.
    package func run(_ send: @Sendable ([UInt8]) async -> Bool) async {
        var next = first
        for await _ in rings {
            while let pushes = try? await customers.pushes(topics, from: next), !pushes.isEmpty {
                for push in pushes {
                    guard await send(push.line) else { return }
                    next = (push.sequence ?? next) + 1
                }
            }
        }
    }
}

extension Push {
    /// The line that a subscriber reads, its end included.
    fileprivate var line: [UInt8] {
        var object: JSON.Object = [
            "type": "push", "sequence": .number(sequence ?? 0), "topic": .string(topic.rawValue),
        ]
        for member in body.members { object[member.key] = member.value }
        return JSON.object(object).bytes + [0x0A]
    }
}
