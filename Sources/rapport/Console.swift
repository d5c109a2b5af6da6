import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a command says to the person who runs it. It all goes to standard error, so that results on standard output stay
/// clean enough for a pipe.
enum Console {
    /// Whether a person is likely to see standard error as it is written.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Writes a line.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }

    /// Writes a result to standard output, with a line end.
    static func result(_ text: String) {
        FileHandle.standardOutput.write(Data("\(text)\n".utf8))
    }
}

/// A line that shows how far a long command has come, drawn over and over on a terminal and nowhere else.
struct ProgressLine {
    private let start = ContinuousClock.now
    private var drawn: ContinuousClock.Instant?

    /// Shows a state, at most ten times a second.
    /// - Parameter fraction: 0…1; `nil` where the end is not known.
    mutating func show(_ text: String, fraction: Double? = nil) {
        let now = ContinuousClock.now
        guard Console.isTerminal, drawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
        drawn = now
        let bar = fraction.map { fraction in
            let filled = Int((min(max(fraction, 0), 1) * 30).rounded())
            let done = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            return "\(done) \(Int(fraction * 100)) %  "
        }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(bar ?? "")\(text)".utf8))
    }

    /// Takes the line away.
    mutating func clear() {
        guard drawn != nil else { return }
        drawn = nil
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }

    /// Seconds since the beginning.
    var seconds: Double {
        let (whole, fraction) = (ContinuousClock.now - start).components
        return Double(whole) + Double(fraction) * 1e-18
    }
}
