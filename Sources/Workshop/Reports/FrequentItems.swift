/// The most frequent of many things, in bounded memory, after Misra and Gries (1982), "Finding repeated elements".
///
/// At most `capacity` things are counted; when another comes, all counts fall by one, and what falls to 0 is forgotten. So
/// a count is too low by at most one `capacity`-th of all that came, and exact while no more than `capacity` things came.
package struct FrequentItems<Payload: Sendable>: Sendable {
    package struct Item: Sendable {
        package let name: String
        package var count: Int
        package var payload: Payload
    }

    package let capacity: Int
    private var items: [String: Item] = [:]
    package private(set) var isExact = true

    package init(capacity: Int) { self.capacity = capacity }

    /// Counts a thing once, and lets `change` work on what is kept beside its count.
    package mutating func add(_ name: String, _ new: @autoclosure () -> Payload, _ change: (inout Payload) -> Void) {
        if items[name] != nil {
            items[name]?.count += 1
            if var payload = items[name]?.payload {
                change(&payload)
                items[name]?.payload = payload
            }
        } else if items.count < capacity {
            var payload = new()
            change(&payload)
            items[name] = Item(name: name, count: 1, payload: payload)
        } else {
            isExact = false
            for key in Array(items.keys) {
                items[key]?.count -= 1
                if items[key]?.count == 0 { items[key] = nil }
            }
        }
    }

    /// The most frequent, then by name.
    package func top(_ count: Int) -> [Item] {
        Array(items.values.sorted { ($0.count, $1.name) > ($1.count, $0.name) }.prefix(count))
    }
}
