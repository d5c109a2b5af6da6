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

    // MARK: Messages

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

    // MARK: Feelings

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
