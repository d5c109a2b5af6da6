/// What keeps a command of the workshop from its work. A single bad line never does: that is a `BadLine`.
package enum WorkshopError: Error, Equatable, CustomStringConvertible {
    /// A file that should be read is not there or may not be read (exit code 66).
    case noInput(path: String, reason: String)
    /// A file that should be written cannot be created (73).
    case cannotCreate(path: String, reason: String)
    /// Reading or writing began and failed (74).
    case failed(path: String, action: String, reason: String)
    /// A file was read and is of no use as a whole (65). Lines count from 1; 0 means no line of it in particular.
    case badData(path: String, line: Int, reason: String)

    package var description: String {
        switch self {
        case .noInput(let path, let reason): "\(path): cannot be opened: \(reason)"
        case .cannotCreate(let path, let reason): "\(path): cannot be created: \(reason)"
        case .failed(let path, let action, let reason): "\(path): cannot be \(action): \(reason)"
        case .badData(let path, 0, let reason): "\(path): \(reason)"
        case .badData(let path, let line, let reason): "\(path):\(line): \(reason)"
        }
    }
}

/// A line that was left out, and why. It never carries the line itself, which may be personal.
package struct BadLine: Error, Equatable, Sendable, CustomStringConvertible {
    package let file: String
    /// Counted from 1.
    package let line: Int
    package let reason: String

    package var description: String { "\(file):\(line): \(reason)" }
}
