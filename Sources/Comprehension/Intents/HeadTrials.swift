import Learning

/// Heads of all lines, and what heads of parts of them say of the rest, fold by fold as `IntentTrials` divides them.
struct HeadTrials: Sendable {
    /// One a view.
    let heads: [VectorHead]
    /// (views × judged lines), in the order of the trials.
    let judged: [[Judged]]

    /// What a head that had not seen a line says of it.
    struct Judged: Sendable {
        /// One a label.
        let margins: [Float]
        let closeness: Float
    }

    /// A division of the lines that some views have for themselves.
    struct Part: Sendable {
        let fold: IntentTrials.Fold
        /// A row a line, by an encoder that saw no line that is judged.
        let rows: [TextView: DenseRows]
    }

    /// - Parameters:
    ///   - rows: A row a line for each view.
    ///   - parts: Take the folds' place for the views that they have; they judge the same lines in the same order.
    init(
        _ views: [TextView], rows: [DenseRows], lines: IntentLines, folds: [IntentTrials.Fold], parts: [Part] = [],
        threads: Int
    ) {
        func division(of view: Int) -> [(fold: IntentTrials.Fold, rows: DenseRows)] {
            let own = parts.compactMap { part in part.rows[views[view]].map { (part.fold, $0) } }
            return own.isEmpty ? folds.map { ($0, rows[view]) } : own
        }
        let divisions = views.indices.map(division(of:))
        let jobs = views.indices.flatMap { view in (0...divisions[view].count).map { (view: view, fold: $0) } }
        let results = concurrentMap(jobs.count, threads: threads) { number -> (head: VectorHead?, judged: [Judged]) in
            let job = jobs[number]
            guard job.fold > 0 else {
                return (.trained(views[job.view], on: Array(0..<lines.count), of: lines, seen: rows[job.view]), [])
            }
            let (fold, rows) = divisions[job.view][job.fold - 1]
            guard !fold.judged.isEmpty else { return (nil, []) }
            let head = VectorHead.trained(views[job.view], on: fold.part, of: lines, seen: rows)
            let judged = fold.judged.map { line in
                let row = rows[line]
                return Judged(margins: head.classifier.margins(of: row), closeness: head.means.closeness(of: row))
            }
            return (nil, judged)
        }
        heads = results.compactMap(\.head)
        judged = views.indices.map { view in
            results.indices.filter { jobs[$0].view == view }.flatMap { results[$0].judged }
        }
    }
}
