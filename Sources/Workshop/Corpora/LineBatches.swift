/// Cuts a source of bytes into batches of whole lines, so that memory stays the same however long the source is.
///
/// Where a batch ends depends on how the bytes arrive; what stands in it and under which line numbers does not.
package struct LineBatches: ~Copyable {
    /// Some neighbouring lines.
    package struct Batch: Sendable {
        /// The lines with their ends; the last one may lack its end at the end of the source.
        package let bytes: [UInt8]
        /// The number of the first, counted from 1.
        package let firstLine: Int
        /// True when this is the first part of one line that is longer than the limit; the rest is skipped.
        package let isTooLong: Bool
    }

    /// The longest line that is read, its end not counted, unless another limit is set.
    package static let defaultLimit = 1 << 20

    /// Where the bytes come from.
    package let source: ByteSource
    /// How many bytes were taken from the source.
    package private(set) var bytesRead = 0
    private let batchSize: Int
    private let limit: Int
    private let isQuoted: Bool
    private var pending: [UInt8] = []
    private var nextLine = 1
    private var isAtEnd = false

    /// - Parameters:
    ///   - batchSize: About how many bytes a batch has.
    ///   - limit: The longest line in bytes.
    ///   - isQuoted: True where a line end between two `"` belongs to its record, as in CSV.
    package init(
        _ source: consuming ByteSource, batchSize: Int = 1 << 16, limit: Int = defaultLimit, isQuoted: Bool = false
    ) {
        self.source = source
        self.batchSize = batchSize
        self.limit = limit
        self.isQuoted = isQuoted
    }

    /// The first byte of the source that is no white space, looked at and left where it is; a byte order mark is
    /// dropped. `nil` when there is none in the first batch.
    package mutating func opening() throws(WorkshopError) -> UInt8? {
        while pending.count < 3, try fill() {}
        if pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
        while pending.count < batchSize, pending.allSatisfy(Self.isSpace), try fill() {}
        return pending.first { !Self.isSpace($0) }
    }

    /// The first line alone, without its end: the names of a table's columns. It is at most one batch long.
    package mutating func takeLine() throws(WorkshopError) -> [UInt8] {
        while pending.count < batchSize, !pending.contains(0x0A), try fill() {}
        let end = pending.firstIndex(of: 0x0A)
        var line = pending[..<(end ?? pending.count)]
        if line.last == 0x0D { line.removeLast() }
        let names = Array(line)
        pending.removeFirst(end.map { $0 + 1 } ?? pending.count)
        nextLine += 1
        return names
    }

    /// The next whole lines; `nil` at the end.
    package mutating func next() throws(WorkshopError) -> Batch? {
        var searched = 0
        while true {
            while pending.count < batchSize, try fill() {}
            if isAtEnd { return pending.isEmpty ? nil : take(pending.count) }
            if let end = lastEnd(after: searched) { return take(end) }
            guard pending.count <= limit else { return try skipLine() }
            searched = isQuoted ? 0 : pending.count
            guard try fill() else { continue }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Takes more from the source; false at its end.
    private mutating func fill() throws(WorkshopError) -> Bool {
        guard !isAtEnd else { return false }
        let got = try source.read(into: &pending, atMost: batchSize)
        bytesRead += got
        isAtEnd = got == 0
        return !isAtEnd
    }

    /// The place after the last line end at or after `start`.
    private func lastEnd(after start: Int) -> Int? {
        guard isQuoted else { return pending[start...].lastIndex(of: 0x0A).map { $0 + 1 } }
        var isInQuotes = false
        var end: Int?
        for (place, byte) in pending.enumerated() {
            if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
            if byte == 0x0A, !isInQuotes { end = place + 1 }
        }
        return end
    }

    private mutating func take(_ count: Int) -> Batch {
        let batch = Batch(bytes: Array(pending[..<count]), firstLine: nextLine, isTooLong: false)
        pending.removeFirst(count)
        nextLine += batch.bytes.lazy.filter { $0 == 0x0A }.count
        return batch
    }

    /// Leaves out the line that `pending` begins with, without ever holding more of it than the limit.
    private mutating func skipLine() throws(WorkshopError) -> Batch {
        let batch = Batch(bytes: [], firstLine: nextLine, isTooLong: true)
        repeat {
            if let end = pending.firstIndex(of: 0x0A) {
                pending.removeFirst(end + 1)
                break
            }
            pending.removeAll(keepingCapacity: true)
        } while try fill()
        nextLine += 1
        return batch
    }
}

extension LineBatches.Batch {
    /// Calls `body` with each line and its number, in order: without its end, and without the CR before it.
    ///
    /// - Parameter isQuoted: As in `LineBatches`: then a line may hold line ends, and has the number of its first.
    package func forEachLine(isQuoted: Bool = false, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void) {
        var number = firstLine
        bytes.withUnsafeBufferPointer { all in
            var start = 0
            while start < all.count {
                var end = start
                var isInQuotes = false
                var ends = 0
                while end < all.count {
                    if all[end] == 0x0A {
                        guard isInQuotes else { break }
                        ends += 1
                    } else if isQuoted, all[end] == UInt8(ascii: "\"") {
                        isInQuotes.toggle()
                    }
                    end += 1
                }
                let isCRLF = end > start && all[end - 1] == 0x0D
                body(UnsafeBufferPointer(rebasing: all[start..<(isCRLF ? end - 1 : end)]), number)
                number += ends + 1
                start = end + 1
            }
        }
    }
}
