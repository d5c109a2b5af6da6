import Learning

/// A linear model on one view of texts: what their meaning, rather than their words, says of the intents.
struct VectorHead: Sendable {
    let view: TextView
    let classifier: DenseClassifier
    /// The mean of each intent's lines.
    let means: ClassMeans

    /// What a head of the lines of `part` is like: from few examples, a mistake costs more.
    static func trained(
        _ view: TextView, on part: [Int], of lines: IntentLines, seen rows: DenseRows
    ) -> VectorHead {
        var regression = DenseLogisticRegression(cost: areFew(part.count, of: lines) ? 3 : 1)
        // Near enough: more steps change no decision, and cost as much time again.
        regression.tolerance = 1e-3
        regression.iterations = view.encoder == nil ? 25 : 40
        let targets = ClassLabels(part.map { lines.labels[$0] }, count: lines.labelCount)
        let rows = rows.rows(part)
        return VectorHead(
            view: view, classifier: regression.model(of: rows, targets: targets),
            means: ClassMeans(of: rows, labels: targets.values, count: lines.names.count))
    }

    /// Whether so many lines are few for the intents that there are.
    static func areFew(_ count: Int, of lines: IntentLines) -> Bool {
        Double(count) / Double(max(1, lines.labelCount)) < fewExamples
    }

    private static let fewExamples = 30.0

    func store(in file: inout ModelFile, as name: String) {
        file.add([view.rawValue], as: "\(name).view")
        classifier.store(in: &file, as: "\(name).classifier")
        means.store(in: &file, as: "\(name).means")
    }

    init(view: TextView, classifier: DenseClassifier, means: ClassMeans) {
        self.view = view
        self.classifier = classifier
        self.means = means
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        guard let view = try file.strings("\(name).view").first.flatMap(TextView.init) else {
            throw .inconsistent(section: "\(name).view", reason: "this release knows no such view")
        }
        self.init(
            view: view, classifier: try DenseClassifier(from: file, as: "\(name).classifier"),
            means: try ClassMeans(from: file, as: "\(name).means"))
    }
}

/// What the models say of one text.
struct IntentEvidence: Sendable {
    let features: IntentFeatures
    /// Of each model, the lexical one first, one a label: out of scope last where there are such examples.
    var margins: [[Float]]
    /// Of each model but the first, how close the text is to the nearest intent's mean.
    var closeness: [Float] = []

    init(features: IntentFeatures, margins: [[Float]]) {
        self.features = features
        self.margins = margins
    }

    /// Adds what heads say that look at the text's meaning.
    mutating func add(_ heads: some Collection<VectorHead>, of text: String, by encoders: Encoders) {
        for (head, vector) in zip(heads, encoders.vectors(of: text, heads.map(\.view))) {
            margins.append(head.classifier.margins(of: vector))
            closeness.append(head.means.closeness(of: vector))
        }
    }
}
