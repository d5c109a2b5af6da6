/// A model file as bytes, and bytes as a model file.
extension ModelFile {
    private static let magic = Array("RAPPORT\0".utf8)
    private static let headerLength = 32
    private static let alignment = 64

    /// The file as it is written to disk.
    package func encoded() -> [UInt8] {
        let directory = directory()
        var bytes = Self.magic
        bytes.reserveCapacity(directory.length)
        bytes.appendLittleEndian(Self.format)
        bytes.appendLittleEndian(UInt32(sections.count))
        bytes.appendLittleEndian(UInt64(directory.length))
        bytes.appendLittleEndian(Fingerprint(of: directory.bytes).value)
        bytes += directory.bytes
        for section in sections {
            bytes += repeatElement(0, count: Self.padding(after: bytes.count))
            bytes += section.bytes
        }
        return bytes
    }

    /// Reads what `encoded` wrote, and checks every byte of it.
    package init(encoded bytes: [UInt8]) throws(LearningError) {
        self.init()
        var reader = LittleEndianReader(bytes: bytes)
        guard reader.bytes(8).map({ Array($0) }) == Self.magic else { throw .notAModel }
        guard let format: UInt32 = reader.number() else { throw .notAModel }
        guard format == Self.format else { throw .otherFormat(found: format, known: Self.format) }
        guard let count: UInt32 = reader.number(), let length: UInt64 = reader.number(),
            let fingerprint: UInt64 = reader.number()
        else { throw .notAModel }
        guard length == UInt64(bytes.count) else {
            throw .otherLength(found: bytes.count, wanted: Int(clamping: length))
        }
        let entries = try Self.entries(count, from: &reader)
        guard Fingerprint(of: Array(bytes[Self.headerLength..<reader.place])).value == fingerprint else {
            throw .damagedDirectory
        }
        var end = reader.place
        for entry in entries {
            let start = end + Self.padding(after: end)
            guard entry.offset == UInt64(start), entry.length <= UInt64(bytes.count - start),
                bytes[end..<start].allSatisfy({ $0 == 0 })
            else { throw .damagedDirectory }
            end = start + Int(entry.length)
            let found = bytes[start..<end].withUnsafeBytes { Fingerprint(of: $0) }
            guard found == entry.fingerprint else { throw .damagedSection(entry.name) }
            append(Section(name: entry.name, type: entry.type, bytes: bytes[start..<end], fingerprint: found))
        }
        guard end == bytes.count else { throw .otherLength(found: bytes.count, wanted: end) }
    }

    /// The directory's bytes, and the length of the whole file.
    func directory() -> (bytes: [UInt8], length: Int) {
        let directoryLength = sections.reduce(0) { $0 + 2 + $1.name.utf8.count + 1 + 24 }
        var end = Self.headerLength + directoryLength
        var bytes: [UInt8] = []
        bytes.reserveCapacity(directoryLength)
        for section in sections {
            let start = end + Self.padding(after: end)
            end = start + section.bytes.count
            bytes.appendLittleEndian(UInt16(section.name.utf8.count))
            bytes += Array(section.name.utf8)
            bytes.append(section.type.rawValue)
            bytes.appendLittleEndian(UInt64(start))
            bytes.appendLittleEndian(UInt64(section.bytes.count))
            bytes.appendLittleEndian(section.fingerprint.value)
        }
        return (bytes, end)
    }

    private struct Entry {
        let name: String
        let type: ElementType
        let offset: UInt64
        let length: UInt64
        let fingerprint: Fingerprint
    }

    private static func entries(
        _ count: UInt32, from reader: inout LittleEndianReader
    ) throws(LearningError) -> [Entry] {
        var entries: [Entry] = []
        var names: Set<String> = []
        for _ in 0..<count {
            guard let nameLength: UInt16 = reader.number(), let nameBytes = reader.bytes(Int(nameLength)),
                let name = String(validating: nameBytes, as: UTF8.self), names.insert(name).inserted,
                let typeNumber: UInt8 = reader.number(), let type = ElementType(rawValue: typeNumber),
                let offset: UInt64 = reader.number(), let length: UInt64 = reader.number(),
                let fingerprint: UInt64 = reader.number()
            else { throw .damagedDirectory }
            entries.append(
                Entry(
                    name: name, type: type, offset: offset, length: length,
                    fingerprint: Fingerprint(value: fingerprint)))
        }
        return entries
    }

    private static func padding(after length: Int) -> Int {
        (alignment - length % alignment) % alignment
    }
}

/// Reads numbers from bytes, and never past their end.
private struct LittleEndianReader {
    let bytes: [UInt8]
    private(set) var place = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count <= bytes.count - place else { return nil }
        defer { place += count }
        return bytes[place..<place + count]
    }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>() -> Number? {
        bytes(MemoryLayout<Number>.size)?.reversed().reduce(Number(0)) { ($0 << 8) | Number($1) }
    }
}

extension [UInt8] {
    fileprivate mutating func appendLittleEndian(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
