import Language

/// An utterance read for its mood: every word with its rating after what the words around it do to it.
///
/// The rules are those that people's ratings of rated words in context support (Hutto and Gilbert 2014, "VADER"):
/// words of degree, shouting and stretching strengthen, negation turns round and weakens, what follows a "but" counts
/// more than what came before.
struct MoodReading {
    let utterance: Utterance
    private(set) var words: [MoodWord]
    /// The list that the words were looked up in first, a place in `ValenceLexicon.languages`.
    let language: Int
    /// Some words are shouted, but not all.
    private(set) var shoutsInPart = false
    /// Where the last word of contrast stands in `words`.
    private(set) var contrast: Int?
    private(set) var exclamations = 0
    private(set) var questions = 0
    private(set) var wordCount = 0
    private(set) var shoutedCount = 0

    /// Reads an utterance, or what is left of it without one of its tokens.
    init(_ utterance: Utterance, with lexicon: ValenceLexicon, without left: Int? = nil) {
        self.utterance = utterance
        let known = ValenceLexicon.languages.firstIndex(of: utterance.language.code)
        language = known ?? Self.likeliestLanguage(of: utterance, lexicon)
        words = MoodWord.words(of: utterance, language: language, without: left)
        lookUp(lexicon)
        count()
        negate()
        weigh()
    }

    /// The language most of whose listed words appear; English where none is ahead. A message of one line is often too
    /// short for language identification to be sure, and is read all the same.
    private static func likeliestLanguage(of utterance: Utterance, _ lexicon: ValenceLexicon) -> Int {
        var hits = [Int](repeating: 0, count: ValenceLexicon.languages.count)
        for token in utterance.tokens where token.kind == .word {
            var hash = ByteHash()
            for place in token.form { hash.add(utterance.forms[place]) }
            for language in hits.indices where lexicon.meaning(hash.key(of: ValenceLexicon.kind(language))) != nil {
                hits[language] += 1
            }
        }
        let most = hits.max() ?? 0
        return hits.firstIndex(of: most) ?? 0
    }

    // MARK: Looking up

    private mutating func lookUp(_ lexicon: ValenceLexicon) {
        utterance.forms.withUnsafeBufferPointer { forms in
            var place = 0
            while place < words.count {
                switch words[place].kind {
                case .word, .number:
                    place = phrase(at: place, forms, lexicon) ?? word(at: place, forms, lexicon)
                case .picture, .mark:
                    let key = Self.hash(forms, words[place].form).key(of: ValenceLexicon.kind(ValenceLexicon.pictures))
                    if let meaning = lexicon.meaning(key) { words[place].rate(meaning.rating) }
                    place += 1
                case .code, .address, .handle: place += 1
                }
            }
        }
    }

    /// Looks up the longest phrase that begins at a word. Returns the place after it, `nil` when there is none.
    private mutating func phrase(
        at start: Int, _ forms: UnsafeBufferPointer<UInt8>, _ lexicon: ValenceLexicon
    ) -> Int? {
        var hash = Self.hash(forms, words[start].form)
        let kind = ValenceLexicon.kind(language)
        guard let first = lexicon.meaning(hash.key(of: kind)) else { return nil }
        words[start].roles.formUnion(first.roles)
        guard first.roles.contains(.opensPhrase) else { return nil }
        var rated: (end: Int, rating: Float)?
        var last = start
        while last + 1 < words.count, last - start + 1 < ValenceLexicon.longestPhrase {
            last += 1
            hash.add(0x20)
            for place in words[last].form { hash.add(forms[place]) }
            guard let found = lexicon.meaning(hash.key(of: kind)) else { continue }
            for place in start...last { words[place].roles.formUnion(found.roles.intersection(.parts)) }
            if found.roles.contains(.rated) { rated = (last, found.rating) }
        }
        guard let rated else { return nil }
        for place in start...rated.end {
            words[place].isInPhrase = true
            let roles = lexicon.meaning(Self.hash(forms, words[place].form).key(of: kind))?.roles ?? []
            words[place].roles.formUnion(roles.subtracting(.modifiers))
            words[place].roles.subtract(.modifiers)
        }
        words[rated.end].rate(rated.rating)
        return rated.end + 1
    }

    /// Looks up a single word: as it is, with its stretched letters shortened, without `'s`, by its beginning, and as a
    /// word of another language, since people mix. Returns the place after it.
    private mutating func word(at place: Int, _ forms: UnsafeBufferPointer<UInt8>, _ lexicon: ValenceLexicon) -> Int {
        let form = words[place].form
        let hash = Self.hash(forms, form)
        let kind = ValenceLexicon.kind(language)
        if let meaning = lexicon.meaning(hash.key(of: kind)) {
            words[place].take(meaning)
            if meaning.roles.contains(.rated) { return place + 1 }
        }
        if words[place].isStretched {
            for most in [2, 1] {
                if let meaning = lexicon.meaning(Self.hash(forms, form, repeats: most).key(of: kind)) {
                    words[place].take(meaning)
                    if meaning.roles.contains(.rated) { return place + 1 }
                }
            }
        }
        if form.count > 3, forms[form.upperBound - 2] == UInt8(ascii: "'"),
            forms[form.upperBound - 1] == UInt8(ascii: "s")
        {
            let owner = Self.hash(forms, form.lowerBound..<form.upperBound - 2)
            if let meaning = lexicon.meaning(owner.key(of: kind)), meaning.roles.contains(.rated) {
                words[place].rate(meaning.rating)
                return place + 1
            }
        }
        guard words[place].roles.isEmpty else { return place + 1 }
        if let rating = Self.stem(forms, form, language, lexicon) {
            words[place].rate(rating)
        } else if form.count >= 4 {
            for other in ValenceLexicon.languages.indices where other != language {
                let meaning = lexicon.meaning(hash.key(of: ValenceLexicon.kind(other)))
                guard let meaning, meaning.roles.contains(.rated) else { continue }
                words[place].rate(meaning.rating)
                break
            }
        }
        return place + 1
    }

    private static func hash(
        _ forms: UnsafeBufferPointer<UInt8>, _ form: Range<Int>, repeats most: Int = .max
    ) -> ByteHash {
        var hash = ByteHash()
        var run = 0
        for place in form {
            run = place > form.lowerBound && forms[place] == forms[place - 1] ? run + 1 : 1
            if run <= most { hash.add(forms[place]) }
        }
        return hash
    }

    /// The rating of the longest listed beginning of a word.
    private static func stem(
        _ forms: UnsafeBufferPointer<UInt8>, _ form: Range<Int>, _ language: Int, _ lexicon: ValenceLexicon
    ) -> Float? {
        guard form.count >= ValenceLexicon.shortestStem else { return nil }
        var hash = ByteHash()
        var rating: Float?
        for (length, place) in form.enumerated() {
            hash.add(forms[place])
            guard length + 1 >= ValenceLexicon.shortestStem else { continue }
            if let meaning = lexicon.meaning(hash.key(of: ValenceLexicon.stemKind(language))) {
                rating = meaning.rating
            }
        }
        return rating
    }

    // MARK: Counting

    private mutating func count() {
        let text = utterance.text.utf8
        let written: Void? = text.withContiguousStorageIfAvailable { bytes in
            for place in words.indices {
                let range = utterance.tokens[words[place].token].range
                switch words[place].kind {
                case .word:
                    wordCount += 1
                    words[place].isShouted = Self.isShouted(bytes, range)
                    if words[place].isShouted { shoutedCount += 1 }
                case .mark:
                    for offset in range {
                        if bytes[offset] == UInt8(ascii: "!") { exclamations += 1 }
                        if bytes[offset] == UInt8(ascii: "?") { questions += 1 }
                    }
                default: break
                }
                if words[place].roles.contains(.contrast) { contrast = place }
            }
        }
        precondition(written != nil, "an utterance's text is native UTF-8")
        shoutsInPart = shoutedCount > 0 && shoutedCount < wordCount
    }

    /// At least two capital letters and no small ones, as far as ASCII goes.
    private static func isShouted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var capitals = 0
        for offset in range {
            if (0x61...0x7a).contains(bytes[offset]) { return false }
            if (0x41...0x5a).contains(bytes[offset]) { capitals += 1 }
        }
        return capitals >= 2
    }

    // MARK: Weighing

    /// How many words a negation reaches.
    private static let reach = 4
    private static let german = ValenceLexicon.languages.firstIndex(of: "de")

    private mutating func negate() {
        var last: Int?
        for place in words.indices {
            if words[place].endsClause {
                last = nil
                continue
            }
            if let last, place - last <= Self.reach { words[place].isNegated = true }
            guard words[place].roles.contains(.negation) else { continue }
            last = place
            if language == Self.german { negateBackwards(from: place) }
        }
    }

    /// German puts "nicht" behind what it negates ("das gefällt mir nicht") when nothing follows that it could mean.
    private mutating func negateBackwards(from negation: Int) {
        let end = min(negation + Self.reach, words.count - 1)
        for place in negation..<end {
            if words[place + 1].endsClause { break }
            if words[place + 1].isRated { return }
        }
        for place in stride(from: negation - 1, through: max(0, negation - Self.reach), by: -1) {
            if words[place].endsClause { return }
            if words[place].isRated {
                words[place].isNegated = true
                return
            }
        }
    }

    private mutating func weigh() {
        for place in words.indices where words[place].rating != 0 {
            var valence = words[place].rating
            let sign: Float = valence < 0 ? -1 : 1
            if shoutsInPart && words[place].isShouted { valence += sign * 0.733 }
            if words[place].isStretched { valence += sign * 0.4 }
            for distance in 1...3 where place >= distance {
                let before = words[place - distance]
                if before.endsClause { break }
                guard !before.roles.isDisjoint(with: [.booster, .dampener]) else { continue }
                var change: Float = before.roles.contains(.booster) ? 0.293 : -0.293
                change *= 1.05 - 0.05 * Float(distance)
                if shoutsInPart && before.isShouted { change *= 1.5 }
                valence += sign * change
            }
            if words[place].isNegated && !words[place].isInPhrase { valence *= valence > 0 ? -0.74 : -0.5 }
            words[place].valence = valence
        }
    }

    /// Mood by rules alone, −1…1: the sum of valences, what stands after a "but" counting three times what stands
    /// before it, marks adding to what is there, squeezed so that long texts do not always end at the poles.
    var ruleDegree: Float {
        var sum: Float = 0
        for place in words.indices {
            let share: Float = contrast.map { place < $0 ? 0.5 : place > $0 ? 1.5 : 1 } ?? 1
            sum += share * words[place].valence
        }
        guard sum != 0 else { return 0 }
        var emphasis = 0.292 * Float(min(exclamations, 4))
        if questions > 1 { emphasis += min(0.18 * Float(questions), 0.96) }
        sum += sum < 0 ? -emphasis : emphasis
        return sum / (sum * sum + 15).squareRoot()
    }
}

extension MoodWord {
    fileprivate mutating func rate(_ rating: Float) {
        self.rating = rating
        isRated = true
    }

    fileprivate mutating func take(_ meaning: ValenceLexicon.Meaning) {
        roles.formUnion(meaning.roles.intersection(.parts))
        if meaning.roles.contains(.rated) { rate(meaning.rating) }
    }
}

extension ValenceLexicon.Roles {
    /// Roles that change the words around.
    fileprivate static let modifiers: Self = [.negation, .booster, .dampener, .contrast]
    /// Roles that a word plays in a message, without what the lexicon notes for itself.
    fileprivate static let parts: Self = [
        .negation, .booster, .dampener, .contrast, .asking, .repetition, .duration, .writer, .other,
    ]
}
