/// Writes to a file from its beginning, going over what an interrupted run has already written there: the same bytes are
/// left as they are, and what follows them is added.
///
/// Since the same input always gives the same bytes, an interrupted output is the beginning of a whole one, whichever
/// byte the run was killed at.
package struct ContinuedSink: ~Copyable {
    private let sink: ByteSink
    private var earlier: ByteSource?

    /// - Parameter continues: False to begin anew, emptying the file.
    /// - Throws: `WorkshopError`.
    package init(path: String, continues: Bool) throws(WorkshopError) {
        earlier = continues && path != "-" && ByteSource.isThere(path) ? try ByteSource(path: path) : nil
        sink = try ByteSink(path: path, keepsContent: continues)
    }

    /// Writes the next bytes.
    /// - Throws: `WorkshopError.badData` where the file holds something else at their place.
    package mutating func write(_ bytes: [UInt8]) throws(WorkshopError) {
        var place = 0
        if earlier != nil {
            var there: [UInt8] = []
            while there.count < bytes.count {
                let got = try earlier?.read(into: &there, atMost: bytes.count - there.count) ?? 0
                guard got > 0 else {
                    earlier = nil
                    break
                }
            }
            guard bytes.starts(with: there) else {
                throw .badData(
                    path: sink.path, line: 0,
                    reason: "it was not written from these files with this model and format; remove it, or leave out "
                        + "--resume")
            }
            place = there.count
        }
        if place < bytes.count { try sink.write(place == 0 ? bytes : Array(bytes[place...])) }
    }

    /// Says that all was written.
    /// - Throws: `WorkshopError.badData` where the file holds more.
    package mutating func finish() throws(WorkshopError) {
        var rest: [UInt8] = []
        if let more = try earlier?.read(into: &rest, atMost: 1), more > 0 {
            throw .badData(
                path: sink.path, line: 0,
                reason: "it holds more than these files give; remove it, or leave out --resume")
        }
    }
}
