/// Rules, lexemes and scanners compiled for the parser: words are numbers, and each rule is filed under what its first
/// item may be, so that a message pays only for the rules that its own words could begin.
struct Grammar: Sendable {
    let rules: [CompiledRule]
    let lexemes: [Lexeme]
    let scanners: [Scanner]
    /// Under the number of its first word: the rest of a lexeme's words, and which lexeme.
    private(set) var lexemesByWord: [[LexemeEntry]] = []
    private(set) var rulesByWord: [[RuleEntry]] = []
    private(set) var rulesByKind: [[RuleEntry]]
    private(set) var rulesAtDigits: [RuleEntry] = []
    private(set) var rulesAtLetters: [RuleEntry] = []
    private(set) var scannersAtDigits: [Int] = []
    private(set) var scannersAtLetters: [Int] = []
    private(set) var scannersAtMarks: [Int] = []

    struct LexemeEntry: Sendable {
        let rest: [Int32]
        let lexeme: Int32
    }

    /// A rule, and the step at which matching begins: beyond optional ones that are left out.
    struct RuleEntry: Sendable {
        let rule: Int32
        let first: Int32
        /// What a first node must and must not have.
        let with: Traits
        let without: Traits
        /// What must follow, so that most rules are given up at a glance.
        let next: Next

        enum Next: Sendable {
            case anything
            /// One of these words.
            case words([Int32])
            /// A node of that kind, as a bit.
            case node(UInt16)
            case digits
        }
    }

    /// A class, so that matching hands a pointer around.
    final class CompiledRule: Sendable {
        let rule: Rule
        let steps: [Step]
        /// How many parts a match has.
        let parts: Int

        init(rule: Rule, steps: [Step], parts: Int) {
            self.rule = rule
            self.steps = steps
            self.parts = parts
        }
    }

    struct Step: Sendable {
        let test: Test
        let isTight: Bool
        let isOptional: Bool
        /// Which part of the match it becomes; −1 for words.
        let part: Int

        enum Test: Sendable {
            case words([[Int32]])
            case node(Meaning.Kind, with: Traits, without: Traits)
            case digits(ClosedRange<Int>, ClosedRange<Int>)
            case letters(ClosedRange<Int>)
        }
    }

    /// Compiles a grammar; words that the vocabulary does not have yet are added to it.
    init(rules: [Rule], lexemes: [Lexeme], scanners: [Scanner], vocabulary: inout Vocabulary) {
        self.rules = rules.map { Self.compile($0, &vocabulary) }
        self.lexemes = lexemes
        self.scanners = scanners
        let alternatives = lexemes.map { Self.alternatives($0.words, &vocabulary) }
        lexemesByWord = Array(repeating: [], count: vocabulary.count)
        rulesByWord = Array(repeating: [], count: vocabulary.count)
        rulesByKind = Array(repeating: [], count: Meaning.Kind.allCases.count)
        for (number, words) in alternatives.enumerated() {
            for sequence in words {
                guard let first = sequence.first else { continue }
                lexemesByWord[Int(first)].append(
                    LexemeEntry(rest: Array(sequence.dropFirst()), lexeme: Int32(number)))
            }
        }
        for (number, rule) in self.rules.enumerated() { file(rule, number) }
        for (number, scanner) in scanners.enumerated() {
            if scanner.starts == .digits || scanner.starts == .any { scannersAtDigits.append(number) }
            if scanner.starts == .letters || scanner.starts == .any { scannersAtLetters.append(number) }
            if scanner.starts == .mark || scanner.starts == .any { scannersAtMarks.append(number) }
        }
    }

    private mutating func file(_ rule: CompiledRule, _ number: Int) {
        for (first, step) in rule.steps.enumerated() {
            var traits: (with: Traits, without: Traits) = ([], [])
            if case .node(_, let with, let without) = step.test { traits = (with, without) }
            let entry = RuleEntry(
                rule: Int32(number), first: Int32(first), with: traits.with, without: traits.without,
                next: Self.next(rule, after: first))
            switch step.test {
            case .words(let alternatives):
                for word in Set(alternatives.compactMap(\.first)).sorted() { rulesByWord[Int(word)].append(entry) }
            case .node(let kind, _, _): rulesByKind[kind.rawValue].append(entry)
            case .digits: rulesAtDigits.append(entry)
            case .letters: rulesAtLetters.append(entry)
            }
            if !step.isOptional { break }
        }
    }

    /// What must stand behind the first step, where one thing must.
    private static func next(_ rule: CompiledRule, after first: Int) -> RuleEntry.Next {
        guard first + 1 < rule.steps.count, !rule.steps[first + 1].isOptional else { return .anything }
        if case .words(let alternatives) = rule.steps[first].test, alternatives.contains(where: { $0.count > 1 }) {
            return .anything  // where the first step ends is not known at a glance
        }
        switch rule.steps[first + 1].test {
        case .words(let alternatives): return .words(Set(alternatives.compactMap(\.first)).sorted())
        case .node(let kind, _, _): return .node(1 << UInt16(kind.rawValue))
        case .digits: return .digits
        case .letters: return .anything
        }
    }

    private static func compile(_ rule: Rule, _ vocabulary: inout Vocabulary) -> CompiledRule {
        var steps: [Step] = []
        var parts = 0
        for item in rule.pattern {
            var item = item
            var isTight = false
            var isOptional = false
            while true {
                if case .tight(let inner) = item {
                    (isTight, item) = (true, inner)
                } else if case .maybe(let inner) = item {
                    (isOptional, item) = (true, inner)
                } else {
                    break
                }
            }
            let test: Step.Test? =
                switch item {
                case .words(let words): .words(alternatives(words, &vocabulary))
                case .node(let kind, let with, let without): .node(kind, with: with, without: without)
                case .digits(let count, let values): .digits(count, values)
                case .letters(let count): .letters(count)
                case .tight, .maybe: nil  // peeled off above
                }
            guard let test else { continue }
            var part = -1
            if case .words = test {
            } else {
                part = parts
                parts += 1
            }
            steps.append(Step(test: test, isTight: isTight, isOptional: isOptional, part: part))
        }
        return CompiledRule(rule: rule, steps: steps, parts: parts)
    }

    /// The word numbers of alternatives separated by "|".
    static func alternatives(_ words: String, _ vocabulary: inout Vocabulary) -> [[Int32]] {
        words.split(separator: "|", omittingEmptySubsequences: true).map { phrase in
            pieces(of: Array(phrase.utf8)).map { vocabulary.insert($0) }
        }
    }

    private static let noWords = Vocabulary()

    /// The folded forms of the atoms of a phrase that is folded already.
    static func pieces(of phrase: [UInt8]) -> [[UInt8]] {
        var found: [[UInt8]] = []
        for word in phrase.split(separator: UInt8(ascii: " ")) {
            let word = Array(word)
            var atomizer = Atomizer(noWords)
            word.withUnsafeBufferPointer { atomizer.add($0[...], writtenAs: $0[...]) { found.append($0) } }
        }
        return found
    }
}
