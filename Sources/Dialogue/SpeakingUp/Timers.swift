/// Deadlines in the order of time: a binary heap. What has become void stays in it until its time comes.
struct Timers: Sendable {
    private var entries: [(time: Int64, place: Int32)] = []

    /// The earliest time.
    var first: Int64? { entries.first?.time }

    /// Adds a time for a place.
    mutating func add(_ time: Int64, _ place: Int32) {
        entries.append((time, place))
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].time < entries[parent].time else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes out the place of the earliest time, if that is not after a moment.
    mutating func take(until moment: Int64) -> Int32? {
        guard let top = entries.first, top.time <= moment else { return nil }
        let last = entries.removeLast()
        guard !entries.isEmpty else { return top.place }
        entries[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < entries.count else { return top.place }
            if child + 1 < entries.count, entries[child + 1].time < entries[child].time { child += 1 }
            guard entries[child].time < entries[parent].time else { return top.place }
            entries.swapAt(child, parent)
            parent = child
        }
    }
}
