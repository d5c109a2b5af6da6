import Learning

/// Some of the models judging a message together, and all that turns what they say into a decision.
///
/// The cheap tier judges every message; a tier with encoders is asked where that one doubts.
struct IntentTier: Sendable {
    /// How many models judge, in the order of the evidence.
    let members: Int
    let pool: LogLinearPool
    let calibration: Calibration
    let scope: ScopeDecision
    let answerSets: AnswerSets
    let thresholds: AnswerThresholds

    /// How it judges a text.
    struct Judgement: Sendable {
        /// One an intent; together they are 1.
        let probabilities: [Float]
        /// Larger is more in scope.
        let scopeScore: Double
        /// The most probable intent.
        let first: Int?

        /// The probability of the first intent.
        var sureness: Float { first.map { probabilities[$0] } ?? 0 }
    }

    func judge(_ evidence: IntentEvidence, intents: Int) -> Judgement {
        let own = evidence.margins.prefix(members).map { $0.prefix(intents) }
        let probabilities = calibration.probabilities(of: pool.margins(of: own))
        return Judgement(
            probabilities: probabilities, scopeScore: scope.score(evidence.signals(members: members, intents: intents)),
            first: probabilities.indices.max { probabilities[$0] < probabilities[$1] })
    }

    func isInScope(_ judgement: Judgement) -> Bool { judgement.scopeScore >= scope.threshold }

    func store(in file: inout ModelFile, as name: String) {
        file.add(pool.weights, as: "\(name).pool")
        calibration.store(in: &file, as: "\(name).calibration")
        scope.store(in: &file, as: "\(name).scope")
        file.add([answerSets.floor], as: "\(name).answer_floor")
        thresholds.store(in: &file, as: "\(name).thresholds")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        let floor = try file.floats("\(name).answer_floor")
        pool = LogLinearPool(weights: try file.floats("\(name).pool"))
        members = pool.weights.count
        calibration = try Calibration(from: file, as: "\(name).calibration")
        scope = try ScopeDecision(from: file, as: "\(name).scope")
        thresholds = try AnswerThresholds(from: file, as: "\(name).thresholds")
        guard floor.count == 1, members > 0 else {
            throw .inconsistent(section: "\(name).pool", reason: "there is a model at least, and one floor")
        }
        answerSets = AnswerSets(floor: floor[0])
    }
}

extension IntentEvidence {
    /// What the scope is decided on.
    func signals(members: Int, intents: Int) -> ScopeDecision.Signals {
        let lexical = margins[0]
        let heads = margins[1..<members]
        // Beside what encoders see, what pieces see tells nothing more.
        let seen = closeness.prefix(members - 1)
        return ScopeDecision.Signals(
            bestMargin: lexical.prefix(intents).max() ?? -1,
            outOfScopeMargin: lexical.count > intents ? lexical[intents] : nil,
            knownWords: features.knownWords, knownLetters: features.knownLetters,
            energies: heads.map { margins in
                // What stands for none of the intents counts against the rest.
                let rest = Vectors.logSumExp(Array(margins.prefix(intents)))
                return margins.count > intents ? rest - margins[intents] : rest
            },
            closeness: Array(seen.count > 1 ? seen.dropFirst() : seen))
    }
}

extension IntentTier {
    /// A tier of the first models, decided by lines that no model had seen.
    /// - Parameter weighing: What the models' weights are learned from where it is not `trials`.
    init(
        members: Int, trials: [IntentTrial], weighing: [IntentTrial]? = nil, leftOut: [IntentTrial], intents: Int,
        settings: IntentTraining, own: [Int: Double]
    ) {
        self.members = members
        let inScope = trials.filter { $0.label < intents }
        let labels = ClassLabels(inScope.map(\.label), count: intents)
        let weighed = weighing?.filter { $0.label < intents } ?? inScope
        let pool =
            members == 1
            ? LogLinearPool(weights: [1])
            : LogLinearPool(
                rows: weighed.map { $0.evidence.margins.prefix(members).map { $0.prefix(intents) } },
                labels: weighed.map(\.label), expected: [Self.lexicalWeight] + Self.headWeights(members - 1))
        self.pool = pool
        let pooled = inScope.map { pool.margins(of: $0.evidence.margins.prefix(members).map { $0.prefix(intents) }) }
        let calibration = Calibration(margins: pooled.flatMap { $0 }, labels: labels)
        self.calibration = calibration
        let judged = pooled.map { calibration.probabilities(of: $0) }
        let firsts = judged.map { probabilities in
            probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
        }
        scope = ScopeDecision(
            inScope: zip(inScope, firsts).map { trial, first in
                ScopeDecision.Trial(
                    signals: trial.evidence.signals(members: members, intents: intents), isRight: first == trial.label)
            },
            outOfScope: trials.filter { $0.label == intents }.map {
                $0.evidence.signals(members: members, intents: intents)
            },
            leftOut: leftOut.map { $0.evidence.signals(members: 1, intents: intents) },
            refused: settings.refused(of: trials.count))
        thresholds = AnswerThresholds(
            intents: intents,
            trials: inScope.indices.map { place in
                let first = firsts[place]
                return AnswerThresholds.Trial(
                    intent: first, probability: Double(judged[place][first]), isRight: first == inScope[place].label)
            },
            costs: settings.costs, own: own)
        answerSets = AnswerSets(
            promise: settings.costs.promise, rightProbabilities: zip(judged, inScope).map { $0[$1.label] })
    }

    /// What models were worth on other desks: margins of a support vector machine are small against those of a regression.
    private static let lexicalWeight: Float = 3
    private static func headWeights(_ count: Int) -> [Float] { Array(repeating: 1.5 / Float(count), count: count) }
}
