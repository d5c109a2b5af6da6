import CKernels

/// What the numbers of a vector weigh for labels. Vectors are standardised by what was usual in training, and scaled so that
/// their length is about 4, whatever their width.
struct TagVectorWeights: Storable, Sendable, Equatable {
    /// Numbers of a vector, a multiple of 16.
    let columns: Int
    /// The number of labels, rounded up to whole cache lines.
    let width: Int
    /// One a column.
    private let means: [Float]
    /// One a column: what a number less its mean is multiplied by.
    private let scales: [Float]
    /// (width / 16 × columns × 16): panels of 16 labels.
    var panels: [Float]

    /// No weight for any number yet.
    /// - Parameter rows: What vectors are usually like.
    init(standardising rows: DenseRows, width: Int) {
        precondition(rows.columns % Self.panel == 0 && width % Self.panel == 0, "whole panels")
        columns = rows.columns
        self.width = width
        let (means, deviations) = rows.moments()
        let unit = Self.length / Float(columns).squareRoot()
        self.means = means
        scales = deviations.map { unit / $0 }
        panels = [Float](repeating: 0, count: width * columns)
    }

    /// The typical length of a vector, once it is standardised.
    private static let length: Float = 4
    /// In units of a usual number: what is farther out says no more.
    private static let farthest: Float = 5
    static let panel = Int(KERNEL_PANEL)

    /// The vectors as the weights take them: (places × columns).
    func standardised(_ vectors: ArraySlice<Float>) -> [Float] {
        precondition(vectors.count % columns == 0, "whole vectors")
        var standard = Array(vectors)
        let bound = Self.farthest * Self.length / Float(columns).squareRoot()
        for start in stride(from: 0, to: standard.count, by: columns) {
            for column in 0..<columns {
                let value = (standard[start + column] - means[column]) * scales[column]
                standard[start + column] = min(bound, max(-bound, value))
            }
        }
        return standard
    }

    /// Writes what vectors say of each label: (places × width).
    func write(_ vectors: [Float], to scores: inout [Float]) {
        write(standard: standardised(vectors[...]), to: &scores)
    }

    /// The same of vectors that are standardised.
    func write(standard vectors: [Float], to scores: inout [Float]) {
        let places = vectors.count / columns
        guard places > 0 else { return }
        precondition(scores.count >= places * width, "room for a row a place")
        let none = [Float](repeating: 0, count: width)
        kernel_dense(vectors, columns, places, columns, panels, none, width, &scores, width)
    }

    func store(in file: inout ModelFile, as name: String) {
        file.add([UInt32(width)], as: "\(name).width")
        file.add(means, as: "\(name).means")
        file.add(scales, as: "\(name).scales")
        file.add(panels, as: "\(name).panels")
    }

    /// Whether there are such weights under a name.
    static func isIn(_ file: ModelFile, as name: String) -> Bool { file.names.contains("\(name).panels") }

    init(from file: ModelFile, as name: String) throws(LearningError) {
        let width = try file.words32("\(name).width")
        means = try file.floats("\(name).means")
        scales = try file.floats("\(name).scales")
        panels = try file.floats("\(name).panels")
        columns = means.count
        guard width.count == 1, width[0] % UInt32(Self.panel) == 0, columns > 0, columns % Self.panel == 0,
            scales.count == columns, panels.count == columns * Int(width[0])
        else {
            throw .inconsistent(section: "\(name).panels", reason: "columns, labels and weights do not agree")
        }
        self.width = Int(width[0])
    }
}
