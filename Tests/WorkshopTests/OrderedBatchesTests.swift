import Synchronization
import Testing
import Workshop

@Suite struct OrderedBatchesTests {
    @Test(arguments: [1, 2, 3, 8])
    func `results come in the order of the batches, however long each takes`(_ threads: Int) async throws {
        var next = 0
        var taken: [Int] = []
        try await inOrder(
            threads: threads,
            next: {
                next += 1
                return next <= 200 ? next : nil
            },
            work: { number in
                var sum = number
                // Uneven work, so that later batches overtake earlier ones.
                for step in 0..<(number % 7) * 20_000 { sum = (sum &* 31) &+ step }
                return sum == 0 ? 0 : number
            },
            take: { taken.append($0) })
        #expect(taken == Array(1...200))
    }

    @Test func `no more batches are taken up than the results in waiting allow`() async throws {
        var started = 0
        var taken = 0
        var most = 0
        try await inOrder(
            threads: 2,
            next: {
                started += 1
                most = max(most, started - taken)
                return started <= 100 ? started : nil
            },
            work: { $0 }, take: { _ in taken += 1 })
        #expect(taken == 100)
        #expect(most <= 7)
    }

    @Test func `at most as many batches are worked on at once as there are threads`() async throws {
        let running = Atomic(0)
        let most = Atomic(0)
        var next = 0
        try await inOrder(
            threads: 2,
            next: {
                next += 1
                return next <= 50 ? next : nil
            },
            work: { (number: Int) -> Int in
                let now = running.add(1, ordering: .relaxed).newValue
                most.max(now, ordering: .relaxed)
                var sum = number
                for step in 0..<10_000 { sum = (sum &* 31) &+ step }
                running.subtract(1, ordering: .relaxed)
                return sum
            },
            take: { _ in })
        #expect(most.load(ordering: .relaxed) <= 2)
    }

    @Test func `a failure to write ends the work`() async {
        struct Full: Error {}
        await #expect(throws: Full.self) {
            var next = 0
            try await inOrder(
                threads: 2,
                next: {
                    next += 1
                    return next
                },
                work: { $0 }, take: { if $0 == 5 { throw Full() } })
        }
    }
}
