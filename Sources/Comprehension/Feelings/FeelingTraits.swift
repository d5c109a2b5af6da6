import Language

/// What cues say of a reading in a fixed row of numbers, 0…1: how many there are of each kind, and how they stand to each
/// other. Irony is praise next to trouble, early and in quotation marks; anger in good manners is courtesy next to trouble.
///
/// The order is part of the weights' format.
struct FeelingTraits {
    /// How many numbers a row has.
    static let count = 12 + 36

    private(set) var values: [Float] = []

    private typealias Cue = FeelingCues.Cue

    /// The row of a reading; a reading without a word has a row too.
    init(_ reading: MoodReading, _ cues: FeelingCues) {
        values.reserveCapacity(Self.count)
        let found = Found(reading, cues)
        values += found.counts.map { Float($0) / Float($0 + 1) }
        addIrony(reading, found)
        addManners(reading, found)
        addForm(reading, found)
        precondition(values.count == Self.count, "every trait is added once")
    }

    private mutating func add(_ claims: Bool...) { values += claims.map { $0 ? 1 : 0 } }

    private mutating func addIrony(_ reading: MoodReading, _ found: Found) {
        let praise = found.first[Cue.praise.place]
        let trouble = found.first[Cue.trouble.place]
        let isEarly = praise.map { $0 < 3 } ?? false
        let opens = found.first[Cue.opener.place] == 0
        add(
            praise != nil && found.hasTrouble, praise.map { place in trouble.map { place < $0 } ?? false } ?? false,
            isEarly, isEarly && reading.wordCount > 6, found.quotes >= 2, found.quotes >= 2 && praise != nil,
            found.quotesPraise, opens, opens && found.hasTrouble, opens && praise != nil,
            praise != nil && !found.hasTrouble, praise != nil && !found.hasTrouble && reading.wordCount < 8,
            praise != nil && found.sentenceEnds > 1)
    }

    private mutating func addManners(_ reading: MoodReading, _ found: Found) {
        let courtesies = found.counts[Cue.courtesy.place]
        let thanks = found.first[Cue.thanks.place]
        let isPressing = found.counts[Cue.pressing.place] > 0
        let asks = reading.questions > 0
        add(
            courtesies > 0 && found.hasTrouble, courtesies > 1, courtesies > 1 && !asks,
            courtesies > 0 && reading.wordCount > 10,
            thanks.map { $0 < 2 } ?? false, found.lastThanks.map { $0 >= reading.words.count - 4 } ?? false,
            thanks != nil && found.hasTrouble, thanks != nil && reading.words.count < 6,
            isPressing && reading.exclamations > 0, isPressing && asks, isPressing && found.hasTrouble,
            found.counts[Cue.worry.place] > 0 && asks, found.counts[Cue.puzzled.place] > 0 && asks)
    }

    private mutating func addForm(_ reading: MoodReading, _ found: Found) {
        let last = reading.words.last.map { reading.utterance.forms[$0.form.lowerBound] }
        let question = UInt8(ascii: "?")
        add(
            found.trailsOff, last == UInt8(ascii: "."), last == question, reading.questions > 1,
            !found.hasCapitals, reading.shoutedCount > 0, reading.questions > 0 && last != question)
        values += [
            Float(min(reading.wordCount, 60)) / 60, Float(min(found.sentenceEnds, 5)) / 5,
            Float(min(found.pauses, 6)) / 6,
        ]
    }

    /// One walk over a reading's words.
    private struct Found {
        var counts = [Int](repeating: 0, count: Cue.allCases.count)
        /// The place in the reading's words of the first of each kind.
        var first = [Int?](repeating: nil, count: Cue.allCases.count)
        var lastThanks: Int?
        /// Trouble is named, or something is counted.
        var hasTrouble = false
        var quotes = 0
        /// The first praise stands in quotation marks.
        var quotesPraise = false
        var trailsOff = false
        var sentenceEnds = 0
        var pauses = 0
        var hasCapitals: Bool

        init(_ reading: MoodReading, _ cues: FeelingCues) {
            hasCapitals = reading.utterance.text.utf8.contains { (0x41...0x5a).contains($0) }
            var counts = counts
            var first = first
            var thanks: Int?
            cues.forEach(in: reading) { place, bits in
                for cue in 0..<counts.count where bits & (1 << UInt16(cue)) != 0 {
                    counts[cue] += 1
                    if first[cue] == nil { first[cue] = place }
                }
                if bits & Cue.thanks.bit != 0 { thanks = place }
            }
            (self.counts, self.first, lastThanks) = (counts, first, thanks)
            hasTrouble = counts[Cue.trouble.place] > 0
            let forms = reading.utterance.forms
            for (place, word) in reading.words.enumerated() {
                switch word.kind {
                case .number, .code: hasTrouble = true
                case .mark: note(forms[word.form])
                case .word, .picture, .address, .handle:
                    if place == first[Cue.praise.place], quotes % 2 == 1 { quotesPraise = true }
                }
            }
            quotesPraise = quotesPraise && quotes >= 2
        }

        private mutating func note(_ mark: ArraySlice<UInt8>) {
            guard let byte = mark.first else { return }
            switch byte {
            case UInt8(ascii: "\""): quotes += 1
            // « and », “ to ‟.
            case 0xc2 where mark.dropFirst().first == 0xab || mark.dropFirst().first == 0xbb: quotes += 1
            case 0xe2 where mark.dropFirst().first == 0x80 && (0x9c...0x9f).contains(mark.dropFirst(2).first ?? 0):
                quotes += 1
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                sentenceEnds += 1
                if mark.count >= 3 && byte == UInt8(ascii: ".") { trailsOff = true }
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): pauses += 1
            default: break
            }
        }
    }
}
