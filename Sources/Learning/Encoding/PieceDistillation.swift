internal import CKernels

/// Learns a vector for each piece, so that the sum of a text's pieces comes as near as it can to the vectors that large
/// encoders give the text.
///
/// It begins with what the encoders say of each piece alone, weighted down where it is frequent (a / (a + p), Arora, Liang
/// and Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings"), in the directions in which texts differ
/// most. From there it goes by ridge regression on whole texts: Σ |Σ pieces/√n − text|² + λ·Σ |piece − beginning|², by
/// conjugate gradients, which a few steps bring near enough.
package struct PieceDistillation: Sendable {
    /// Numbers a vector will have; a multiple of `block`.
    package var width = 256
    /// λ: what it costs to leave the beginning, against the error of one text.
    package var anchor: Float = 20
    /// a: pieces more frequent than this count for less than half.
    package var frequent: Float = 1e-3
    /// Steps of conjugate gradients.
    package var steps = 12
    /// Texts from which the directions are found.
    package var texts = 20_000
    package var seed: UInt64 = 1
    /// Threads at most. The result does not depend on them.
    package var threads = 1

    /// Distilling as the shipped vectors were.
    package init() {}

    /// Columns that are learned together.
    private static let block = 64

    /// - Parameters:
    ///   - pieces: Of each text, numbers below the count of `alone`.
    ///   - texts: What the encoders say of each text, a row a text.
    ///   - alone: What they say of each piece, a row a piece.
    package func vectors(pieces: [[Int32]], texts: DenseRows, alone: DenseRows) -> PieceVectors {
        precondition(pieces.count == texts.count && texts.count > 1 && width % Self.block == 0, "a row for each text")
        var generator = SeededGenerator(seed: seed)
        let sample = generator.order(of: texts.count).prefix(self.texts).sorted()
        let axes = PrincipalAxes(
            of: DenseRows(sample.flatMap { texts[$0] }, columns: texts.columns), count: width, seed: seed)
        let targets = axes.places(of: texts, threads: threads)
        let start = beginning(alone, along: axes, pieces)
        let bags = Bags(pieces, count: alone.count)
        let blocks = concurrentMap(width / Self.block, threads: threads) { number in
            let columns = number * Self.block..<(number + 1) * Self.block
            return learned(bags, Self.columns(columns, of: targets), from: Self.columns(columns, of: start))
        }
        var values: [Float] = []
        values.reserveCapacity(alone.count * width)
        for piece in 0..<alone.count {
            for block in blocks { values += block[piece * Self.block..<(piece + 1) * Self.block] }
        }
        return PieceVectors(values, width: width)
    }

    /// What the encoders say of each piece, centred among the pieces, along the axes, and weighed by its frequency.
    private func beginning(_ alone: DenseRows, along axes: PrincipalAxes, _ pieces: [[Int32]]) -> DenseRows {
        var counts = [Float](repeating: 1, count: alone.count)
        for text in pieces { for piece in text { counts[Int(piece)] += 1 } }
        let total = counts.reduce(0, +)
        let places = axes.places(of: alone, threads: threads)
        let means = places.moments().means
        var values = places.values
        for piece in 0..<places.count {
            let weight = frequent / (frequent + counts[piece] / total)
            for column in 0..<width {
                values[piece * width + column] = (values[piece * width + column] - means[column]) * weight
            }
        }
        return DenseRows(values, columns: width)
    }

    private static func columns(_ columns: Range<Int>, of rows: DenseRows) -> [Float] {
        (0..<rows.count).flatMap { row in
            rows.values[row * rows.columns + columns.lowerBound..<row * rows.columns + columns.upperBound]
        }
    }

    /// - Parameters:
    ///   - targets: (texts × block)
    ///   - start: (pieces × block)
    private func learned(_ bags: Bags, _ targets: [Float], from start: [Float]) -> [Float] {
        // The beginning has the length that fits the texts best; only its directions are the encoders'.
        let first = bags.texts(of: start)
        let length = Vectors.dot(first, targets) / max(Vectors.dot(first, first), .leastNormalMagnitude)
        var vectors = start.map { $0 * length }
        var missing = targets
        Vectors.add(-length, times: first, to: &missing)
        var residual = bags.pieces(of: missing)
        var direction = residual
        var square = Vectors.dot(residual, residual)
        for _ in 0..<steps where square > 0 {
            var product = bags.pieces(of: bags.texts(of: direction))
            Vectors.add(anchor, times: direction, to: &product)
            let step = square / Vectors.dot(direction, product)
            Vectors.add(step, times: direction, to: &vectors)
            Vectors.add(-step, times: product, to: &residual)
            let next = Vectors.dot(residual, residual)
            var turned = residual
            Vectors.add(next / square, times: direction, to: &turned)
            direction = turned
            square = next
        }
        return vectors
    }

    /// Texts as bags of pieces, each piece weighing 1/√n of a text of n.
    private struct Bags: Sendable {
        let pieces: [[Int32]]
        let count: Int

        init(_ pieces: [[Int32]], count: Int) {
            self.pieces = pieces
            self.count = count
        }

        private func weight(of text: Int) -> Float { 1 / Float(max(1, pieces[text].count)).squareRoot() }

        /// (pieces × block) to (texts × block)
        func texts(of vectors: [Float]) -> [Float] {
            let width = PieceDistillation.block
            var sums = [Float](repeating: 0, count: pieces.count * width)
            sums.withUnsafeMutableBufferPointer { sums in
                vectors.withUnsafeBufferPointer { vectors in
                    for text in pieces.indices {
                        let weight = weight(of: text)
                        for piece in pieces[text] {
                            kernel_add_scaled(
                                weight, vectors.baseAddress! + Int(piece) * width, sums.baseAddress! + text * width,
                                width)
                        }
                    }
                }
            }
            return sums
        }

        /// (texts × block) to (pieces × block)
        func pieces(of texts: [Float]) -> [Float] {
            let width = PieceDistillation.block
            var sums = [Float](repeating: 0, count: count * width)
            sums.withUnsafeMutableBufferPointer { sums in
                texts.withUnsafeBufferPointer { texts in
                    for text in pieces.indices {
                        let weight = weight(of: text)
                        for piece in pieces[text] {
                            kernel_add_scaled(
                                weight, texts.baseAddress! + text * width, sums.baseAddress! + Int(piece) * width, width
                            )
                        }
                    }
                }
            }
            return sums
        }
    }
}
