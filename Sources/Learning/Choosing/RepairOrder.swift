/// In which order repairs are tried when each costs something and each may help, after Heckerman, Breese and Rommelse
/// (1995), "Decision-theoretic troubleshooting".
///
/// Trying stops with the first that helps. If repairs help independently of each other, or if there is one fault that
/// exactly one of them mends, then swapping two neighbours shows that chance over cost, descending, is the cheapest
/// order. Where a repair has to wait for another the order is that of Horn (1972), "Single-machine job sequencing with
/// treelike precedence ordering and linear delay penalties": a repair may be dear by itself and yet come early, because
/// a good one waits behind it.
package enum RepairOrder {
    /// One repair.
    package struct Repair: Sendable {
        /// How likely it helps, 0…1.
        package let chance: Double
        /// What trying it costs, > 0.
        package let cost: Double
        /// The place of the repair that has to be tried before it.
        package let after: Int?

        /// A repair.
        package init(chance: Double, cost: Double, after: Int? = nil) {
            self.chance = chance
            self.cost = cost
            self.after = after
        }
    }

    /// The places of the repairs in the order in which to try them; of equal ones the earlier first.
    ///
    /// Blocks of repairs are merged behind what they wait for, the best block first, until none waits. Independent
    /// chances make the weight of a block 1 − ∏(1 − chance), and its cost what is expected to be spent inside it.
    /// - Precondition: `after` names a place inside and has no circle.
    package static func order(of repairs: [Repair]) -> [Int] {
        var blocks = repairs.indices.map { Block(places: [$0], weight: repairs[$0].chance, cost: repairs[$0].cost) }
        var owner = Array(repairs.indices)
        var order: [Int] = []
        var open = Set(repairs.indices)
        while let best = open.min(by: { blocks[$0].isBetter(than: blocks[$1]) }) {
            open.remove(best)
            // The first of a block is the one that may wait for something outside.
            if let before = repairs[blocks[best].places[0]].after, open.contains(owner[before]) {
                let host = owner[before]
                for place in blocks[best].places { owner[place] = host }
                blocks[host].append(blocks[best])
            } else {
                order += blocks[best].places
            }
        }
        return order
    }

    /// What an order is expected to cost, if repairs help independently: each is paid for if none before it helped.
    package static func expectedCost(of order: [Int], _ repairs: [Repair]) -> Double {
        var (unsolved, cost) = (1.0, 0.0)
        for place in order {
            cost += unsolved * repairs[place].cost
            unsolved *= 1 - repairs[place].chance
        }
        return cost
    }

    /// Repairs that are tried one after another.
    private struct Block {
        var places: [Int]
        /// How likely one of them helps.
        var weight: Double
        /// What is expected to be spent on them.
        var cost: Double

        mutating func append(_ other: Block) {
            places += other.places
            cost += (1 - weight) * other.cost
            weight += (1 - weight) * other.weight
        }

        func isBetter(than other: Block) -> Bool {
            let (mine, theirs) = (weight * other.cost, other.weight * cost)
            return mine != theirs ? mine > theirs : places[0] < other.places[0]
        }
    }
}
