import Learning

/// A desk's own encoder, adapted to all its lines, and what encoders adapted to parts of them see.
///
/// A line that the encoder was adapted to lies nearer to its intent than a new one: what heads say of it tells nothing of
/// what they will say of messages. So for each part of the lines another encoder is adapted to the rest. That takes as long
/// as adapting to them all, and there are fewer parts than folds of other models.
///
/// So these know fewer lines than the other members, and would seem worth less beside them than the whole desk's encoder
/// is. What members weigh is told by heads on the encoder as it was fetched, which know as many.
struct AdaptationTrials: Sendable {
    let adapters: LowRankAdapters
    /// All encoders, the adapted one among them.
    let encoders: Encoders
    /// In the order of the folds.
    let parts: [HeadTrials.Part]
    /// What heads on the encoder as it was fetched say of each judged line, in the order of the trials.
    let before: [TextView: [HeadTrials.Judged]]

    /// Parts at most.
    private static let most = 3
    /// How often changes to all lines are learned: validation lines of CLINC150 and Banking77 gained by the mean of three what
    /// they gained by three encoders side by side.
    private static let times = 3

    /// - Parameter texts: One a line.
    init(
        _ adaptable: AdaptableEncoder, among encoders: Encoders, _ lines: IntentLines, texts: [String],
        folds: [IntentTrials.Fold], seed: UInt64, threads: Int
    ) {
        // What is out of scope has nothing in common.
        func adapters(of part: [Int], times: Int) -> LowRankAdapters {
            let own = part.filter { lines.labels[$0] < lines.names.count }
            return adaptable.adapters(
                of: own.map { texts[$0] }, labels: own.map { lines.labels[$0] }, times: times, seed: seed,
                threads: threads)
        }
        let whole = adapters(of: Array(0..<lines.count), times: Self.times)
        let views = encoders.dearViews.filter { $0.encoder == .minilm }
        let fetched = HeadTrials(
            views, rows: encoders.rows(of: texts, views, threads: threads), lines: lines, folds: folds,
            threads: threads)
        before = Dictionary(uniqueKeysWithValues: zip(views, fetched.judged))
        let count = min(Self.most, folds.count)
        self.adapters = whole
        self.encoders = encoders.with(adaptable.encoder(with: whole))
        parts = (0..<count).map { number in
            let own = folds[folds.count * number / count..<folds.count * (number + 1) / count]
            let known = own.dropFirst().reduce(Set(own[own.startIndex].part)) { $0.intersection($1.part) }
            let fold = IntentTrials.Fold(
                part: own[own.startIndex].part.filter(known.contains), judged: own.flatMap(\.judged))
            let rows = encoders.with(adaptable.encoder(with: adapters(of: fold.part, times: 1)))
                .rows(of: texts, views, threads: threads)
            return HeadTrials.Part(fold: fold, rows: Dictionary(uniqueKeysWithValues: zip(views, rows)))
        }
    }
}
