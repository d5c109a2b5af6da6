internal import Foundation

/// Cuts a stream of bytes into lines, without ever cutting or splitting one: what is too long is refused.
///
/// A line ends with LF; one CR before it is dropped. Bytes are kept until somebody asks for the next line, so that a
/// front can stop taking lines while it has enough to do. What opens like HTTP, TLS or SSH is told at once, before
/// anything in it could be taken for a request: a web page can make a browser send any bytes in a body, but not
/// without a request line before them.
package struct LineReader: Sendable {
    /// What was found next.
    package enum Event: Sendable, Equatable {
        /// A line, its end dropped.
        case line([UInt8])
        /// A line longer than the limit, and what it begins with; nothing comes after it.
        case tooLong(firstByte: UInt8)
        /// The opening of another protocol; nothing comes after it.
        case foreign(ForeignProtocol)
    }

    /// Bytes of a line, its end not counted; a line that is already kept is judged by the limit when it is asked for.
    package var limit: Int

    private var bytes: [UInt8] = []
    private var start = 0  // of the line that comes next
    private var searched = 0  // no LF stands in start..<searched
    private var isFirstLine = true
    private var isOver = false

    /// A reader of lines of at most `limit` bytes.
    package init(limit: Int) { self.limit = limit }

    /// What the line that comes next begins with; `nil` when nothing of it is there yet.
    package var firstByte: UInt8? { !isOver && start < bytes.count ? bytes[start] : nil }

    /// Takes bytes as they arrive, in pieces of any length.
    package mutating func append(_ more: some Collection<UInt8>) {
        guard !isOver else { return }
        if start > 0, start >= bytes.count / 2 {
            bytes.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        bytes.append(contentsOf: more)
    }

    /// The next line; `nil` when none is complete.
    package mutating func next() -> Event? {
        guard !isOver, start < bytes.count else { return nil }
        if isFirstLine, let foreign = ForeignProtocol(opening: bytes[start...]) { return self.end(.foreign(foreign)) }
        guard let end = lineEnd() else {
            searched = bytes.count
            // One byte more than the limit may still be the CR of a line of just that length.
            let isTooLong = bytes.count - start > limit + (bytes.last == UInt8(ascii: "\r") ? 1 : 0)
            return isTooLong ? self.end(.tooLong(firstByte: bytes[start])) : nil
        }
        var line = bytes[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        guard line.count <= limit else { return self.end(.tooLong(firstByte: bytes[start])) }
        if isFirstLine, let foreign = ForeignProtocol(firstLine: line) { return self.end(.foreign(foreign)) }
        start = end + 1
        searched = start
        isFirstLine = false
        return .line(Array(line))
    }

    /// The bytes after the last line end, for a front whose input has ended: a file may lack its last line end, whereas
    /// on a network this is a line that was cut, and is never to be used.
    package mutating func remainder() -> Event? {
        guard firstByte != nil else { return nil }
        append(CollectionOfOne(UInt8(ascii: "\n")))
        return next()
    }

    private func lineEnd() -> Int? {
        bytes.withUnsafeBytes { raw in
            guard searched < raw.count, let base = raw.baseAddress else { return nil }
            guard let found = memchr(base + searched, Int32(UInt8(ascii: "\n")), raw.count - searched) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    private mutating func end(_ event: Event) -> Event {
        isOver = true
        bytes = []
        start = 0
        return event
    }
}
