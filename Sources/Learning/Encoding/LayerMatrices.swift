/// What one layer of a transformer has learned, as it was trained: what is packed to run it, and what is changed to adapt it.
struct LayerMatrices: Sendable {
    /// y = x·weights + biases.
    struct Matrix: Sendable {
        var rows: [Float]  // (columns × depth), row-major
        let biases: [Float]  // (columns)
        var depth: Int { rows.count / biases.count }
    }

    let attending: Matrix  // width → queries, keys and values, 3 × width
    let attended: Matrix  // width → width
    let afterAttention: TransformerWeights.Norm
    let widening: Matrix  // width → hidden
    let narrowing: Matrix  // hidden → width
    let afterFeeding: TransformerWeights.Norm

    /// Reads the tensors of layer `number` under the names that BERT's checkpoints have.
    init(_ tensors: Tensors, _ shape: TransformerShape, _ number: Int) throws(LearningError) {
        let width = shape.width
        let name = "encoder.layer.\(number)"
        func matrix(_ parts: [String], _ depth: Int, _ columns: Int) throws(LearningError) -> Matrix {
            var rows: [Float] = []
            var biases: [Float] = []
            for part in parts {
                rows += try tensors.floats("\(name).\(part).weight", [columns, depth])
                biases += try tensors.floats("\(name).\(part).bias", [columns])
            }
            return Matrix(rows: rows, biases: biases)
        }
        attending = try matrix(["query", "key", "value"].map { "attention.self.\($0)" }, width, width)
        attended = try matrix(["attention.output.dense"], width, width)
        afterAttention = try TransformerWeights.Norm(tensors, "\(name).attention.output.LayerNorm", width)
        widening = try matrix(["intermediate.dense"], width, shape.hidden)
        narrowing = try matrix(["output.dense"], shape.hidden, width)
        afterFeeding = try TransformerWeights.Norm(tensors, "\(name).output.LayerNorm", width)
    }

    /// Those of all layers.
    static func all(of tensors: Tensors, _ shape: TransformerShape) throws(LearningError) -> [LayerMatrices] {
        var all: [LayerMatrices] = []
        for number in 0..<shape.layers { all.append(try LayerMatrices(tensors, shape, number)) }
        return all
    }

    /// - Parameter matrices: In the order of `matrices`.
    init(_ other: LayerMatrices, _ matrices: [Matrix]) {
        attending = matrices[0]
        attended = matrices[1]
        afterAttention = other.afterAttention
        widening = matrices[2]
        narrowing = matrices[3]
        afterFeeding = other.afterFeeding
    }

    /// All four, in the order in which a message goes through them.
    var matrices: [Matrix] { [attending, attended, widening, narrowing] }
}
