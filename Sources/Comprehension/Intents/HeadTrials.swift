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

    /// - Parameter rows: A row a line for each view.
    init(_ views: [TextView], rows: [DenseRows], lines: IntentLines, folds: [IntentTrials.Fold], threads: Int) {
        let jobs = views.indices.flatMap { view in (0...folds.count).map { (view: view, fold: $0) } }
        let results = concurrentMap(jobs.count, threads: threads) { number -> (head: VectorHead?, judged: [Judged]) in
            let job = jobs[number]
            let rows = rows[job.view]
            guard job.fold > 0 else {
                return (.trained(views[job.view], on: Array(0..<lines.count), of: lines, seen: rows), [])
            }
            let fold = folds[job.fold - 1]
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
