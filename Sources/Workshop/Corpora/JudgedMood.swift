package import Comprehension
package import Language

/// A text whose mood people have judged, in the units of the product.
package struct JudgedMood: Sendable, Equatable {
    package let text: String
    /// `nil` where people gave a degree alone.
    package let label: Sentiment.Label?
    /// −1…1; `nil` where people gave a label alone.
    package let degree: Double?

    package init(text: String, label: Sentiment.Label?, degree: Double?) {
        self.text = text
        self.label = label
        self.degree = degree
    }

    /// What a label alone counts as, in degrees.
    private static let plainDegree = 0.5
    /// A degree that is nearer to 0 has no sign, where people gave a degree alone.
    private static let neutralReach = 0.125

    /// The text as a lesson for the mood model.
    package func lesson(_ analyzer: Analyzer, isHome: Bool = true) -> MoodLesson {
        let utterance = analyzer.utterance(of: text)
        let label = label ?? Self.label(of: degree ?? 0)
        let degree =
            degree
            ?? { () -> Double in
                switch label {
                case .negative: -Self.plainDegree
                case .neutral: 0
                case .positive: Self.plainDegree
                }
            }()
        return MoodLesson(utterance: utterance, degree: Float(degree), label: label, isHome: isHome)
    }

    private static func label(of degree: Double) -> Sentiment.Label {
        degree > neutralReach ? .positive : degree < -neutralReach ? .negative : .neutral
    }

    /// The same judgement with the degree alone: for files whose labels are no more than the degree's sign.
    package var byDegree: JudgedMood { JudgedMood(text: text, label: degree == nil ? label : nil, degree: degree) }

    /// The judged texts of a file, and the lines that are none. Degrees beyond ±1 are taken to lie in −4…4, as raters of
    /// words and sentences are commonly asked; then all of the file's are.
    /// - Throws: `WorkshopError` where the file cannot be read at all.
    package static func read(path: String) throws(WorkshopError) -> (moods: [JudgedMood], bad: [BadLine]) {
        var (texts, bad) = try LabelledText.read(path: path)
        texts.removeAll { text in
            guard text.mood == nil && text.degree == nil else { return false }
            bad.append(BadLine(file: path, line: text.line, reason: "neither a mood nor its degree is given"))
            return true
        }
        let largest = texts.reduce(0) { max($0, abs($1.degree ?? 0)) }
        let unit: Double = largest > 1 ? 4 : 1
        let moods = texts.map { text in
            JudgedMood(
                text: text.text, label: text.mood.flatMap(Sentiment.Label.init), degree: text.degree.map { $0 / unit })
        }
        return (moods, bad)
    }
}
