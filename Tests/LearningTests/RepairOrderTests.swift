import Learning
import Testing

/// The cheapest order by trying all of them.
private func cheapest(_ repairs: [RepairOrder.Repair]) -> Double {
    func best(after tried: [Int]) -> Double {
        guard tried.count < repairs.count else { return RepairOrder.expectedCost(of: tried, repairs) }
        return repairs.indices.filter { place in
            !tried.contains(place) && repairs[place].after.map(tried.contains) ?? true
        }.map { best(after: tried + [$0]) }.min() ?? .infinity
    }
    return best(after: [])
}

private func random(_ count: Int, waiting: Bool, _ chance: inout SeededGenerator) -> [RepairOrder.Repair] {
    (0..<count).map { place in
        let before = waiting && place > 0 && chance.unit() < 0.6 ? chance.index(below: place) : nil
        return RepairOrder.Repair(
            chance: Double(chance.unit()) * 0.9, cost: 0.5 + Double(chance.unit()) * 9, after: before)
    }
}

@Test func `chance over cost is the cheapest of all orders`() {
    var chance = SeededGenerator(seed: 3)
    for _ in 0..<150 {
        let repairs = random(1 + chance.index(below: 6), waiting: false, &chance)
        let order = RepairOrder.order(of: repairs)
        #expect(order.sorted() == Array(repairs.indices))
        let ratios = order.map { repairs[$0].chance / repairs[$0].cost }
        #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
        #expect(abs(RepairOrder.expectedCost(of: order, repairs) - cheapest(repairs)) < 1e-9)
    }
}

@Test func `where repairs wait for others the order is still the cheapest that is allowed`() {
    var chance = SeededGenerator(seed: 4)
    for _ in 0..<150 {
        let repairs = random(2 + chance.index(below: 5), waiting: true, &chance)
        let order = RepairOrder.order(of: repairs)
        #expect(order.sorted() == Array(repairs.indices))
        for (rank, place) in order.enumerated() {
            if let before = repairs[place].after { #expect(order[..<rank].contains(before)) }
        }
        #expect(abs(RepairOrder.expectedCost(of: order, repairs) - cheapest(repairs)) < 1e-9)
    }
}

@Test func `what is equal keeps the order in which it was written`() {
    let repairs = Array(repeating: RepairOrder.Repair(chance: 0.2, cost: 2), count: 5)
    #expect(RepairOrder.order(of: repairs) == [0, 1, 2, 3, 4])
    #expect(RepairOrder.order(of: []).isEmpty)
}

@Test func `a dear repair comes early when a good one waits behind it`() {
    let repairs = [
        RepairOrder.Repair(chance: 0.2, cost: 2), RepairOrder.Repair(chance: 0.01, cost: 1),
        RepairOrder.Repair(chance: 0.9, cost: 1, after: 1),
    ]
    #expect(RepairOrder.order(of: repairs) == [1, 2, 0])
}

@Test func `a belief moves from what the catalogue says to what was seen`() {
    var belief = BetaPosterior(chance: 0.3, strength: 10)
    #expect(abs(belief.mean - 0.3) < 1e-12 && abs(belief.strength - 10) < 1e-12)
    belief = belief.after(successes: 7, failures: 3)
    #expect(abs(belief.mean - 0.5) < 1e-12)
    #expect(abs(belief.after(successes: 8_000, failures: 2_000).mean - 0.8) < 1e-3)
}

@Test func `what is borrowed from other kinds never weighs more than it may`() {
    let belief = BetaPosterior(chance: 0.5, strength: 2)
    let few = belief.after(borrowed: 3, failures: 1, most: 20)
    #expect(abs(few.strength - 6) < 1e-12)
    let many = belief.after(borrowed: 3_000, failures: 1_000, most: 20)
    #expect(abs(many.strength - 22) < 1e-12)
    #expect(abs(many.mean - 16 / 22.0) < 1e-12)
    #expect(belief.after(borrowed: 0, failures: 0, most: 20) == belief)
}

@Test func `no belief is so firm that outcomes could not move it`() {
    let never = BetaPosterior(chance: 0, strength: 4)
    #expect(never.mean > 0 && never.after(successes: 4, failures: 0).mean > 0.49)
}
