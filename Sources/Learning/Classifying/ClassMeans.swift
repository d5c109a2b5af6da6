/// The mean vector of each class, and how close another vector is to the nearest of them.
///
/// What a classifier cannot tell, whether a vector is like anything that it was trained on, its distance to the nearest mean
/// does (Mensink et al. 2013, "Distance-based image classification"; Lee et al. 2018, "A simple unified framework for
/// detecting out-of-distribution samples"). Covariances were tried and left out: with few rows a class they cost accuracy,
/// with many they brought nothing.
package struct ClassMeans: Storable, Sendable, Equatable {
    /// x·mean − ½|mean|² of each class: −½|x − mean|², but for what is the same of all classes.
    private let closeness: DenseClassifier

    /// The means of the rows of each class below `count`; a class without rows is close to nothing.
    package init(of rows: DenseRows, labels: [Int], count: Int) {
        let columns = rows.columns
        var weights = [Float](repeating: 0, count: columns * count)
        var frequencies = [Float](repeating: 0, count: count)
        for (row, label) in labels.enumerated() where label < count {
            frequencies[label] += 1
            for (column, value) in rows[row].enumerated() { weights[column * count + label] += value }
        }
        var squares = [Float](repeating: 0, count: count)
        for column in 0..<columns {
            for label in 0..<count where frequencies[label] > 0 {
                weights[column * count + label] /= frequencies[label]
                squares[label] += weights[column * count + label] * weights[column * count + label]
            }
        }
        let biases = zip(frequencies, squares).map { $0 > 0 ? -$1 / 2 : Self.nowhere }
        closeness = DenseClassifier(labels: count, weights: weights, biases: biases)
    }

    private static let nowhere: Float = -1_000

    /// How close a vector is to the nearest mean, larger is closer; of vectors of length 1, −½|x − mean|² + ½.
    package func closeness(of vector: [Float]) -> Float { closeness.margins(of: vector).max() ?? Self.nowhere }

    package func store(in file: inout ModelFile, as name: String) { closeness.store(in: &file, as: name) }

    package init(from file: ModelFile, as name: String) throws(LearningError) {
        closeness = try DenseClassifier(from: file, as: name)
    }
}
