internal import StrictJSON

/// Named arrays of numbers in a file of the safetensors format, read where they lie.
///
/// Laid out, little-endian: length of the header: UInt64; the header, a JSON object that gives each tensor's type, shape and
/// place; the values, row-major, one tensor after another. Reading is strict: a tensor whose shape, type and place do not
/// agree, or which lies outside the file or over another, is refused.
package struct Tensors: Sendable {
    /// What a tensor's values are.
    package enum ElementType: String, Sendable {
        case bytes = "U8"
        case signedBytes = "I8"
        case words64 = "I64"
        case floats16 = "F16"
        case floats32 = "F32"

        var size: Int {
            switch self {
            case .bytes, .signedBytes: 1
            case .floats16: 2
            case .floats32: 4
            case .words64: 8
            }
        }
    }

    struct Place: Sendable {
        let type: ElementType
        let shape: [Int]
        /// Where the values are in the file.
        let range: Range<Int>
    }

    private let file: MappedFile
    private let places: [String: Place]

    /// No header that describes a model is longer.
    private static let longestHeader = 16_000_000

    /// Opens the file at `path`.
    /// - Throws: `LearningError.file`, or `unreadable` with what is wrong.
    package init(path: String) throws(LearningError) {
        file = try MappedFile(path: path)
        places = try file.read { bytes throws(LearningError) in try Self.places(in: bytes, path) }
    }

    private static func places(in bytes: UnsafeRawBufferPointer, _ path: String) throws(LearningError) -> [String:
        Place]
    {
        func damaged(_ reason: String) -> LearningError { .unreadable(path: path, reason: reason) }
        guard bytes.count >= 8 else { throw damaged("it is too short for a header") }
        let announced = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        guard announced <= UInt64(min(longestHeader, bytes.count - 8)) else {
            throw damaged("its header is longer than the file")
        }
        let start = 8 + Int(announced)
        guard let header = try? JSON(parsing: Array(bytes[8..<start])).object else {
            throw damaged("its header is no JSON object")
        }
        var places: [String: Place] = [:]
        for member in header.members where member.key != "__metadata__" {
            guard let place = place(member.value, behind: start, count: bytes.count) else {
                throw damaged("tensor '\(member.key)' does not fit its place")
            }
            places[member.key] = place
        }
        var end = start
        for range in places.values.map(\.range).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard range.lowerBound >= end else { throw damaged("two tensors share a place") }
            end = range.upperBound
        }
        guard end == bytes.count else { throw damaged("it goes on behind the last tensor") }
        return places
    }

    private static func place(_ json: JSON, behind start: Int, count: Int) -> Place? {
        guard let word = json["dtype"]?.string, let type = ElementType(rawValue: word),
            let shape = json["shape"]?.array?.map(\.int),
            let offsets = json["data_offsets"]?.array?.map(\.int),
            offsets.count == 2, let lower = offsets[0], let upper = offsets[1],
            lower >= 0, lower <= upper, upper <= count - start
        else { return nil }
        var values = 1
        for length in shape {
            guard let length, length >= 0 else { return nil }
            let (product, overflow) = values.multipliedReportingOverflow(by: length)
            guard !overflow, product <= count else { return nil }
            values = product
        }
        guard values * type.size == upper - lower else { return nil }
        return Place(type: type, shape: shape.compactMap { $0 }, range: start + lower..<start + upper)
    }

    /// The shape of a tensor; `nil` where there is none of that name.
    func shape(of name: String) -> [Int]? { places[name]?.shape }

    /// The values of a tensor of floats.
    /// - Throws: `LearningError.missingSection`, or `inconsistent` where type or shape is another.
    func floats(_ name: String, _ shape: [Int]) throws(LearningError) -> [Float] {
        let range = try place(name, .floats32, shape).range
        return file.read { bytes in
            [Float](unsafeUninitializedCapacity: range.count / 4) { buffer, count in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
                count = range.count / 4
            }
        }
    }

    /// The bytes of a tensor of bytes, which stay in the file.
    func bytes(_ name: String, _ shape: [Int]) throws(LearningError) -> TensorBytes {
        TensorBytes(file: file, range: try place(name, .bytes, shape).range)
    }

    private func place(_ name: String, _ type: ElementType, _ shape: [Int]) throws(LearningError) -> Place {
        guard let place = places[name] else { throw .missingSection(name) }
        guard place.type == type, place.shape == shape else {
            throw .inconsistent(
                section: name, reason: "it is \(place.type.rawValue) \(place.shape), not \(type.rawValue) \(shape)")
        }
        return place
    }
}

/// Bytes of a tensor that stay in its file until they are touched.
struct TensorBytes: Sendable {
    fileprivate let file: MappedFile
    fileprivate let range: Range<Int>

    /// Calls `body` with `count` bytes from `offset`; both lie within the tensor.
    func read(_ offset: Int, count: Int, _ body: (UnsafePointer<UInt8>) -> Void) {
        precondition(offset >= 0 && count > 0 && offset + count <= range.count, "a place within the tensor")
        file.read { bytes in
            // Not empty: the tensor has `count` bytes.
            body((bytes.baseAddress! + range.lowerBound + offset).assumingMemoryBound(to: UInt8.self))
        }
    }
}
