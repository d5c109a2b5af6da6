import Learning

/// A linear model on one view of texts: what their meaning, rather than their words, says of the intents.
struct VectorHead: Sendable {
    let view: TextView
    let classifier: DenseClassifier
    /// The lines that it learned from, where a message is worth being compared with each.
    let lines: NearestRows?

    /// What a head of the lines of `part` is like: from few examples, a mistake costs more.
    static func trained(
        _ view: TextView, on part: [Int], of lines: IntentLines, seen rows: DenseRows
    ) -> VectorHead {
        let perIntent = Double(part.count) / Double(max(1, lines.labelCount))
        var regression = DenseLogisticRegression(cost: perIntent < fewExamples ? 3 : 1)
        // Near enough: more steps change no decision, and cost as much time again.
        regression.tolerance = 1e-3
        regression.iterations = view.encoder == nil ? 25 : 40
        let targets = ClassLabels(part.map { lines.labels[$0] }, count: lines.labelCount)
        let rows = rows.rows(part)
        let isCompared = lines.count <= (view.encoder == nil ? linesForCheapComparison : linesForComparison)
        return VectorHead(
            view: view, classifier: regression.model(of: rows, targets: targets),
            lines: isCompared ? NearestRows(rows) : nil)
    }

    /// How near the lines nearest to a vector are, as a mean cosine; `nil` where that is not asked.
    func nearness(of vector: [Float]) -> Float? { lines?.nearness(of: vector, count: Self.neighbours) }

    /// So many neighbours: one may be there by chance.
    private static let neighbours = 3
    /// Up to so many lines, a comparison with all costs no more than the rest of the usual models.
    private static let linesForCheapComparison = 2_000
    /// Up to so many, it costs less than an encoder.
    private static let linesForComparison = 50_000

    private static let fewExamples = 30.0

    func store(in file: inout ModelFile, as name: String) {
        file.add([view.rawValue], as: "\(name).view")
        classifier.store(in: &file, as: "\(name).classifier")
        lines?.store(in: &file, as: "\(name).lines")
    }

    init(view: TextView, classifier: DenseClassifier, lines: NearestRows?) {
        self.view = view
        self.classifier = classifier
        self.lines = lines
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        guard let view = try file.strings("\(name).view").first.flatMap(TextView.init) else {
            throw .inconsistent(section: "\(name).view", reason: "this release knows no such view")
        }
        let hasLines = file.names.contains("\(name).lines.codes")
        self.init(
            view: view, classifier: try DenseClassifier(from: file, as: "\(name).classifier"),
            lines: hasLines ? try NearestRows(from: file, as: "\(name).lines") : nil)
    }
}

/// What the models say of one text.
struct IntentEvidence: Sendable {
    let features: IntentFeatures
    /// Of each model, the lexical one first, one a label: out of scope last where there are such examples.
    var margins: [[Float]]
    /// Of each model but the first, how near its nearest lines are; `nil` where it does not compare.
    var nearness: [Float?] = []

    init(features: IntentFeatures, margins: [[Float]]) {
        self.features = features
        self.margins = margins
    }

    /// Adds what heads say that look at the text's meaning.
    mutating func add(_ heads: some Collection<VectorHead>, of text: String, by encoders: Encoders) {
        for (head, vector) in zip(heads, encoders.vectors(of: text, heads.map(\.view))) {
            margins.append(head.classifier.margins(of: vector))
            nearness.append(head.nearness(of: vector))
        }
    }
}
