import StrictJSON

/// Patterns made ready for many events: kinds are numbers, and each kind knows which patterns it begins.
struct PatternMachine: Sendable {
    /// A pattern with its kinds as numbers and its times in milliseconds; `.max` is no limit.
    struct Pattern: Sendable {
        let steps: [Step]
        let absent: [Test]
        /// How long nothing of `absent` may happen after the last step; `nil` where a match ends with a step.
        let wait: Int64?
        let within: Int64
        let skip: WatchPattern.Skip
        /// Whether events of other kinds end a run, too.
        let isStrict: Bool
        /// For each kind, whether the pattern looks at it.
        let uses: [Bool]
        /// The place of its `per` among all such fields; `nil` for the customer alone.
        let field: Int?
    }

    struct Step: Sendable {
        let test: Test
        let count: Int
        let isNext: Bool
        let forbidden: [Test]
    }

    struct Test: Sendable {
        /// One bit a kind for the first 64 kinds; the others in `more`.
        private let bits: UInt64
        private let more: [Int]
        private let conditions: [(field: String, test: Condition.Test)]

        init(_ test: WatchPattern.Test, kinds: [String: Int]) {
            let numbers = test.kinds.compactMap { kinds[$0] }
            bits = numbers.filter { $0 < 64 }.reduce(0) { $0 | 1 << UInt64($1) }
            more = numbers.filter { $0 >= 64 }
            conditions = test.conditions
        }

        func holds(_ kind: Int, _ data: JSON) -> Bool {
            guard kind >= 0, kind < 64 ? bits >> UInt64(kind) & 1 == 1 : more.contains(kind) else { return false }
            return conditions.isEmpty || conditions.allSatisfy { $0.test.holds(for: data[$0.field]) }
        }
    }

    /// The values of `per` in one event, worked out once they are asked for.
    struct Keys {
        fileprivate var known: [(field: Int, key: UInt64?)] = []
    }

    /// The numbers of kinds that any pattern names.
    let kinds: [String: Int]
    let patterns: [Pattern]
    /// For each kind, the patterns that it may begin.
    let beginnings: [[Int]]
    /// Whether events of kinds that no pattern names matter as well.
    let takesAll: Bool
    private let fields: [String]

    init(_ watched: [WatchPattern]) {
        var kinds: [String: Int] = [:]
        for pattern in watched {
            for test in pattern.tests {
                for kind in test.kinds where kinds[kind] == nil { kinds[kind] = kinds.count }
            }
        }
        let fields = watched.compactMap(\.per).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        self.kinds = kinds
        self.fields = fields
        patterns = watched.map { Pattern($0, kinds: kinds, fields: fields) }
        var beginnings = [[Int]](repeating: [], count: kinds.count)
        for (place, pattern) in watched.enumerated() {
            for kind in Set(pattern.steps[0].test.kinds.compactMap { kinds[$0] }) { beginnings[kind].append(place) }
        }
        self.beginnings = beginnings
        takesAll = patterns.contains(where: \.isStrict)
    }

    /// The key under which a pattern follows an event; `nil` when the event lacks the field.
    func key(of pattern: Int, in data: JSON, _ keys: inout Keys) -> UInt64? {
        guard let field = patterns[pattern].field else { return 0 }
        if let known = keys.known.first(where: { $0.field == field }) { return known.key }
        let key = Self.key(of: data[fields[field]])
        keys.known.append((field, key))
        return key
    }

    /// FNV-1a, 64 bits, of a value as a person would write it; never 0, which stands for no key.
    static func key(of value: JSON?) -> UInt64? {
        guard let value, !value.isNull else { return nil }
        func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
            max(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, 1)
        }
        if case .string(let text) = value { return hash(text.utf8) }
        return hash(value.bytes)
    }
}

extension PatternMachine.Pattern {
    fileprivate init(_ pattern: WatchPattern, kinds: [String: Int], fields: [String]) {
        steps = pattern.steps.map { step in
            PatternMachine.Step(
                test: PatternMachine.Test(step.test, kinds: kinds), count: step.count, isNext: step.isNext,
                forbidden: step.forbidden.map { PatternMachine.Test($0, kinds: kinds) })
        }
        absent = pattern.absence?.tests.map { PatternMachine.Test($0, kinds: kinds) } ?? []
        wait = pattern.absence.map { absence in absence.wait.map { Int64($0 * 1_000) } ?? .max }
        within = pattern.within.map { Int64($0 * 1_000) } ?? .max
        skip = pattern.skip
        isStrict =
            pattern.steps.dropFirst().contains(where: \.isNext) || pattern.steps[0].isNext && pattern.steps[0].count > 1
        var uses = [Bool](repeating: false, count: kinds.count)
        for kind in pattern.tests.flatMap(\.kinds).compactMap({ kinds[$0] }) { uses[kind] = true }
        self.uses = uses
        field = pattern.per.flatMap { fields.firstIndex(of: $0) }
    }
}

extension WatchPattern {
    /// Everything that it looks at.
    var tests: [Test] { steps.flatMap { [$0.test] + $0.forbidden } + (absence?.tests ?? []) }
}
