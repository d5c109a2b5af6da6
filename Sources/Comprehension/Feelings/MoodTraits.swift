import Language

/// What a reading says about mood in a fixed row of numbers: the dense half of what the mood model looks at.
///
/// Each number is squeezed to about −1…1, so that a huge message weighs no more than a page. The order is part of the
/// weights' format.
struct MoodTraits {
    /// How many numbers a row has.
    static let count = 62

    private(set) var values: [Float] = []

    /// The row of a reading; a reading without a word has a row too.
    init(_ reading: MoodReading) {
        values.reserveCapacity(Self.count)
        let sums = Sums(reading)
        let rule = reading.ruleDegree
        addValences(reading, sums, rule)
        addPlaces(sums)
        addManner(reading, sums, rule)
        addParts(reading, sums)
        precondition(values.count == Self.count, "every trait is added once")
    }

    /// x/√(x² + bend): −1…1, about linear up to √bend.
    private static func squeezed(_ value: Float, _ bend: Float = 15) -> Float {
        value / (value * value + bend).squareRoot()
    }

    /// count/(count + 2): 0…1.
    private static func some(_ count: Int) -> Float { Float(count) / Float(count + 2) }

    /// How good and how bad the words are: sums, extremes, averages, before and after the rules.
    private mutating func addValences(_ reading: MoodReading, _ sums: Sums, _ rule: Float) {
        values += [
            rule, rule / sums.length.squareRoot(), rule * abs(rule),
            Self.squeezed(sums.positive + sums.negative), Self.squeezed(sums.positive + sums.negative, 4),
            (sums.positive + sums.negative) / sums.length,
            Self.squeezed(sums.positive), Self.squeezed(sums.positive, 2), sums.best / 4,
            Self.squeezed(sums.negative), Self.squeezed(sums.negative, 2), sums.worst / 4,
            Self.squeezed(sums.ratedPositive), Self.squeezed(sums.ratedNegative),
            Float(sums.positiveCount) / sums.length, Float(sums.negativeCount) / sums.length,
            Self.some(sums.positiveCount), Self.some(sums.negativeCount),
            sums.positiveCount + sums.negativeCount == 0
                ? 0 : (sums.positive + sums.negative) / Float(sums.positiveCount + sums.negativeCount) / 4,
            Self.squeezed(sums.pictures, 4), Self.squeezed(sums.shouted, 4),
            sums.positiveCount + sums.negativeCount == 0 ? 1 : 0,
        ]
    }

    /// Where they stand: people end on what they mean.
    private mutating func addPlaces(_ sums: Sums) {
        values += [
            sums.first / 4, sums.last / 4, Self.squeezed(sums.firstSentence, 4), Self.squeezed(sums.lastSentence, 4),
            Self.squeezed(sums.beforeContrast, 4), Self.squeezed(sums.afterContrast, 4),
        ]
    }

    /// How it is written: marks, capitals, stretched letters, length.
    private mutating func addManner(_ reading: MoodReading, _ sums: Sums, _ rule: Float) {
        let exclaims = Float(min(reading.exclamations, 4)) / 4
        let asks: Float = sums.endsAsking ? 1 : 0
        values += [
            exclaims, exclaims > 0 ? 1 : 0, exclaims * rule,
            Float(min(reading.questions, 3)) / 3, asks, asks * min(0, rule),
            reading.shoutsInPart ? Float(reading.shoutedCount) / sums.length : 0,
            reading.wordCount > 2 && reading.shoutedCount * 5 >= reading.wordCount * 4 ? 1 : 0,
            Self.some(sums.stretched), sums.trailsOff ? 1 : 0, Self.some(sums.repeated),
            Float(sums.numbers) / sums.length,
            Self.squeezed(sums.length, 100), 1 / sums.length.squareRoot(),
            Self.some(sums.sentences), Self.squeezed(sums.length / Float(sums.sentences), 100),
        ]
    }

    /// What parts the words play: a question opens with "how", a grievance counts weeks and says "again".
    private mutating func addParts(_ reading: MoodReading, _ sums: Sums) {
        let negates: Float = sums.negations > 0 ? 1 : 0
        let asks: Float = sums.endsAsking ? 1 : 0
        let opens: Float = sums.opensAsking ? 1 : 0
        let calm: Float = sums.negativeCount == 0 ? 1 : 0
        let writer = Float(sums.writer) / sums.length
        let other = Float(sums.other) / sums.length
        values += [
            Self.some(sums.negations), negates * calm, sums.negatesEarly ? 1 : 0,
            Self.some(sums.boosters), Self.some(sums.dampeners), reading.contrast == nil ? 0 : 1,
            opens, opens * calm, opens * asks, Float(sums.askingSentences) / Float(sums.sentences),
            Self.some(sums.repetitions), Self.some(sums.durations), Self.some(sums.repetitions * sums.durations),
            Self.some(sums.repetitions) * negates,
            writer, other, (writer + other) * negates, other * asks,
        ]
    }
}

/// One walk over a reading's words.
private struct Sums {
    /// The number of words, at least 1.
    var length: Float = 1
    var positive: Float = 0
    var negative: Float = 0
    var positiveCount = 0
    var negativeCount = 0
    var ratedPositive: Float = 0
    var ratedNegative: Float = 0
    var best: Float = 0
    var worst: Float = 0
    var pictures: Float = 0
    var shouted: Float = 0
    var first: Float = 0
    var last: Float = 0
    /// Of the first and of the last sentence that says something.
    var firstSentence: Float = 0
    var lastSentence: Float = 0
    var beforeContrast: Float = 0
    var afterContrast: Float = 0
    var sentences = 1
    var askingSentences = 0
    var opensAsking = false
    var endsAsking = false
    var trailsOff = false
    var stretched = 0
    var repeated = 0
    var numbers = 0
    var negations = 0
    var negatesEarly = false
    var boosters = 0
    var dampeners = 0
    var repetitions = 0
    var durations = 0
    var writer = 0
    var other = 0

    init(_ reading: MoodReading) {
        length = Float(max(reading.wordCount, 1))
        var sentence: Float = 0
        var beginsSentence = true
        var previous: MoodWord?
        let forms = reading.utterance.forms
        for (place, word) in reading.words.enumerated() {
            if beginsSentence && place > 0 { sentences += 1 }
            addValence(of: word, at: place, contrast: reading.contrast)
            addParts(of: word, at: place)
            if beginsSentence && word.roles.contains(.asking) { askingSentences += 1 }
            if word.kind == .word, let previous, previous.kind == .word, forms[previous.form] == forms[word.form] {
                repeated += 1
            }
            sentence += word.valence
            if sentence != 0 {
                lastSentence = sentence
                if sentences == 1 { firstSentence = sentence }
            }
            if word.kind == .mark { trailsOff = trailsOff || Self.trailsOff(forms, word.form) }
            beginsSentence = word.endsSentence
            if beginsSentence { sentence = 0 }
            previous = word
        }
        if let previous, previous.kind == .mark { endsAsking = forms[previous.form].contains(UInt8(ascii: "?")) }
    }

    private mutating func addValence(of word: MoodWord, at place: Int, contrast: Int?) {
        if word.rating > 0 { ratedPositive += word.rating } else { ratedNegative += word.rating }
        guard word.valence != 0 else { return }
        if word.valence > 0 {
            positive += word.valence
            positiveCount += 1
        } else {
            negative += word.valence
            negativeCount += 1
        }
        best = max(best, word.valence)
        worst = min(worst, word.valence)
        if first == 0 { first = word.valence }
        last = word.valence
        if word.kind == .picture { pictures += word.valence }
        if word.isShouted { shouted += word.valence }
        if let contrast {
            if place < contrast { beforeContrast += word.valence } else { afterContrast += word.valence }
        }
    }

    private mutating func addParts(of word: MoodWord, at place: Int) {
        if word.isStretched { stretched += 1 }
        if word.kind == .number || word.kind == .code { numbers += 1 }
        let roles = word.roles
        guard !roles.isEmpty else { return }
        if roles.contains(.negation) {
            negations += 1
            if place < 3 { negatesEarly = true }
        }
        if roles.contains(.booster) { boosters += 1 }
        if roles.contains(.dampener) { dampeners += 1 }
        if roles.contains(.asking) && place < 2 { opensAsking = true }
        if roles.contains(.repetition) { repetitions += 1 }
        if roles.contains(.duration) { durations += 1 }
        if roles.contains(.writer) { writer += 1 }
        if roles.contains(.other) { other += 1 }
    }

    /// `...`, or the one character for it.
    private static func trailsOff(_ forms: [UInt8], _ form: Range<Int>) -> Bool {
        form.count >= 3 && forms[form.lowerBound] == UInt8(ascii: ".")
            && forms[form.lowerBound + 2] == UInt8(ascii: ".")
    }
}
