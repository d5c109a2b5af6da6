/// A parse of one message: all nodes that the rules find in it.
///
/// Places are visited from the last atom to the first. When a place is visited, every node that begins further on is
/// there already, so a rule that begins here needs to be tried once for each way in which its first item fits, and
/// nothing is ever tried again: duckling's rounds to a fixpoint become one pass (Kay 1986, "Algorithm schemata and data
/// structures in syntactic processing", with the agenda ordered by place).
///
/// Cost is bounded whatever the text: so many nodes a place, so many atoms a node, so many steps a message.
struct Chart {
    let text: ScannedText
    private let grammar: Grammar
    private(set) var nodes: [ParseNode] = []
    /// What rules ask of nodes first, beside `nodes`.
    private var traits: [Traits] = []
    private var kinds: [Meaning.Kind] = []
    /// What rules with a context found; nothing is built on these.
    private(set) var reported: [ParseNode] = []
    /// `nodes[firsts[p]..<lasts[p]]` begin at atom `p`.
    private var firsts: [Int]
    private var lasts: [Int]
    /// Which kinds of nodes begin at an atom, a bit each.
    private var kindsAt: [UInt16]
    private var parts: [Match.Part?] = []
    private var stepsLeft: Int
    private let share: Int

    private static let longestNode = 40
    private static let nodesPerPlace = 100
    private static let readingsPerRange = 10

    init(_ text: ScannedText, _ grammar: Grammar) {
        self.text = text
        self.grammar = grammar
        firsts = Array(repeating: 0, count: text.atoms.count + 1)
        lasts = firsts
        kindsAt = Array(repeating: 0, count: text.atoms.count + 1)
        // Ordinary words take a dozen steps; what is left of a place's share goes to the next.
        share = max(8, min(1_000, 60_000 / max(1, text.atoms.count)))
        stepsLeft = 2_000
        parse()
    }

    private mutating func parse() {
        for place in text.atoms.indices.reversed() {
            firsts[place] = nodes.count
            lasts[place] = nodes.count
            stepsLeft = min(stepsLeft + share, 4_000)
            let word = Int(text.atoms[place].word)
            if word >= 0 {
                if word < grammar.lexemesByWord.count { readLexemes(word, place) }
                if word < grammar.rulesByWord.count {
                    for entry in grammar.rulesByWord[word] where mayFollow(entry, place + 1) { begin(entry, place) }
                }
            }
            let (scanners, rules) =
                switch text.atoms[place].kind {
                case .digits: (grammar.scannersAtDigits, grammar.rulesAtDigits)
                case .letters: (grammar.scannersAtLetters, grammar.rulesAtLetters)
                case .mark: (grammar.scannersAtMarks, [])
                }
            for number in scanners { scan(number, place) }
            for entry in rules where mayFollow(entry, place + 1) { begin(entry, place) }
            // Nodes that rules add here are read by this loop in their turn.
            var next = firsts[place]
            while next < lasts[place] {
                let end = nodes[next].range.upperBound
                for entry in grammar.rulesByKind[kinds[next].rawValue]
                where traits[next].isSuperset(of: entry.with) && traits[next].isDisjoint(with: entry.without)
                    && mayFollow(entry, end)
                {
                    begin(entry, place, with: next)
                }
                next += 1
            }
        }
    }

    private mutating func readLexemes(_ word: Int, _ place: Int) {
        for entry in grammar.lexemesByWord[word] {
            guard let end = end(of: entry.rest[...], from: place + 1) else { continue }
            let lexeme = grammar.lexemes[Int(entry.lexeme)]
            add(
                ParseNode(
                    range: place..<end, content: lexeme.content, origin: -1 - entry.lexeme, sureness: lexeme.sureness,
                    depth: 0))
        }
    }

    private mutating func scan(_ number: Int, _ place: Int) {
        let scanner = grammar.scanners[number]
        for finding in scanner.scan(text, place) {
            add(
                ParseNode(
                    range: place..<finding.end, content: finding.content,
                    origin: Int32(grammar.rules.count + number), sureness: scanner.sureness, depth: 0))
        }
    }

    private func mayFollow(_ entry: Grammar.RuleEntry, _ place: Int) -> Bool {
        switch entry.next {
        case .anything: return true
        case .words(let words):
            guard place < text.atoms.count else { return false }
            return words.contains(text.atoms[place].word) || isSoftHyphen(place)
        case .node(let kind):
            guard place < text.atoms.count else { return false }
            return kindsAt[place] & kind != 0 || isSoftHyphen(place)
        case .digits:
            guard place < text.atoms.count else { return false }
            return text.atoms[place].kind == .digits || isSoftHyphen(place)
        }
    }

    private mutating func begin(_ entry: Grammar.RuleEntry, _ place: Int, with first: Int? = nil) {
        guard stepsLeft > 0 else { return }
        let rule = grammar.rules[Int(entry.rule)]
        parts.removeAll(keepingCapacity: true)
        for _ in 0..<rule.parts { parts.append(nil) }
        match(rule, Int(entry.rule), Int(entry.first), at: place, from: place, start: place, only: first)
    }

    /// Fits the steps of a rule from one on; `only` says which node must stand for the first of them.
    private mutating func match(
        _ rule: Grammar.CompiledRule, _ number: Int, _ index: Int, at place: Int, from origin: Int, start: Int,
        only first: Int?
    ) {
        // The match begins where its context ends.
        let start = index == rule.rule.context ? place : start
        guard index < rule.steps.count else { return produce(rule, number, start..<place, from: origin) }
        guard stepsLeft > 0 else { return }
        stepsLeft -= 1
        let (isTight, isOptional) = (rule.steps[index].isTight, rule.steps[index].isOptional)
        let isFirst = place == origin
        if !(isTight && !isFirst && !text.isTight(place)) {
            fit(rule, number, index, at: place, from: origin, start: start, only: first)
        }
        // A hyphen within a compound counts as a space: "mid-March", "twenty-five".
        if !isFirst, !isTight, isSoftHyphen(place) {
            fit(
                rule, number, index, at: place + 1, from: origin,
                start: index == rule.rule.context ? place + 1 : start, only: nil)
        }
        if isOptional, !isFirst {
            match(rule, number, index + 1, at: place, from: origin, start: start, only: nil)
        }
    }

    private mutating func fit(
        _ rule: Grammar.CompiledRule, _ number: Int, _ index: Int, at place: Int, from origin: Int, start: Int,
        only first: Int?
    ) {
        guard place < text.atoms.count else { return }
        let part = rule.steps[index].part
        switch rule.steps[index].test {
        case .words(let alternatives):
            for words in alternatives where words.first == text.atoms[place].word {
                guard let end = end(of: words[1...], from: place + 1) else { continue }
                match(rule, number, index + 1, at: end, from: origin, start: start, only: nil)
            }
        case .digits(let count, let values):
            let atom = text.atoms[place]
            guard atom.kind == .digits, count.contains(atom.length), values.contains(atom.value) else { return }
            parts[part] = .atom(place)
            match(rule, number, index + 1, at: place + 1, from: origin, start: start, only: nil)
            parts[part] = nil
        case .letters(let count):
            let atom = text.atoms[place]
            guard atom.kind == .letters, count.contains(atom.length) else { return }
            parts[part] = .atom(place)
            match(rule, number, index + 1, at: place + 1, from: origin, start: start, only: nil)
            parts[part] = nil
        case .node(let kind, let with, let without):
            for candidate in first.map({ $0..<$0 + 1 }) ?? firsts[place]..<lasts[place] {
                guard kinds[candidate] == kind, traits[candidate].isSuperset(of: with),
                    traits[candidate].isDisjoint(with: without)
                else { continue }
                let node = nodes[candidate]
                parts[part] = .node(node)
                match(rule, number, index + 1, at: node.range.upperBound, from: origin, start: start, only: nil)
                parts[part] = nil
            }
        }
    }

    /// Where a sequence of words ends that stands from a place on, hyphens between them passed over.
    private func end(of words: ArraySlice<Int32>, from place: Int) -> Int? {
        var place = place
        for word in words {
            if place < text.atoms.count, text.atoms[place].word != word, isSoftHyphen(place) { place += 1 }
            guard place < text.atoms.count, text.atoms[place].word == word else { return nil }
            place += 1
        }
        return place
    }

    private func isSoftHyphen(_ place: Int) -> Bool {
        place > 0 && place + 1 < text.atoms.count && text.atoms[place].isMark("-") && text.atoms[place].isTight
            && text.atoms[place + 1].isTight
            && (text.atoms[place - 1].kind == .letters || text.atoms[place + 1].kind == .letters)
    }

    private mutating func produce(_ rule: Grammar.CompiledRule, _ number: Int, _ range: Range<Int>, from origin: Int) {
        guard !range.isEmpty, range.count <= Self.longestNode else { return }
        // A production may make and compare large values: it counts for several steps.
        stepsLeft -= 4
        guard let content = rule.rule.production(Match(text: text, range: range, parts: parts)) else { return }
        var sureness = rule.rule.sureness
        var depth: Int32 = 1
        for case .node(let node)? in parts {
            sureness = min(sureness, node.sureness)
            depth += node.depth
        }
        let node = ParseNode(
            range: range, content: content, origin: Int32(number), sureness: sureness, depth: depth)
        if rule.rule.context > 0 { reported.append(node) } else { add(node) }
    }

    private mutating func add(_ node: ParseNode) {
        let place = node.range.lowerBound
        guard lasts[place] - firsts[place] < Self.nodesPerPlace else { return }
        var readings = 0
        for known in firsts[place]..<lasts[place] where nodes[known].range == node.range {
            if nodes[known].content == node.content { return }
            readings += 1
        }
        guard readings < Self.readingsPerRange else { return }
        nodes.append(node)
        traits.append(node.content.traits)
        kinds.append(node.content.meaning.kind)
        kindsAt[place] |= 1 << UInt16(kinds[kinds.count - 1].rawValue)
        lasts[place] = nodes.count
    }
}
