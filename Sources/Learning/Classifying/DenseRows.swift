/// Vectors without many zeros, of one width, one after another: (rows × columns), row-major.
package struct DenseRows: Sendable {
    /// How many columns a row has.
    package let columns: Int
    package private(set) var values: [Float]

    /// - Parameter values: As many as make whole rows.
    package init(_ values: [Float], columns: Int) {
        precondition(columns > 0 && values.count % columns == 0, "whole rows")
        self.columns = columns
        self.values = values
    }

    /// How many rows there are.
    package var count: Int { values.count / columns }

    /// The row of that number.
    package subscript(row: Int) -> [Float] { Array(values[row * columns..<(row + 1) * columns]) }

    /// Some of the rows, in the order of their numbers here.
    package func rows(_ numbers: [Int]) -> DenseRows {
        var chosen: [Float] = []
        chosen.reserveCapacity(numbers.count * columns)
        for number in numbers { chosen += values[number * columns..<(number + 1) * columns] }
        return DenseRows(chosen, columns: columns)
    }

    /// Brings each row to unit length; one of zeros stays as it is.
    package mutating func scaleToUnitLength() {
        for row in 0..<count {
            let own = row * columns..<(row + 1) * columns
            let square = own.reduce(Float(0)) { $0 + values[$1] * values[$1] }
            guard square > 0 else { continue }
            let scale = 1 / square.squareRoot()
            for place in own { values[place] *= scale }
        }
    }

    /// Takes the mean of each column away, and gives it.
    /// - Parameter most: A longer mean is shortened to this before.
    @discardableResult package mutating func centre(by most: Float = .infinity) -> [Float] {
        var means = moments().means
        let length = Vectors.dot(means, means).squareRoot()
        if length > most { means = means.map { $0 * most / length } }
        for row in 0..<count {
            for column in 0..<columns { values[row * columns + column] -= means[column] }
        }
        return means
    }

    /// The mean and the standard deviation of each column; a column that never changes has deviation 1.
    func moments() -> (means: [Float], deviations: [Float]) {
        var sums = [Double](repeating: 0, count: columns)
        var squares = sums
        for row in 0..<count {
            for column in 0..<columns { sums[column] += Double(values[row * columns + column]) }
        }
        for row in 0..<count {
            for column in 0..<columns {
                let distance = Double(values[row * columns + column]) - sums[column] / Double(count)
                squares[column] += distance * distance
            }
        }
        let means = sums.map { Float($0 / Double(max(1, count))) }
        let deviations = squares.map { square in
            let variance = square / Double(max(1, count))
            return variance > 1e-12 ? Float(variance.squareRoot()) : 1
        }
        return (means, deviations)
    }
}
