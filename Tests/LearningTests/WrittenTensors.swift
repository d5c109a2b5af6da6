import Foundation

/// Tensors put into a file as the safetensors format wants them, for tests.
struct WrittenTensors {
    private var header: [String] = []
    private var values = Data()

    mutating func add(_ floats: [Float], _ shape: [Int], as name: String) {
        add(floats.withUnsafeBytes { Data($0) }, "F32", shape, as: name)
    }

    mutating func add(bytes: [UInt8], _ shape: [Int], as name: String) {
        add(Data(bytes), "U8", shape, as: name)
    }

    private mutating func add(_ data: Data, _ type: String, _ shape: [Int], as name: String) {
        let end = values.count + data.count
        header.append(#""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(values.count),\#(end)]}"#)
        values.append(data)
    }

    var data: Data { Self.file(header: "{\(header.joined(separator: ","))}", values: values) }

    static func file(header: String, values: Data) -> Data {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Data($0) } + Data(header.utf8) + values
    }
}

/// A file of some bytes that is there while `body` runs.
func withFile<Result>(_ data: Data, _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("tensors-\(UUID().uuidString)")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
}

/// How alike two vectors are: 1 for the same direction.
func cosine(_ a: some Sequence<Float>, _ b: some Sequence<Double>) -> Double {
    var product = 0.0
    var squares = (0.0, 0.0)
    for (x, y) in zip(a, b) {
        product += Double(x) * y
        squares.0 += Double(x) * Double(x)
        squares.1 += y * y
    }
    return product / (squares.0 * squares.1).squareRoot()
}
