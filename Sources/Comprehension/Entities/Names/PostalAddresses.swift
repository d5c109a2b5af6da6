/// Postal addresses: a street with its number, what stands before and behind it, and what follows "my address is".
enum PostalAddresses {
    typealias Word = PersonalNames.Word

    /// Stretches of words, in order, without overlaps.
    static func ranges(in words: [Word]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < words.count {
            let least = found.last?.upperBound ?? 0
            guard
                let range = corner(words, at: place) ?? code(words, at: place) ?? cued(words, at: place) ?? street(
                    words, at: place, least)
                    ?? block(words, at: place)
            else {
                place += 1
                continue
            }
            let start = max(range.lowerBound, least)
            if start < range.upperBound { found.append(start..<range.upperBound) }
            place = max(place + 1, range.upperBound)
        }
        return found
    }

    /// A street's name with a number before or behind it.
    private static func street(_ words: [Word], at place: Int, _ least: Int) -> Range<Int>? {
        let word = words[place]
        guard word.isWord, isStreet(word) else { return nil }
        let isPrefix = prefixes.contains(word.form)
        var start = place
        if !word.isCapital, !isPrefix {
            // "8 mill lane", all in small letters.
            guard let number = houseNumber(before: place, in: words), number >= least else { return nil }
            start = number
        }
        while start > least, place - start < 7,
            isWithin(words[start - 1]) || words[start - 1].form == "." && words[start - 1].isTight
                || words[start - 1].form == "/" && words[start].isNumber
        {
            start -= 1
        }
        // "14 bis, rue des Lilas"
        if isPrefix, start == place, place - 1 > least, words[place - 1].form == "," {
            let number = ["bis", "ter"].contains(words[place - 2].form) ? place - 3 : place - 2
            if number >= least, words[number].isNumber { start = number }
        }
        while start < place, !words[start].isNumber, !words[start].isCapital, !isStreet(words[start]) { start += 1 }
        let end = extended(words, from: place + 1)
        let hasNumber = words[start..<end].contains(where: \.isNumber)
        let isNamed = (words[place].isCapital || isPrefix) && (start < place || place + 1 < end)
        guard hasNumber, isNamed || words[start].isNumber, end - start > 1 else { return nil }
        return start..<end
    }

    /// The number that stands two or three words before a street in small letters.
    private static func houseNumber(before place: Int, in words: [Word]) -> Int? {
        guard smallStreets.contains(words[place].form) else { return nil }
        var number = place - 1
        while number >= 0, place - number < 4, words[number].isWord, !NameCues.ordinary.contains(words[number].form) {
            number -= 1
        }
        return number >= 0 && number < place - 1 && words[number].isNumber ? number : nil
    }

    /// Streets by which nothing but a street is meant when a number and a word stand before them.
    private static let smallStreets: Set<String> = [
        "street", "road", "lane", "avenue", "boulevard", "terrace", "crescent", "gardens", "mews", "grove", "rd", "ave",
    ]

    /// A number and capitals that go on as addresses do: "4844 Präst 15, Riisa, Estonia", "P.O. Box 186".
    private static func block(_ words: [Word], at place: Int) -> Range<Int>? {
        let word = words[place]
        if NameCues.units.contains(word.form), place + 1 < words.count {
            let next = words[(place + 1)..<min(words.count, place + 4)].firstIndex(where: \.isNumber)
            if let next, words[place + 1..<next].allSatisfy({ !$0.isWord || NameCues.units.contains($0.form) }) {
                return place..<extended(words, from: next + 1)
            }
        }
        // "Pivovarská 276", at the head of a line or behind a comma.
        if word.isWord, word.isCapital, word.beginsLine || place > 0 && [",", ">"].contains(words[place - 1].form) {
            var end = place + 1
            while end < words.count, words[end].isWord,
                words[end].isCapital || NameCues.particles.contains(words[end].form),
                end - place < 4, !words[end].beginsLine
            { end += 1 }
            let isHouse =
                end < words.count && words[end].isNumber && !words[end].beginsLine && words[end].range.count < 6
            if isHouse, !NameCues.ordinary.contains(word.form) { return place..<extended(words, from: end + 1) }
        }
        // "Keizersgracht 12, 1015 CJ Amsterdam": a house, and the code of a postal area behind it.
        if word.isWord, word.isCapital, place + 4 < words.count, words[place + 1].isNumber,
            !NameCues.ordinary.contains(word.form), words[place + 1].range.count < 5,
            let comma = words[(place + 2)..<min(words.count, place + 6)].firstIndex(where: { $0.form == "," }),
            words[(place + 2)..<comma].allSatisfy({ $0.isNumber || ["-", "/"].contains($0.form) }),
            comma + 2 < words.count, words[comma + 1].isNumber, (4...6).contains(words[comma + 1].range.count),
            words[comma + 2].isCapital
        {
            return place..<extended(words, from: comma + 2)
        }
        guard word.isNumber, word.range.count <= 6, place + 1 < words.count else { return nil }
        var end = place + 1
        while end < words.count, words[end].isNumber, !words[end].beginsLine, end - place < 3 { end += 1 }
        let first = end
        while end < words.count, words[end].isWord,
            words[end].isCapital || NameCues.particles.contains(words[end].form) || isSortOfStreet(words, end),
            !words[end].beginsLine, end - first < 5
        { end += 1 }
        guard end > first, words[first].isCapital, !NameCues.ordinary.contains(words[first].form) else { return nil }
        if end < words.count, words[end].form == ".", words[end].isTight, isAbbreviation(words, end) { end += 1 }
        let next = end < words.count ? words[end] : nil
        guard let next, next.isNumber || next.form == "," || next.beginsLine || NameCues.units.contains(next.form)
        else { return nil }
        let whole = extended(words, from: end)
        return words[end..<whole].contains { $0.isNumber || $0.isCapital } ? place..<whole : nil
    }

    /// "the corner of Mill Road and High Street", "… and Kuusiku 7".
    private static func corner(_ words: [Word], at place: Int) -> Range<Int>? {
        guard words[place].form == "corner", place + 2 < words.count, words[place + 1].form == "of",
            words[place + 2].isCapital || words[place + 2].isNumber
        else { return nil }
        let end = cornerEnd(words, from: place)
        guard words[place..<end].contains(where: { $0.form == "and" }) else { return nil }
        return (place > 0 && words[place - 1].form == "the" ? place - 1 : place)..<end
    }

    /// "ZIP: 40212", "postcode is SW1A 1AA".
    private static func code(_ words: [Word], at place: Int) -> Range<Int>? {
        guard NameCues.codeLabels.contains(words[place].form) else { return nil }
        var start = place + 1
        while start < words.count, start - place < 4, ["code", ":", "is", "ist", "#", "="].contains(words[start].form) {
            start += 1
        }
        var end = start
        while end < words.count, end - start < 2, !words[end].beginsLine,
            words[end].isNumber || words[end].isRegion || words[end].isShouted
        { end += 1 }
        return words[start..<end].contains(where: \.isNumber) || end > start && words[start].range.count > 4
            ? start..<end : nil
    }

    /// What comes behind "my address is", "he lives at": up to the end of the sentence, where a number is in it.
    private static func cued(_ words: [Word], at place: Int) -> Range<Int>? {
        guard words[place].isWord, NameCues.address.contains(words[place].form) else { return nil }
        var start = place + 1
        while start < words.count, start - place < 6,
            [
                "is", "at", "on", "to", "in", ":", "the", ">", "user", "it", "you", "are", "me", "same", "new", "one",
                "off", "of", "now", "my",
            ].contains(
                words[start].form)
        { start += 1 }
        let isLinked = start > place + 1
        guard isLinked, start < words.count else { return nil }
        let near = words[start..<min(words.count, start + 5)]
        guard let first = near.first, near.contains(where: \.isNumber) else { return nil }
        if first.isNumber, let end = small(words, from: start) { return start..<end }
        guard first.isNumber || first.isCapital || NameCues.units.contains(first.form) else { return nil }
        var end = extended(words, from: start)
        // "Maarit and Hersnapvej 75": a corner that is not called one.
        if end < words.count, words[end].form == "and" { end = cornerEnd(words, from: start) }
        let address = words[start..<end]
        guard address.count > 1, address.contains(where: \.isNumber), address.contains(where: \.isWord) else {
            return nil
        }
        return start..<end
    }

    /// An address without capitals: a number, a street in small letters and another number, up to the end of the sentence.
    private static func small(_ words: [Word], from start: Int) -> Int? {
        var street = start + 1
        while street < words.count, words[street].isNumber, street - start < 3 { street += 1 }
        var number = street
        while number < words.count, words[number].isWord, !words[number].isCapital, number - street < 4,
            !NameCues.ordinary.contains(words[number].form) || NameCues.particles.contains(words[number].form)
        { number += 1 }
        guard number > street, number < words.count, words[number].isNumber, !words[number].beginsLine else {
            return nil
        }
        var end = number + 1
        while end < words.count, end - number < 16, words[end].isWord || words[end].isNumber || words[end].form == ",",
            !["after", "and", "when", "because", "please", "before", "for"].contains(words[end].form)
        { end += 1 }
        return end
    }

    /// "the corner of Postbox 21 and Elisabeth Parks".
    private static func cornerEnd(_ words: [Word], from start: Int) -> Int {
        var end = start + 1
        while end < words.count,
            words[end].isCapital || words[end].isNumber || ["of", "and"].contains(words[end].form)
                || NameCues.streets.contains(words[end].form) || words[end].form == "str"
                || isSortOfStreet(words, end) || NameCues.particles.contains(words[end].form)
                || words[end].form == "." && words[end].isTight && end + 1 < words.count
                    && (!words[end + 1].isCapital || words[end - 1].isNumber)
        { end += 1 }
        return end
    }

    /// Where an address ends that has been read up to a place.
    private static func extended(_ words: [Word], from place: Int) -> Int {
        var end = place
        var solid = place
        while end < words.count, end - place < 40 {
            let word = words[end]
            if word.isNumber
                || word.isWord
                    && (word.isCapital && (word.isRegion || !isSentence(words, end))
                        || NameCues.units.contains(word.form)
                        || prefixes.contains(word.form) || isSortOfStreet(words, end))
            {
                end += 1
                solid = end
            } else if [",", ">", "-", "/", "#", "’", "'"].contains(word.form) {
                end += 1
                // "8 mill lane, oxford"
                if word.form == ",", end < words.count, isSmallPlace(words[end]) {
                    end += 1
                    solid = end
                }
            } else if word.form == "(", end + 2 < words.count, words[end + 1].isRegion, words[end + 2].form == ")" {
                end += 3
                solid = end
            } else if word.form == ".", end > 0, word.isTight,
                NameCues.units.contains(words[end - 1].form) || isStreet(words[end - 1])
                    || words[end - 1].form.utf8.count < 3 && words[end - 1].isWord || isAbbreviation(words, end)
            {
                end += 1
                solid = end
            } else if NameCues.particles.contains(word.form)
                || ["of", "the", "na", "pri", "am", "im", "auf", "nad", "on"].contains(word.form)
            {
                end += 1
            } else {
                break
            }
        }
        return max(place, solid)
    }

    /// A full stop within an address: "rkp. 97", "97. Suite 446".
    private static func isAbbreviation(_ words: [Word], _ place: Int) -> Bool {
        guard place + 1 < words.count else { return false }
        let (before, next) = (words[place - 1], words[place + 1])
        if before.isNumber { return next.isNumber || NameCues.units.contains(next.form) }
        return before.isWord && before.form.utf8.count < 5 && next.isNumber && !next.beginsLine
    }

    /// A small word between a street's name and the number of the house: "Kuusiku tee 7", "Bem rkp. 97".
    private static func isSortOfStreet(_ words: [Word], _ place: Int) -> Bool {
        guard words[place].isWord, words[place].form.utf8.count < 7, place > 0, words[place - 1].isCapital,
            !words[place].beginsLine, !NameCues.ordinary.contains(words[place].form)
        else { return false }
        var next = place + 1
        if next < words.count, words[next].form == ".", words[next].isTight { next += 1 }
        return next < words.count && words[next].isNumber && !words[next].beginsLine
    }

    /// A capital that begins another sentence or greets: no part of an address.
    private static func isSentence(_ words: [Word], _ place: Int) -> Bool {
        NameCues.ordinary.contains(words[place].form) && !NameCues.streets.contains(words[place].form)
            && !NameCues.particles.contains(words[place].form) && words[place].form != "new"
    }

    private static func isStreet(_ word: Word) -> Bool {
        if NameCues.streets.contains(word.form) {
            return word.isCapital || word.form.utf8.count > 3 || prefixes.contains(word.form)
        }
        return word.isCapital && word.form.utf8.count > 5
            && NameCues.streetEndings.contains { word.form.hasSuffix($0) && word.form.utf8.count > $0.utf8.count + 2 }
    }

    /// Words for streets that stand before their names and are written small.
    private static let prefixes: Set<String> = ["ul", "rue", "via", "rua", "calle", "avenida", "chemin", "impasse"]

    /// A well-known place in small letters.
    private static func isSmallPlace(_ word: Word) -> Bool {
        word.isWord && !word.isCapital && word.form.utf8.count > 3 && NameLists.places.contains(word.form)
    }

    /// What may stand between a house's number and its street.
    private static func isWithin(_ word: Word) -> Bool {
        word.isNumber
            || word.isWord && word.isCapital
                && (!NameCues.ordinary.contains(word.form) || NameCues.adjectives.contains(word.form))
            || NameCues.particles.contains(word.form) || ["of", "the", "na"].contains(word.form)
    }
}
