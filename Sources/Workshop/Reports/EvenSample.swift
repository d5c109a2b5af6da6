/// A few of many things, spread evenly over all that came, without knowing how many will: every n-th is kept, and when
/// the sample is full every other is dropped and n doubles. Chance has no part in it.
package struct EvenSample<Item: Sendable>: Sendable {
    package private(set) var items: [Item] = []
    /// At least 2.
    package let capacity: Int
    private var stride = 1
    private var seen = 0

    package init(capacity: Int) { self.capacity = max(capacity, 2) }

    /// Offers a thing; it is made only where it is kept.
    package mutating func offer(_ item: @autoclosure () -> Item) {
        defer { seen += 1 }
        guard seen % stride == 0 else { return }
        if items.count == capacity {
            items = items.enumerated().filter { $0.0 % 2 == 0 }.map(\.1)
            stride *= 2
            guard seen % stride == 0 else { return }
        }
        items.append(item())
    }

    /// At most `count` of those that were kept, the first among them, evenly over the rest.
    package func few(_ count: Int) -> [Item] {
        guard items.count > count else { return items }
        return (0..<count).map { items[$0 * items.count / count] }
    }
}
