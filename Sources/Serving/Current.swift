internal import Dialogue
internal import Synchronization

/// The assistant that answers now, swapped whole.
final class Current: Sendable {
    private let held: Mutex<Assistant>

    init(_ assistant: Assistant) { held = Mutex(assistant) }

    var assistant: Assistant {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }
}
