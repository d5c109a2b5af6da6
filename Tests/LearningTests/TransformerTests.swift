import CKernels
import Foundation
import Learning
import Testing

/// A small transformer with random weights, and what it must give, calculated slowly and in double precision.
struct SlowTransformer {
    let width = 32
    let heads = 2
    let hidden = 48
    let layers = 3
    let words = 40
    let positions = 20
    private(set) var tensors: [String: (values: [Float], shape: [Int])] = [:]

    init(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        func add(_ name: String, _ shape: [Int], around middle: Float = 0) {
            let values = (0..<shape.reduce(1, *)).map { _ in middle + (chance.unit() - 0.5) * 0.6 }
            tensors[name] = (values, shape)
        }
        add("embeddings.word_embeddings.weight", [words, width])
        add("embeddings.position_embeddings.weight", [positions, width])
        add("embeddings.token_type_embeddings.weight", [2, width])
        for name in norms { add("\(name).weight", [width], around: 1) }
        for name in norms { add("\(name).bias", [width]) }
        for layer in 0..<layers {
            for (name, depth, columns) in [
                ("attention.self.query", width, width), ("attention.self.key", width, width),
                ("attention.self.value", width, width), ("attention.output.dense", width, width),
                ("intermediate.dense", width, hidden), ("output.dense", hidden, width),
            ] {
                add("encoder.layer.\(layer).\(name).weight", [columns, depth])
                add("encoder.layer.\(layer).\(name).bias", [columns])
            }
        }
    }

    private var norms: [String] {
        ["embeddings.LayerNorm"]
            + (0..<layers).flatMap {
                ["encoder.layer.\($0).attention.output.LayerNorm", "encoder.layer.\($0).output.LayerNorm"]
            }
    }

    var file: Data {
        var written = WrittenTensors()
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            written.add(tensor.values, tensor.shape, as: name)
        }
        return written.data
    }

    private func row(_ name: String, _ number: Int) -> [Double] {
        tensors[name]!.values[number * width..<(number + 1) * width].map(Double.init)
    }

    private func dense(_ x: [Double], _ name: String) -> [Double] {
        let (weights, shape) = tensors["\(name).weight"]!
        return (0..<shape[0]).map { column in
            x.indices.reduce(Double(tensors["\(name).bias"]!.values[column])) {
                $0 + x[$1] * Double(weights[column * shape[1] + $1])
            }
        }
    }

    private func normalised(_ x: [Double], _ name: String) -> [Double] {
        let mean = x.reduce(0, +) / Double(x.count)
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
        return x.indices.map {
            (x[$0] - mean) / (variance + 1e-12).squareRoot() * Double(tensors["\(name).weight"]!.values[$0])
                + Double(tensors["\(name).bias"]!.values[$0])
        }
    }

    private func sum(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 + $1 } }

    /// The mean over the tokens behind each layer.
    func means(of message: [Int]) -> [[Double]] {
        var rows = message.enumerated().map { place, word in
            normalised(
                sum(
                    sum(
                        row("embeddings.word_embeddings.weight", word),
                        row("embeddings.position_embeddings.weight", place)),
                    row("embeddings.token_type_embeddings.weight", 0)),
                "embeddings.LayerNorm")
        }
        return (0..<layers).map { layer in
            let name = "encoder.layer.\(layer)"
            let size = width / heads
            let queries = rows.map { dense($0, "\(name).attention.self.query") }
            let keys = rows.map { dense($0, "\(name).attention.self.key") }
            let values = rows.map { dense($0, "\(name).attention.self.value") }
            let attended = rows.indices.map { token in
                (0..<heads).flatMap { head in
                    let own = head * size..<(head + 1) * size
                    let shares = rows.indices.map { other in
                        exp(own.reduce(0) { $0 + queries[token][$1] * keys[other][$1] } / Double(size).squareRoot())
                    }
                    return own.map { place in
                        rows.indices.reduce(0) { $0 + shares[$1] * values[$1][place] } / shares.reduce(0, +)
                    }
                }
            }
            rows = rows.indices.map { token in
                let x = normalised(
                    sum(rows[token], dense(attended[token], "\(name).attention.output.dense")),
                    "\(name).attention.output.LayerNorm")
                let hidden = dense(x, "\(name).intermediate.dense").map { $0 / 2 * (1 + erf($0 / 2.0.squareRoot())) }
                return normalised(sum(x, dense(hidden, "\(name).output.dense")), "\(name).output.LayerNorm")
            }
            return (0..<width).map { place in rows.reduce(0) { $0 + $1[place] } / Double(rows.count) }
        }
    }
}

@Suite struct TransformerTests {
    private let slow = SlowTransformer(seed: 5)
    private let messages: [[Int]] = [[3, 1, 4, 1, 5, 9, 2, 6], [7], Array(10..<29), [39, 0, 39]]

    private func means(_ messages: [[Int]], _ layers: [Int], _ precision: EncoderPrecision) throws -> [Float] {
        try withFile(slow.file) { path in
            let transformer = try Transformer(Tensors(path: path), heads: slow.heads, precision: precision)
            var state = Transformer.State()
            return transformer.means(of: messages.map { $0.map(Int32.init) }, behind: layers, &state)
        }
    }

    @Test func `a batch gives what the equations give, layer by layer`() throws {
        let found = try means(messages, [1, 3], .full)
        #expect(found.count == messages.count * 2 * slow.width)
        for (number, message) in messages.enumerated() {
            let wanted = slow.means(of: message)
            for (place, layer) in [1, 3].enumerated() {
                let start = (number * 2 + place) * slow.width
                for (x, y) in zip(found[start..<start + slow.width], wanted[layer - 1]) {
                    #expect(abs(Double(x) - y) < 2e-5)
                }
            }
        }
    }

    @Test func `weights of one byte give nearly the same direction`() throws {
        let found = try means(messages, [3], .compact)
        for (number, message) in messages.enumerated() {
            let own = found[number * slow.width..<(number + 1) * slow.width]
            #expect(cosine(own, slow.means(of: message)[2]) > 0.995)
        }
    }

    @Test(arguments: EncoderPrecision.allCases)
    func `a message's vector does not depend on the messages beside it`(_ precision: EncoderPrecision) throws {
        let together = try means(messages, [2, 3], precision)
        let alone = try messages.flatMap { try means([$0], [2, 3], precision) }
        #expect(together == alone)
    }

    @Test func `what is too long is cut off and what is empty gives zeros`() throws {
        let long = Array(repeating: 8, count: slow.positions)
        let found = try means([long + [1, 2, 3], [], long], [3], .full)
        #expect(found[..<slow.width] == found[(2 * slow.width)...])
        #expect(found[slow.width..<2 * slow.width].allSatisfy { $0 == 0 })
    }

    @Test(arguments: [1, 2, 7, 15, 16, 17, 33])
    func `products of bytes are the same however the machine makes them`(_ rows: Int) {
        let (depth, columns) = (48, 32)
        var chance = SeededGenerator(seed: UInt64(rows))
        let x = (0..<rows * depth).map { _ in chance.unit() * 8 - 4 }
        let panels = (0..<depth * columns).map { _ in UInt8(1 + chance.index(below: 255)) }
        let scales = (0..<columns).map { _ in chance.unit() }
        var codes = [Int8](repeating: 0, count: 2 * rows * depth)
        var rowScales = [Float](repeating: 0, count: rows)
        var sums = [Int32](repeating: 0, count: 2 * rows)
        kernel_quantise(x, depth, rows, depth, &codes, &rowScales, &sums)
        var fast = [Float](repeating: 0, count: rows * columns)
        var plain = fast
        kernel_dense_bytes(
            codes, rowScales, sums, rows, depth, panels, scales, scales, columns, &fast, columns)
        kernel_dense_bytes_plain(
            codes, rowScales, sums, rows, depth, panels, scales, scales, columns, &plain, columns)
        #expect(fast == plain)
        #expect(plain.contains { $0 != 0 })
    }
}
