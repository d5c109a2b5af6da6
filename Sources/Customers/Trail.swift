import Foundation

/// Mood, length and language of a person's last messages, in a fixed number of bytes.
///
/// It is brought up to date in the transaction that keeps a message, so that reading a person costs the same after a
/// thousand turns as after one. The size is fixed so that the row is rewritten where it lies.
struct Trail: Equatable {
    /// How many messages it remembers.
    static let capacity = 20
    /// Bytes of one entry: mood (8), length (4), language (4).
    static let entrySize = 16

    /// What is remembered of one message.
    struct Entry: Equatable {
        /// −1…1, or `nil` where none was told.
        var mood: Double?
        /// Unicode scalars.
        var length: Int
        /// A code of at most four ASCII letters, or `nil` where none was told.
        var language: String?
    }

    /// The oldest first, at most `capacity`.
    private(set) var entries: [Entry] = []

    init() {}

    mutating func append(_ entry: Entry) {
        if entries.count == Self.capacity { entries.removeFirst() }
        entries.append(entry)
    }

    var moods: [Double] { entries.compactMap(\.mood) }

    var averageLength: Double? {
        entries.isEmpty ? nil : Double(entries.reduce(0) { $0 + $1.length }) / Double(entries.count)
    }

    /// The commonest language; of two equally common ones, that of the later message.
    var preferredLanguage: String? {
        var best: (language: String, count: Int)?
        for language in entries.reversed().compactMap(\.language) where language != best?.language {
            let count = entries.count { $0.language == language }
            if count > best?.count ?? 0 { best = (language, count) }
        }
        return best?.language
    }
}

extension Trail {
    /// Reads `capacity * entrySize` bytes as `bytes` wrote them; anything else is an empty trail.
    init(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == Self.capacity * Self.entrySize else { return }
        for start in stride(from: 0, to: bytes.count, by: Self.entrySize) {
            let length = UInt32(littleEndianBytes: bytes[start + 8..<start + 12])
            if length == .max { break }
            let mood = Double(bitPattern: UInt64(littleEndianBytes: bytes[start..<start + 8]))
            let language = bytes[start + 12..<start + 16].prefix { $0 != 0 }
            entries.append(
                Entry(
                    mood: mood.isNaN ? nil : mood, length: Int(length),
                    language: language.isEmpty ? nil : String(decoding: language, as: UTF8.self)))
        }
    }

    /// Always `capacity * entrySize` bytes, little-endian; unused entries have all bits set.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.capacity * Self.entrySize)
        for entry in entries {
            bytes.append(littleEndian: (entry.mood ?? .nan).bitPattern)
            bytes.append(littleEndian: UInt32(clamping: min(entry.length, Int(UInt32.max) - 1)))
            let language = (entry.language ?? "").utf8.prefix(4)
            bytes.append(contentsOf: language)
            bytes.append(contentsOf: repeatElement(0, count: 4 - language.count))
        }
        bytes.append(contentsOf: repeatElement(0xFF, count: Self.capacity * Self.entrySize - bytes.count))
        return bytes
    }
}

extension FixedWidthInteger {
    fileprivate init(littleEndianBytes bytes: ArraySlice<UInt8>) {
        self = bytes.reversed().reduce(0) { $0 << 8 | Self($1) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
