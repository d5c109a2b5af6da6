import Learning

/// Numbers for the n-grams that a model knows, found by hash.
///
/// Open addressing with linear probing, at most half full: a look-up touches one cache line as a rule. Two n-grams of
/// one 64-bit hash would share a number; among a hundred thousand that happens once in four million models.
struct GramTable: Sendable, Storable {
    /// The hash of each number, in order.
    private(set) var hashes: [UInt64] = []
    /// A number plus one, or zero where the slot is free. Its count is a power of two.
    private var slots: [UInt32] = [UInt32](repeating: 0, count: 16)

    init() {}

    init(hashes: [UInt64]) {
        for hash in hashes { _ = number(adding: hash) }
    }

    var count: Int { hashes.count }

    func number(of hash: UInt64) -> UInt32? {
        let mask = UInt64(slots.count - 1)
        var slot = hash & mask
        while true {
            let entry = slots[Int(slot)]
            if entry == 0 { return nil }
            if hashes[Int(entry) - 1] == hash { return entry - 1 }
            slot = (slot + 1) & mask
        }
    }

    /// Looks up many at once, in order: what is asked of memory is asked before any answer is needed.
    func numbers<Grams: RandomAccessCollection>(
        of grams: Grams, hashed hash: (Grams.Element) -> UInt64, _ found: (Grams.Element, UInt32?) -> Void
    ) {
        let mask = UInt64(slots.count - 1)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: grams.count) { entries in
            for (place, gram) in grams.enumerated() { entries[place] = slots[Int(hash(gram) & mask)] }
            for (place, gram) in grams.enumerated() {
                let entry = entries[place]
                if entry == 0 {
                    found(gram, nil)
                } else if hashes[Int(entry) - 1] == hash(gram) {
                    found(gram, entry - 1)
                } else {
                    found(gram, number(of: hash(gram)))
                }
            }
        }
    }

    /// The number of a hash, the next free one where it is new.
    mutating func number(adding hash: UInt64) -> UInt32 {
        if let number = number(of: hash) { return number }
        hashes.append(hash)
        if hashes.count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            for number in hashes.indices { place(number) }
        } else {
            place(hashes.count - 1)
        }
        return UInt32(hashes.count - 1)
    }

    private mutating func place(_ number: Int) {
        let mask = UInt64(slots.count - 1)
        var slot = hashes[number] & mask
        while slots[Int(slot)] != 0 { slot = (slot + 1) & mask }
        slots[Int(slot)] = UInt32(number + 1)
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add(hashes, as: "\(name).hashes")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        let hashes = try file.words64("\(name).hashes")
        self.init(hashes: hashes)
        guard count == hashes.count else {
            throw .inconsistent(section: "\(name).hashes", reason: "a hash stands twice")
        }
    }
}
