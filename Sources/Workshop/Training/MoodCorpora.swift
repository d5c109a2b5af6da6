package import Comprehension
package import Language
import StrictJSON

/// The files that the shipped mood model is made from, and how each is read. Their licences allow it; the README of
/// `Corpora/valence` gives the credit.
package struct MoodCorpora: Sendable {
    /// The product's own corpora.
    package var own: String
    /// The folder of public data sets.
    package var publicData: String
    /// A folder with talks of a desk and the moods of their customers' lines; `nil` where there is none.
    package var desk: String?

    /// False to leave out all talks: then a judgement of talks can be tried out on moods that are not known by heart.
    package var hasTalks = true

    package init(own: String, publicData: String, desk: String? = nil) {
        self.own = own
        self.publicData = publicData
        self.desk = desk
    }

    // MARK: Words

    /// The rated words: the product's own ratings, and VADER's where it has none.
    package func lexicon(_ analyzer: Analyzer) throws(WorkshopError) -> ValenceLexicon {
        var entries: [ValenceLexicon.Entry] = []
        for name in ValenceLexicon.languages + ["emoji"] {
            entries += try ValenceLists.entries(path: "\(own)/valence/\(name).tsv")
        }
        entries += try ValenceLists.vader(
            words: "\(publicData)/vader_lexicon/words.tsv", emoji: "\(publicData)/vader_lexicon/emoji.tsv")
        return ValenceLexicon(entries, analyzer: analyzer)
    }

    /// The words that hint at feelings.
    package func cues(_ analyzer: Analyzer) throws(WorkshopError) -> FeelingCues {
        FeelingCues(try ValenceLists.cues(path: "\(own)/moods/cues.tsv"), analyzer: analyzer)
    }

    // MARK: Messages

    /// The files whose messages have feelings; those that are held out lie elsewhere.
    private static let felt = [
        "network", "shop", "money", "devices", "letters", "talk-en", "talk-de", "talk-fr", "talk-es",
    ]

    /// The messages whose feelings somebody judged, file by file in a fixed order.
    package func felt() throws(WorkshopError) -> [[JudgedFeelings]] {
        var felt: [[JudgedFeelings]] = []
        for name in Self.felt { felt.append(try JudgedFeelings.read(path: "\(own)/moods/\(name).jsonl").texts) }
        return felt
    }

    /// Everything that is learned from, in a fixed order.
    package func lessons(_ analyzer: Analyzer) throws(WorkshopError) -> [MoodLesson] {
        var lessons: [MoodLesson] = []
        for language in ValenceLexicon.languages {
            for folder in ["messages", "turns"] {
                let moods = try JudgedMood.read(path: "\(own)/\(folder)/\(language).jsonl").moods
                lessons += moods.map { $0.lesson(analyzer) }
            }
        }
        var talks = try Self.talks(
            labels: "\(own)/transcripts/labels.jsonl",
            lines: ["broadband", "devices", "orders"].map { "\(own)/transcripts/\($0).jsonl" })
        if let desk {
            talks += try Self.talks(labels: "\(desk)/labels.jsonl", lines: ["\(desk)/transcripts.jsonl"])
        }
        if hasTalks { lessons += talks.map { $0.lesson(analyzer) } }
        for mood in try general() { lessons.append(mood.lesson(analyzer, isHome: false)) }
        return lessons
    }

    /// Reviews and comments: they teach what words mean.
    private func general() throws(WorkshopError) -> [JudgedMood] {
        var moods = try JudgedMood.read(path: "\(publicData)/vader_groundtruth/amazon.jsonl").moods.map(\.byDegree)
        for site in ["amazon", "yelp", "imdb"] {
            moods += try JudgedMood.read(path: "\(publicData)/uci_sentences/\(site).jsonl").moods
        }
        moods += try Self.feelings(path: "\(publicData)/goemotions/train.jsonl", every: 3)
        return moods
    }

    // MARK: Feelings

    /// Everything that feelings are learned from, in a fixed order: messages that were judged for them, own messages of
    /// whose feelings the mood tells some, and comments that show what strange texts are not.
    package func feelingLessons(_ analyzer: Analyzer) throws(WorkshopError) -> [FeelingLesson] {
        var lessons: [FeelingLesson] = []
        for (source, texts) in try felt().enumerated() {
            for text in texts {
                let utterance = analyzer.utterance(of: text.text)
                lessons.append(FeelingLesson(utterance: utterance, feelings: text.feelings, source: source))
            }
        }
        for (number, folder) in ["messages", "turns"].enumerated() {
            for language in ValenceLexicon.languages {
                for mood in try JudgedMood.read(path: "\(own)/\(folder)/\(language).jsonl").moods {
                    lessons.append(mood.feelingLesson(analyzer, source: Self.felt.count + number))
                }
            }
        }
        for (place, text) in try JudgedFeelings.read(path: "\(publicData)/goemotions/train.jsonl").texts.enumerated()
        where place % Self.rareComments == 0 {
            lessons.append(text.commentLesson(analyzer))
        }
        return lessons
    }

    /// One in so many comments: more would outweigh the messages.
    private static let rareComments = 16

    // MARK: Talks

    /// What customers say in talks whose labels give the degree of each of their lines.
    private static func talks(labels: String, lines: [String]) throws(WorkshopError) -> [JudgedMood] {
        var degrees: [String: ArraySlice<JSON>] = [:]
        for row in try CorpusFile.rows(path: labels).rows {
            guard let conversation = row.fields["conversation"]?.string, let moods = row.fields["mood"]?.array else {
                throw .badData(path: labels, line: row.line, reason: "a conversation and its moods are wanted")
            }
            degrees[conversation] = moods[...]
        }
        var judged: [JudgedMood] = []
        for path in lines {
            for row in try CorpusFile.rows(path: path).rows {
                guard row.fields["speaker"]?.string == "customer", let text = row.fields["text"]?.string,
                    let conversation = row.fields["conversation"]?.string,
                    let degree = degrees[conversation]?.popFirst()?.double
                else { continue }
                judged.append(JudgedMood(text: text, label: label(of: degree), degree: degree))
            }
        }
        return judged
    }

    /// The corpora's own border between a faint mood and none.
    private static func label(of degree: Double) -> Sentiment.Label {
        degree >= 0.2 ? .positive : degree <= -0.2 ? .negative : .neutral
    }

    // MARK: Names of feelings

    /// One in `step` of the comments that carry names of feelings (GoEmotions, Demszky et al. 2020), their degrees
    /// being those of the feelings.
    package static func feelings(path: String, every step: Int) throws(WorkshopError) -> [JudgedMood] {
        var judged: [JudgedMood] = []
        for row in try CorpusFile.rows(path: path).rows where row.line % step == 0 {
            guard let text = row.fields["text"]?.string, let names = row.fields["labels"]?.array else { continue }
            let known = names.compactMap { $0.string.flatMap { degrees[$0] } }
            guard !known.isEmpty else { continue }
            judged.append(
                JudgedMood(text: text, label: nil, degree: known.reduce(0, +) / Double(known.count)))
        }
        return judged
    }

    /// What the name of a feeling says of a mood's degree: our own judgement.
    private static let degrees: [String: Double] = [
        "admiration": 0.6, "amusement": 0.4, "anger": -0.7, "annoyance": -0.5, "approval": 0.3, "caring": 0.4,
        "confusion": -0.1, "curiosity": 0, "desire": 0.1, "disappointment": -0.5, "disapproval": -0.4,
        "disgust": -0.7, "embarrassment": -0.4, "excitement": 0.6, "fear": -0.5, "gratitude": 0.6, "grief": -0.7,
        "joy": 0.7, "love": 0.7, "nervousness": -0.3, "neutral": 0, "optimism": 0.4, "pride": 0.5, "realization": 0,
        "relief": 0.4, "remorse": -0.4, "sadness": -0.6, "surprise": 0,
    ]
}

extension JudgedMood {
    /// What a mood tells of feelings: who is content is not angry, whose degree is that of anger or delight feels it, and
    /// irony was judged as what it means. Of thanks it tells nothing.
    fileprivate func feelingLesson(_ analyzer: Analyzer, source: Int) -> FeelingLesson {
        let utterance = analyzer.utterance(of: text)
        let degree = degree ?? 0
        switch label ?? .neutral {
        case .negative where degree <= -0.5:
            return FeelingLesson(utterance: utterance, feelings: [.anger], judged: [.anger, .joy], source: source)
        case .negative: return FeelingLesson(utterance: utterance, feelings: [], judged: [.joy], source: source)
        case .neutral:
            return FeelingLesson(
                utterance: utterance, feelings: [], judged: Set(Feeling.allCases).subtracting([.thanks]),
                source: source)
        case .positive:
            let isGlad = degree >= 0.5
            return FeelingLesson(
                utterance: utterance, feelings: isGlad ? [.joy] : [],
                judged: Set(Feeling.allCases).subtracting(isGlad ? [.thanks] : [.joy, .thanks]), source: source)
        }
    }
}

extension JudgedFeelings {
    /// What the names of GoEmotions (Demszky et al. 2020) tell of a comment's feelings. A stranger's anger is not a
    /// customer's, so that only its absence is learned.
    fileprivate func commentLesson(_ analyzer: Analyzer) -> FeelingLesson {
        var feelings: Set<Feeling> = []
        var judged: Set<Feeling> = [.worry, .confusion, .thanks, .urgency]
        if names.contains("fear") || names.contains("nervousness") { feelings.insert(.worry) }
        if names.contains("confusion") { feelings.insert(.confusion) }
        if names.contains("gratitude") { feelings.insert(.thanks) }
        if names.allSatisfy({ !Self.cross.contains($0) }) { judged.formUnion([.anger, .sarcasm, .politeAnger]) }
        if names.allSatisfy({ !Self.glad.contains($0) }) { judged.insert(.joy) }
        return FeelingLesson(
            utterance: analyzer.utterance(of: text), feelings: feelings, judged: judged, source: nil)
    }

    private static let cross: Set = ["anger", "annoyance", "disgust", "disapproval", "disappointment"]
    private static let glad: Set = [
        "joy", "excitement", "gratitude", "relief", "love", "admiration", "amusement", "pride", "optimism", "approval",
        "caring",
    ]
}
