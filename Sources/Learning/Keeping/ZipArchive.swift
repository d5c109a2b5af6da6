/// Files packed into one, as zip archives hold them: wheels of Python packages, archives of arrays.
///
/// Reading is strict: a file is found by the directory at the end, its own header must agree, and its bytes must have the
/// length and the checksum that are announced. Encrypted, split and 64-bit archives are refused.
package struct ZipArchive: Sendable {
    /// One packed file.
    package struct Entry: Sendable {
        package let name: String
        /// Bytes once unpacked.
        package let size: Int
        fileprivate let isDeflated: Bool
        fileprivate let packed: Int
        fileprivate let checksum: UInt32
        fileprivate let offset: Int
    }

    /// In the order of the directory.
    package let entries: [Entry]
    private let bytes: ArchiveBytes

    private enum ArchiveBytes: Sendable {
        case mapped(MappedFile)
        case memory([UInt8])
    }

    /// No file that this program wants is larger once it is unpacked.
    private static let largest = 1 << 30

    /// Opens the archive at `path`.
    /// - Throws: `LearningError.file`, or `unreadable`.
    package init(path: String) throws(LearningError) {
        let file = try MappedFile(path: path)
        guard let entries = file.read({ Self.entries($0.bindMemory(to: UInt8.self)) }) else {
            throw .unreadable(path: path, reason: "it is no zip archive, or its directory is damaged")
        }
        self.entries = entries
        bytes = .mapped(file)
    }

    /// An archive in memory, such as one that was packed in another; `nil` where it is none.
    init?(_ archive: [UInt8]) {
        guard let entries = archive.withUnsafeBufferPointer(Self.entries) else { return nil }
        self.entries = entries
        bytes = .memory(archive)
    }

    /// The unpacked bytes of a file; `nil` where they are not what the directory announces.
    package func unpack(_ entry: Entry) -> [UInt8]? {
        switch bytes {
        case .mapped(let file): file.read { Self.unpack(entry, $0.bindMemory(to: UInt8.self)) }
        case .memory(let bytes): bytes.withUnsafeBufferPointer { Self.unpack(entry, $0) }
        }
    }

    private static func unpack(_ entry: Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let head = Reading(bytes: bytes, start: entry.offset)
        guard head.word(0) == 0x0403_4b50, let name = head.half(26), let extra = head.half(28) else { return nil }
        let start = entry.offset + 30 + name + extra
        guard start + entry.packed <= bytes.count else { return nil }
        let packed = UnsafeBufferPointer(rebasing: bytes[start..<start + entry.packed])
        let unpacked =
            entry.isDeflated
            ? Inflate.unpack(packed, length: entry.size) : (entry.packed == entry.size ? Array(packed) : nil)
        guard let unpacked, Checksum.of(unpacked) == entry.checksum else { return nil }
        return unpacked
    }

    /// Numbers at places behind a start; `nil` behind the end.
    private struct Reading {
        let bytes: UnsafeBufferPointer<UInt8>
        let start: Int

        func half(_ place: Int) -> Int? {
            guard start + place + 2 <= bytes.count else { return nil }
            return Int(bytes[start + place]) | Int(bytes[start + place + 1]) << 8
        }

        func word(_ place: Int) -> Int? {
            guard let low = half(place), let high = half(place + 2) else { return nil }
            return low | high << 16
        }
    }

    private static func entries(_ bytes: UnsafeBufferPointer<UInt8>) -> [Entry]? {
        // The end of the directory is the last 22 bytes, but for a comment of at most 65,535.
        guard bytes.count >= 22 else { return nil }
        for start in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1) {
            let end = Reading(bytes: bytes, start: start)
            guard end.word(0) == 0x0605_4b50, end.half(20) == bytes.count - start - 22 else { continue }
            guard end.half(4) == 0, end.half(6) == 0, let count = end.half(10), end.half(8) == count,
                let size = end.word(12), let offset = end.word(16), offset + size <= start
            else { return nil }
            return entries(bytes, offset, count)
        }
        return nil
    }

    private static func entries(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ count: Int) -> [Entry]? {
        var entries: [Entry] = []
        var place = offset
        for _ in 0..<count {
            let head = Reading(bytes: bytes, start: place)
            guard head.word(0) == 0x0201_4b50, let flags = head.half(8), flags & 1 == 0, let method = head.half(10),
                method == 0 || method == 8, let checksum = head.word(16), let packed = head.word(20),
                let size = head.word(24), size <= largest, let name = head.half(28), let extra = head.half(30),
                let comment = head.half(32), let offset = head.word(42), place + 46 + name <= bytes.count,
                let text = String(validating: bytes[place + 46..<place + 46 + name], as: UTF8.self)
            else { return nil }
            entries.append(
                Entry(
                    name: text, size: size, isDeflated: method == 8, packed: packed,
                    checksum: UInt32(truncatingIfNeeded: checksum), offset: offset))
            place += 46 + name + extra + comment
        }
        return entries
    }
}

/// The cyclic redundancy check of 32 bits that zip archives carry (polynomial 0xEDB88320).
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xedb8_8320 : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xff)] ^ $0 >> 8 }
        }
    }
}
