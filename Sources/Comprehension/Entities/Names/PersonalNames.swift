package import Language

/// Finds the people, places and postal addresses that a text names, so that they can be hidden from those who have no
/// business with them.
///
/// No list holds all names: the lists (`NameLists`) are what is well known, and the rest is told by how it is written
/// (capitals in the middle of a sentence) and by what stands around it (`NameCues`). What it hides too much is a word
/// that nobody misses in a report; what it leaves is a person: where both are likely it hides.
package enum PersonalNames {
    /// What a span names.
    package enum Kind: String, Sendable, CaseIterable { case person, place, address }

    /// A span of a kind.
    package struct Span: Sendable, Equatable {
        package let kind: Kind
        /// UTF-8 offsets in the text as written.
        package let range: Range<Int>
    }

    /// People, places and addresses in order, without overlaps; a place within an address is part of it.
    package static func spans(in utterance: Utterance) -> [Span] {
        let words = words(of: utterance)
        guard !words.isEmpty else { return [] }
        var taken = [Bool](repeating: false, count: words.count)
        var spans: [Span] = []
        func add(_ kind: Kind, _ range: Range<Int>) {
            guard !range.isEmpty, !taken[range].contains(true) else { return }
            for place in range { taken[place] = true }
            spans.append(
                Span(
                    kind: kind,
                    range: words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound))
        }
        for range in PostalAddresses.ranges(in: words) { add(.address, range) }
        var place = 0
        while place < words.count {
            guard !taken[place], let (kind, end) = name(in: words, at: place, taken) else {
                place += 1
                continue
            }
            add(kind, place..<end)
            place = end
        }
        let named = spans
        for place in echoes(of: named, in: words) { add(.person, place..<place + 1) }
        return spans.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Who was named in full is meant by one name as well: "Maciej Borkowski … and Borkowski".
    private static func echoes(of spans: [Span], in words: [Word]) -> [Int] {
        var names: Set<String> = []
        for span in spans where span.kind == .person {
            for word in words
            where span.range.contains(word.range.lowerBound) && word.isWord && word.form.utf8.count > 2 {
                if !NameCues.particles.contains(word.form) { names.insert(word.form) }
            }
        }
        return words.indices.filter { words[$0].isCapital && names.contains(words[$0].form) }
    }

    /// A token as this file looks at it.
    struct Word {
        let range: Range<Int>
        /// Folded.
        let form: String
        let isWord: Bool
        let isNumber: Bool
        let isCapital: Bool
        /// Every letter is a capital, and there are three or more.
        let isShouted: Bool
        /// Two capital letters, as regions are abbreviated.
        let isRegion: Bool
        /// A sentence or a line begins here.
        let isFirst: Bool
        /// A line begins here.
        let beginsLine: Bool
        /// Letters written without a space to the word before: "O'" and "Neil", "-".
        let isTight: Bool
    }

    private static func words(of utterance: Utterance) -> [Word] {
        let bytes = Array(utterance.text.utf8)
        var words: [Word] = []
        var isFirst = true
        for token in utterance.tokens where !token.form.isEmpty {
            var form = String(decoding: utterance.forms[token.form], as: UTF8.self)
            for ending in ["'s", "’s"] where form.utf8.count > 4 && form.hasSuffix(ending) {
                form = String(form.dropLast(2))
            }
            let written = bytes[token.range]
            let gap = bytes[(words.last?.range.upperBound ?? 0)..<token.range.lowerBound]
            let beginsLine = words.isEmpty || gap.contains(UInt8(ascii: "\n"))
            let isWord = token.kind == .word
            let first = written.first ?? 0
            // Beyond ASCII a capital is a letter that folding changed.
            let folded = utterance.forms[token.form].prefix(2)
            let isCapital =
                isWord && (first < 0x80 ? (65...90).contains(first) : !folded.elementsEqual(written.prefix(2)))
            let letters = written.filter { $0 < 0x80 && isLetter($0) }
            words.append(
                Word(
                    range: token.range, form: form, isWord: isWord,
                    isNumber: token.kind == .number || token.kind == .code && (isDigit(first) || written.count < 5),
                    isCapital: isCapital,
                    isShouted: letters.count > 2 && letters.allSatisfy { $0 < 97 },
                    isRegion: written.count == 2 && letters.count == 2 && letters.allSatisfy { $0 < 97 },
                    isFirst: isFirst || beginsLine,
                    beginsLine: beginsLine, isTight: !words.isEmpty && gap.isEmpty))
            isFirst = [".", "!", "?", ":", ">", "\"", "(", "“"].contains(form) && !isAbbreviation(words)
        }
        return words
    }

    /// True when the full stop that was just read belongs to "Mr." or an initial.
    private static func isAbbreviation(_ words: [Word]) -> Bool {
        guard words.count > 1, words[words.count - 1].form == ".", words[words.count - 1].isTight else { return false }
        let word = words[words.count - 2]
        return word.form.utf8.count == 1 || ["mr", "mrs", "ms", "dr", "prof", "st", "apt"].contains(word.form)
    }

    // MARK: People and places

    private static func name(in words: [Word], at place: Int, _ taken: [Bool]) -> (Kind, Int)? {
        let word = words[place]
        guard word.isWord, word.form.utf8.count > 1 || word.isCapital else { return nil }
        if let end = labelled(in: words, at: place, taken) { return (.place, end) }
        if !word.isCapital { return small(in: words, at: place) }
        let end = sequence(in: words, from: place, taken)
        let forms = words[place..<end].filter(\.isWord).map(\.form)
        let isShouting =
            word.isShouted && words.count > 3
            && words.allSatisfy { !$0.isWord || $0.isCapital || $0.form.utf8.count < 3 }
        guard !isShouting, let first = forms.first, !forms.contains(where: NameCues.firms.contains) else { return nil }
        // "New Zealand"
        let isOrdinary =
            NameCues.ordinary.contains(first)
            && !(forms.count > 1
                && (first == "new" || NameCues.adjectives.contains(first) && isPlaceBefore(place, in: words)))
        if isOrdinary { return nil }
        let joined = forms.joined(separator: "-")
        let (before, pair) = before(place, in: words)
        let isPersonCued = NameCues.person.contains(before) || NameCues.personPairs.contains(pair)
        let isGiven = NameLists.given.contains(first) || forms.count > 1 && NameLists.given.contains(forms[1])
        let isPlaceCued = NameCues.place.contains(before) && isAboutMoving(place, in: words)
        if NameLists.places.contains(first) || NameLists.places.contains(joined) {
            // "Paris Hilton", "Georgia said"
            if !(forms.count > 1 && isPersonCued), !(isGiven && !isPlaceCued) { return (.place, end) }
        }
        if isPlaceCued || NameCues.adjectives.contains(first), !(isGiven && forms.count > 1) { return (.place, end) }
        if isGiven || isPersonCued { return (.person, end) }
        if NameCues.place.contains(before), before != "of", !word.isFirst, forms.count == 1 { return (.place, end) }
        // Two capitals side by side that no list knows are somebody, more often than a thing.
        if forms.count > 1, forms.count < 5 { return (.person, end) }
        if forms.count == 1, !word.isFirst, isAddressed(place, in: words, end) { return (.person, end) }
        if NameLists.surnames.contains(first) || forms.count == 1 && isReferredTo(place, in: words) {
            return (.person, end)
        }
        if forms.count == 1, end < words.count, NameCues.doing.contains(words[end].form) { return (.person, end) }
        if isListed(place, in: words) { return (.person, end) }
        return nil
    }

    /// "Where: Lower Wick Country Club", "City: Oulu": behind a label at the head of a line, up to what sort of thing it is.
    private static func labelled(in words: [Word], at place: Int, _ taken: [Bool]) -> Int? {
        guard place > 1, words[place - 1].form == ":", words[place - 2].beginsLine,
            NameCues.placeLabels.contains(words[place - 2].form), !words[place].beginsLine
        else { return nil }
        var end = place + 1
        while end < words.count, !taken[end], !words[end].beginsLine, words[end].isWord,
            !NameCues.firms.contains(words[end].form), words[end].form != "country", end - place < 5
        { end += 1 }
        return end
    }

    /// "Beaufort is reliable. You can count on him": a capital that no list knows, and soon a word for him or her.
    private static func isReferredTo(_ place: Int, in words: [Word]) -> Bool {
        guard place + 1 < words.count, ["is", "was", "has", "had", "will", "can"].contains(words[place + 1].form)
        else { return false }
        return words[(place + 2)..<min(words.count, place + 12)].contains {
            ["he", "him", "his", "she", "her", "hers"].contains($0.form)
        }
    }

    /// Where the capitals end that begin at a place, small particles and initials within.
    private static func sequence(in words: [Word], from place: Int, _ taken: [Bool]) -> Int {
        var end = place + 1
        while end < words.count, !taken[end], end - place < 9 {
            let word = words[end]
            if word.beginsLine { break }
            if word.isWord, word.isCapital, !NameCues.ordinary.contains(word.form) || word.form.utf8.count == 1 {
                end += 1
            } else if word.form == ".", word.isTight, words[end - 1].form.utf8.count == 1, end + 1 < words.count,
                words[end + 1].isCapital
            {
                end += 1
            } else if ["'", "’", "-"].contains(word.form), word.isTight, end + 1 < words.count, words[end + 1].isTight,
                words[end + 1].isCapital
            {
                end += 1
            } else if NameCues.particles.contains(word.form), end + 1 < words.count {
                var next = end
                while next < words.count, NameCues.particles.contains(words[next].form), next - end < 3 { next += 1 }
                guard next < words.count, words[next].isCapital, !NameCues.ordinary.contains(words[next].form) else {
                    break
                }
                end = next + 1
            } else {
                break
            }
        }
        return end
    }

    /// Names without capitals: behind a cue that leaves no doubt, or given names that are no words.
    private static func small(in words: [Word], at place: Int) -> (Kind, Int)? {
        let word = words[place]
        guard !NameCues.ordinary.contains(word.form), !NameCues.person.contains(word.form) else { return nil }
        let (before, pair) = before(place, in: words)
        let isNamed =
            pair == "name is" || before == "name's" || pair == "call me" || pair == "calls me" || before == "named"
            || pair == "you heard" || pair == "had given" || ["mr", "mrs", "ms", "dr"].contains(before)
        let isGiven = NameLists.common.contains(word.form) && !smallWords.contains(word.form)
        if NameLists.places.contains(word.form), NameCues.place.contains(before), !isGiven, word.form.utf8.count > 3 {
            return (.place, place + 1)
        }
        guard isNamed || isGiven else { return nil }
        var end = place + 1
        // "benjamin a seiler": an initial between two names.
        if place + 2 < words.count, words[place + 1].form.utf8.count == 1, words[place + 1].isWord,
            words[place + 2].isWord,
            !words[place + 1].beginsLine, !words[place + 2].beginsLine,
            !NameCues.ordinary.contains(words[place + 2].form)
        {
            return (.person, place + 3)
        }
        // A surname follows a name that leaves no doubt: one word that is none of the small ones.
        while end < words.count, end < place + 3, words[end].isWord, !words[end].beginsLine,
            !NameCues.ordinary.contains(words[end].form), !smallWords.contains(words[end].form),
            isNamed || words[place].beginsLine
        {
            end += 1
        }
        return (.person, end)
    }

    /// Given names that are words as well where they are written small, and words that follow names.
    private static let smallWords: Set<String> = [
        "will", "mark", "may", "grace", "rose", "joy", "faith", "hope", "dawn", "art", "bill", "rob", "jack", "guy",
        "dale",
        "don", "drew", "pat", "sue", "ray", "max", "dean", "frank", "gene", "grant", "jean", "kit", "lance", "miles",
        "nick",
        "penny", "per", "pia", "rich", "robin", "ruby", "sky", "skip", "stan", "summer", "ted", "tim", "till", "tony",
        "troy",
        "van", "victor", "violet", "wade", "autumn", "april", "june", "august", "amber", "crystal", "daisy", "heather",
        "ivy",
        "jade", "olive", "pearl", "scarlet", "angel", "candy", "destiny", "harmony", "trinity", "chase", "carol", "eve",
        "gay", "ginger", "hazel", "holly", "iris", "jasmine", "laurel", "lily", "melody", "myrtle", "virginia", "basil",
        "ian",
        "bob", "buddy", "bud", "cliff", "dick", "earl", "ernest", "forest", "gale", "hunter", "jimmy", "john", "josh",
        "king",
        "lane", "major", "mason", "page", "parker", "pierce", "randy", "reed", "sterling", "stone", "tanner", "taylor",
        "tyler",
        "walker", "wally", "woody", "alma", "mercedes", "clement", "fabian", "siri", "alexa", "ali", "ana", "arne",
        "asha",
        "ava", "bart", "björk", "bonnie", "brad", "charlotte", "chad", "chelsea", "china", "clara", "cora", "elif",
        "else",
        "linda", "mina", "mia", "mila", "mona", "maya", "nina", "nora", "paris", "stella", "viola", "vera", "anders",
        "arm",
        "account", "lives", "works", "had", "can", "please", "and", "in", "at", "lived", "version", "speak", "yet",
        "speaking", "is", "was", "says", "has", "been", "who", "that", "from", "number",
        "live",
        "bruno", "celeste", "dan", "den", "esther", "flora", "gloria", "gus", "herb", "jo", "ken", "les", "lee", "leo",
        "len",
        "max", "mel", "rod", "ron", "sam", "sandy", "sid", "terry", "theo", "tom", "una", "val", "wayne", "luz", "sole",
        "rosa",
        "marina", "mercedes", "dolores", "pilar", "roman", "paul", "ole", "mei", "mario", "jens", "kai", "jan", "lars",
    ]

    /// The word before a place, and the two words before it, marks between passed over.
    private static func before(_ place: Int, in words: [Word]) -> (String, String) {
        guard !words[place].beginsLine else { return ("", "") }
        var found: [String] = []
        var next = place - 1
        while next >= 0, found.count < 2, place - next < 5 {
            if words[next].isWord { found.append(words[next].form) }
            // A sentence ends: only the mark of an abbreviation or a colon is passed over.
            if !words[next].isWord, ["!", "?"].contains(words[next].form), found.isEmpty { break }
            next -= 1
        }
        guard let last = found.first else { return ("", "") }
        return (last, found.count > 1 ? "\(found[1]) \(last)" : last)
    }

    /// Whether "in", "near" or the like stands right before.
    private static func isPlaceBefore(_ place: Int, in words: [Word]) -> Bool {
        NameCues.place.contains(before(place, in: words).0)
    }

    /// True when a word shortly before tells of living, going or coming.
    private static func isAboutMoving(_ place: Int, in words: [Word]) -> Bool {
        (max(0, place - 4)..<place).contains { NameCues.moving.contains(words[$0].form) }
    }

    /// "founders: Morrison, Rogers and Torres", "Eklund, Michael and Hodge": one of three or more, behind a colon or with
    /// a given name among them.
    private static func isListed(_ place: Int, in words: [Word]) -> Bool {
        func isItem(_ place: Int) -> Bool {
            words.indices.contains(place) && words[place].isCapital && !NameCues.firms.contains(words[place].form)
                && !NameCues.ordinary.contains(words[place].form)
        }
        var first = place
        while first > 1, [",", "and", "und", "y", "et"].contains(words[first - 1].form), isItem(first - 2) {
            first -= 2
        }
        var last = place
        while last + 2 < words.count, [",", "and", "und", "y", "et"].contains(words[last + 1].form), isItem(last + 2) {
            last += 2
        }
        guard last - first >= 4 else { return false }
        let items = stride(from: first, through: last, by: 2)
        return first > 0 && words[first - 1].form == ":" || items.contains { NameLists.given.contains(words[$0].form) }
    }

    /// "…, Michael and", "said Carla", "Bryce, can I": a single capital in the middle of a list of people or called to.
    private static func isAddressed(_ place: Int, in words: [Word], _ end: Int) -> Bool {
        let after = end < words.count ? words[end].form : ""
        let before = place > 0 ? words[place - 1].form : ""
        return before == "," && ["?", "!", ".", ","].contains(after) || ["'s", "’s"].contains(after)
    }
}
