internal import Synchronization

/// Lends ICU objects of which each may serve one thread at a time: break iterators, matchers.
///
/// There are as many as were ever lent at once. A lock guards the list alone, not the use, so threads do not wait for
/// each other, and a message does not pay for opening and closing.
final class HandlePool: Sendable {
    /// An ICU object that this pool owns. Sendable because whoever holds it, holds it alone.
    private struct Handle: @unchecked Sendable {
        let pointer: OpaquePointer
    }

    private let original: Handle
    private let idle = Mutex<[Handle]>([])
    private let clone: @Sendable (OpaquePointer) -> OpaquePointer?
    private let close: @Sendable (OpaquePointer) -> Void

    /// Takes over `original`, from which the lent ones are cloned, and which itself is never lent.
    init(
        _ original: OpaquePointer, clone: @escaping @Sendable (OpaquePointer) -> OpaquePointer?,
        close: @escaping @Sendable (OpaquePointer) -> Void
    ) {
        self.original = Handle(pointer: original)
        self.clone = clone
        self.close = close
    }

    deinit {
        idle.withLock { handles in handles.forEach { close($0.pointer) } }
        close(original.pointer)
    }

    /// Calls `body` with an object that nobody else has; `nil` when there is none and no memory for another.
    func lend<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        guard let handle = idle.withLock({ $0.popLast() }) ?? clone(original.pointer).map(Handle.init) else {
            return nil
        }
        defer { idle.withLock { $0.append(handle) } }
        return body(handle.pointer)
    }
}
