/// What a trained model is kept in: named sections of one type of number each, every one with its fingerprint.
///
/// A model writes itself by adding sections and reads itself by asking for them; nothing is decoded value by value.
/// The same sections in the same order are the same bytes. Laid out, little-endian:
///
///     "RAPPORT\0"  format: UInt32  sections: UInt32  length of the whole: UInt64  fingerprint of the directory: UInt64
///     directory, an entry a section:  length of the name: UInt16  name  type: UInt8
///                                     offset: UInt64  length in bytes: UInt64  fingerprint of the bytes: UInt64
///     sections, each beginning at a multiple of 64, with zeros between
///
/// Since the directory holds the fingerprint of every section, its own fingerprint stands for the whole content.
/// Reading is strict: what is damaged, misplaced or too long is refused, and an error names the section.
package struct ModelFile: Sendable {
    /// What a section holds.
    package enum ElementType: UInt8, Sendable {
        case bytes = 1
        case signedBytes, words32, words64, floats32, floats64, strings
    }

    /// The format that this program writes and reads.
    package static let format: UInt32 = 1

    struct Section: Sendable {
        let name: String
        let type: ElementType
        let bytes: ArraySlice<UInt8>
        let fingerprint: Fingerprint
    }

    private(set) var sections: [Section] = []
    private var places: [String: Int] = [:]

    /// A file with nothing in it yet.
    package init() {}

    /// The names of the sections, in the order in which they were added.
    package var names: [String] { sections.map(\.name) }

    /// The fingerprint of all that is in the file: its version.
    package var fingerprint: Fingerprint { Fingerprint(of: directory().bytes) }

    // MARK: Adding

    /// Adds a section behind the last; a name is used once.
    package mutating func add(_ values: [UInt8], as name: String) { add(raw: values, .bytes, name) }
    package mutating func add(_ values: [Int8], as name: String) { add(raw: Self.raw(values), .signedBytes, name) }
    package mutating func add(_ values: [UInt32], as name: String) { add(raw: Self.raw(values), .words32, name) }
    package mutating func add(_ values: [UInt64], as name: String) { add(raw: Self.raw(values), .words64, name) }
    package mutating func add(_ values: [Float], as name: String) { add(raw: Self.raw(values), .floats32, name) }
    package mutating func add(_ values: [Double], as name: String) { add(raw: Self.raw(values), .floats64, name) }

    /// Strings are kept as their number and their lengths (UInt32 each), then their UTF-8 bytes one after another.
    package mutating func add(_ values: [String], as name: String) {
        let lengths = [UInt32(values.count)] + values.map { UInt32($0.utf8.count) }
        add(raw: Self.raw(lengths) + values.flatMap { Array($0.utf8) }, .strings, name)
    }

    // MARK: Asking

    package func bytes(_ name: String) throws(LearningError) -> [UInt8] { Array(try section(name, .bytes).bytes) }

    /// The values of a section that was added under that name and with that type, else an error that names it.
    package func signedBytes(_ name: String) throws(LearningError) -> [Int8] { try values(name, .signedBytes) }
    package func words32(_ name: String) throws(LearningError) -> [UInt32] { try values(name, .words32) }
    package func words64(_ name: String) throws(LearningError) -> [UInt64] { try values(name, .words64) }
    package func floats(_ name: String) throws(LearningError) -> [Float] { try values(name, .floats32) }
    package func doubles(_ name: String) throws(LearningError) -> [Double] { try values(name, .floats64) }

    package func strings(_ name: String) throws(LearningError) -> [String] {
        let bytes = try section(name, .strings).bytes
        func word(_ number: Int) -> Int? {
            let place = bytes.startIndex + number * 4
            guard place + 4 <= bytes.endIndex else { return nil }
            return (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
        }
        let damaged = LearningError.inconsistent(section: name, reason: "its strings and their lengths do not agree")
        guard let count = word(0), 4 * (count + 1) <= bytes.count else { throw damaged }
        var start = bytes.startIndex + 4 * (count + 1)
        var strings: [String] = []
        strings.reserveCapacity(count)
        for number in 0..<count {
            guard let length = word(number + 1), length <= bytes.endIndex - start,
                let string = String(validating: bytes[start..<start + length], as: UTF8.self)
            else { throw damaged }
            strings.append(string)
            start += length
        }
        guard start == bytes.endIndex else { throw damaged }
        return strings
    }

    // MARK: Sections

    mutating func append(_ section: Section) {
        precondition(places[section.name] == nil, "a section's name is used once")
        places[section.name] = sections.count
        sections.append(section)
    }

    private mutating func add(raw bytes: [UInt8], _ type: ElementType, _ name: String) {
        append(Section(name: name, type: type, bytes: bytes[...], fingerprint: Fingerprint(of: bytes)))
    }

    private func section(_ name: String, _ type: ElementType) throws(LearningError) -> Section {
        guard let place = places[name] else { throw .missingSection(name) }
        let section = sections[place]
        guard section.type == type else {
            throw .otherType(section: name, found: "\(section.type)", wanted: "\(type)")
        }
        return section
    }

    private func values<Value: BitwiseCopyable>(
        _ name: String, _ type: ElementType
    ) throws(LearningError) -> [Value] {
        let bytes = try section(name, type).bytes
        guard bytes.count % MemoryLayout<Value>.stride == 0 else {
            throw .inconsistent(section: name, reason: "it ends within a value")
        }
        return [Value](unsafeUninitializedCapacity: bytes.count / MemoryLayout<Value>.stride) { buffer, count in
            bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            count = buffer.count
        }
    }

    private static func raw<Value: BitwiseCopyable>(_ values: [Value]) -> [UInt8] {
        values.withUnsafeBytes { Array($0) }
    }
}

#if _endian(big)
    #error("Model files are written as the machine holds numbers, and that has to be little-endian.")
#endif
