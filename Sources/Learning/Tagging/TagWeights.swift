import CKernels

/// The weights of features for labels. A frequent feature has one for every label, a rare one only for those labels with
/// which it was seen: of a hundred thousand rare words each speaks for one label or two.
struct TagWeights: Storable, Sendable, Equatable {
    /// The number of labels, rounded up to whole cache lines: the length of a full row.
    let width: Int
    /// (features + 1): a feature has places `starts[i]..<starts[i + 1]` of `labels` and `values`; a row of `width` places
    /// is a full one.
    let starts: [UInt32]
    let labels: [UInt16]
    var values: [Float]

    /// No weight for any of the features.
    init(width: Int, starts: [UInt32], labels: [UInt16]) {
        self.width = width
        self.starts = starts
        self.labels = labels
        values = [Float](repeating: 0, count: labels.count)
    }

    /// Sixteen floats are a cache line.
    static func width(labels: Int) -> Int { (labels + 15) / 16 * 16 }

    var features: Int { starts.count - 1 }

    func places(of feature: Int) -> Range<Int> { Int(starts[feature])..<Int(starts[feature + 1]) }

    /// Adds what features say of each label to `scores` (of `width`). Features that have no weights count for nothing.
    func add(_ features: some Sequence<UInt32>, to scores: UnsafeMutablePointer<Float>) {
        values.withUnsafeBufferPointer { values in
            guard let first = values.baseAddress else { return }
            for feature in features where Int(feature) < self.features {
                let places = places(of: Int(feature))
                if places.count == width {
                    kernel_add_scaled(1, first + places.lowerBound, scores, width)
                } else {
                    for place in places { scores[Int(labels[place])] += first[place] }
                }
            }
        }
    }

    /// The features of which some label has a weight of at least this, in order.
    func features(from least: Float) -> [Int] {
        (0..<features).filter { feature in places(of: feature).contains { abs(values[$0]) >= least } }
    }

    /// The weights of some features alone, numbered anew in the order given.
    func selecting(_ features: [Int]) -> TagWeights {
        var starts: [UInt32] = [0]
        var labels: [UInt16] = []
        var values: [Float] = []
        for feature in features {
            labels += self.labels[places(of: feature)]
            values += self.values[places(of: feature)]
            starts.append(UInt32(values.count))
        }
        var weights = TagWeights(width: width, starts: starts, labels: labels)
        weights.values = values
        return weights
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(width)], as: "\(name).width")
        file.add(starts, as: "\(name).starts")
        file.add(labels.map(UInt32.init), as: "\(name).labels")
        file.add(values, as: "\(name).values")
    }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        let width = try file.words32("\(name).width")
        let starts = try file.words32("\(name).starts")
        let labels = try file.words32("\(name).labels")
        let values = try file.floats("\(name).values")
        guard width.count == 1, let last = starts.last, starts.first == 0, Int(last) == values.count,
            labels.count == values.count, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
            labels.allSatisfy({ $0 < width[0] && $0 <= UInt16.max })
        else {
            throw .inconsistent(section: "\(name).starts", reason: "features, labels and weights do not agree")
        }
        self.width = Int(width[0])
        self.starts = starts
        self.labels = labels.map { UInt16($0) }
        self.values = values
    }
}
