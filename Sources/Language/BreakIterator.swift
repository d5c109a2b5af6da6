internal import CICU

/// Cuts UTF-8 by a set of break rules of ours that ICU compiles and runs. Threads may share it.
struct BreakIterator: Sendable {
    private let pool: HandlePool

    /// Compiles the rules, which takes some milliseconds: do it once.
    init(rules: String) {
        var error: Int32 = 0
        guard let breaker = cicu_breaker_open(rules, &error) else {
            // The rules are constants of this room and a test compiles them: only an ICU without data comes here.
            fatalError("ICU refused our break rules: \(String(cString: cicu_error_name(error)))")
        }
        pool = HandlePool(
            breaker,
            clone: { original in
                var error: Int32 = 0
                return cicu_breaker_clone(original, &error)
            },
            close: { cicu_breaker_close($0) })
    }

    /// Calls `body` with the end of each piece, in UTF-8 offsets; the last is the end of the text. Pieces have no gaps.
    func withEnds<Result>(in bytes: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<Int32>) -> Result)
        -> Result
    {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: bytes.count) { ends in
            guard let text = bytes.baseAddress, let room = ends.baseAddress, !bytes.isEmpty else {
                return body(UnsafeBufferPointer(start: nil, count: 0))
            }
            let count = pool.lend { cicu_breaker_ends($0, text, Int32(bytes.count), room) } ?? 0
            if count <= 0 {
                // Out of memory: one piece is a poor answer and still one.
                room.initialize(to: Int32(bytes.count))
                return body(UnsafeBufferPointer(start: room, count: 1))
            }
            return body(UnsafeBufferPointer(start: room, count: Int(count)))
        }
    }
}
