import Learning
import Testing

@Suite struct `Piece vectors` {
    /// Texts of twelve pieces whose meaning is exactly the sum of their pieces' meanings, in 80 columns.
    private static func world() -> (pieces: [[Int32]], texts: DenseRows, alone: DenseRows) {
        var generator = SeededGenerator(seed: 5)
        let meanings = (0..<12).map { _ in (0..<80).map { _ in generator.unit() - 0.5 } }
        var pieces: [[Int32]] = []
        var texts: [Float] = []
        for _ in 0..<400 {
            let text = (0..<2 + generator.index(below: 4)).map { _ in Int32(generator.index(below: 12)) }
            pieces.append(text)
            let scale = 1 / Float(text.count).squareRoot()
            for column in 0..<80 {
                texts.append(text.reduce(0) { $0 + meanings[Int($1)][column] } * scale)
            }
        }
        // What the encoders say of a piece alone is blurred: the texts have to teach the rest.
        let alone = meanings.flatMap { meaning in meaning.map { $0 + 0.6 * (generator.unit() - 0.5) } }
        return (pieces, DenseRows(texts, columns: 80), DenseRows(alone, columns: 80))
    }

    private static func distilled(threads: Int) -> PieceVectors {
        let (pieces, texts, alone) = world()
        var distillation = PieceDistillation()
        distillation.width = 64
        distillation.threads = threads
        return distillation.vectors(pieces: pieces, texts: texts, alone: alone)
    }

    @Test func `texts that mean alike for the encoders are near each other`() {
        let (pieces, texts, _) = Self.world()
        let vectors = Self.distilled(threads: 1)
        func cosine(_ one: [Float], _ other: [Float]) -> Float {
            Vectors.dot(one, other) / (Vectors.dot(one, one) * Vectors.dot(other, other)).squareRoot()
        }
        var nearest = 0
        for text in 0..<100 {
            let own = vectors.vector(of: pieces[text])
            func best(_ likeness: (Int) -> Float) -> Int? {
                (100..<400).max { likeness($0) < likeness($1) }
            }
            let ours = best { cosine(own, vectors.vector(of: pieces[$0])) }
            let theirs = best { cosine(texts[text], texts[$0]) }
            if let ours, let theirs, cosine(texts[ours], texts[text]) > cosine(texts[theirs], texts[text]) - 0.05 {
                nearest += 1
            }
        }
        #expect(nearest >= 80)
    }

    @Test func `the same texts give the same vectors, with any number of threads`() {
        #expect(Self.distilled(threads: 1) == Self.distilled(threads: 3))
    }

    @Test func `a text's vector has length 1, and no pieces have none`() {
        let vectors = Self.distilled(threads: 1)
        let one = vectors.vector(of: [1, 2, 3])
        #expect(abs(Vectors.dot(one, one) - 1) < 1e-4)
        #expect(vectors.vector(of: []).allSatisfy { $0 == 0 })
    }

    @Test func `vectors come back from a file as they were`() throws {
        let vectors = Self.distilled(threads: 1)
        var file = ModelFile()
        vectors.store(in: &file, as: "v")
        #expect(try PieceVectors(from: ModelFile(encoded: file.encoded()), as: "v") == vectors)
    }
}
