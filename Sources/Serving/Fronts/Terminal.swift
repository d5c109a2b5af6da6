internal import Dispatch
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// The terminal that a person sits at: bytes of keys in, drawing out.
package final class Terminal {
    private let input: Int32
    private let output: Int32
    private let usual: termios
    private let goodbyes: [any DispatchSourceSignal]

    /// Whether input and output are both a terminal.
    package static var isThere: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Takes the terminal over: keys come one by one, unechoed, and pasted text in brackets.
    ///
    /// `nil` when there is none. It is given back when this value goes, and when the process is told to end.
    package init?(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
        var state = termios()
        guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &state) == 0 else { return nil }
        self.input = input
        self.output = output
        usual = state
        var raw = state
        cfmakeraw(&raw)
        raw.c_oflag = state.c_oflag  // a line end in what we print still begins a new line at its left edge
        guard tcsetattr(input, TCSADRAIN, &raw) == 0 else { return nil }
        let restored = state
        goodbyes = [SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                Self.restore(restored, input, output)
                exit(128 + number)
            }
            source.resume()
            return source
        }
        write("\u{1B}[?2004h")
    }

    deinit { Self.restore(usual, input, output) }

    /// Columns of the terminal; 80 where it does not say.
    package var columns: Int {
        var size = winsize()
        guard ioctl(input, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// The next bytes of keys; empty when the terminal is gone. Waits on this thread: nothing else is to be done.
    package func read() -> [UInt8] { StandardInput.read(from: input) }

    /// Draws.
    package func write(_ text: String) { _ = StandardOutput.write(Array(text.utf8), to: output) }

    private static func restore(_ state: termios, _ input: Int32, _ output: Int32) {
        _ = StandardOutput.write(Array("\u{1B}[?2004l".utf8), to: output)
        var state = state
        tcsetattr(input, TCSADRAIN, &state)
    }
}

/// Bytes from standard input, as they come.
package enum StandardInput {
    /// The next bytes; empty at the end.
    package static func read() -> [UInt8] { read(from: STDIN_FILENO) }

    fileprivate static func read(from descriptor: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &bytes, bytes.count)
            #else
                let count = Musl.read(descriptor, &bytes, bytes.count)
            #endif
            if count < 0, errno == EINTR { continue }
            return Array(bytes.prefix(max(0, count)))
        }
    }
}

/// Bytes to standard output, at once.
package enum StandardOutput {
    /// Writes all of it; false when nobody reads any more. SIGPIPE has to be ignored for that to be told.
    package static func write(_ bytes: [UInt8]) -> Bool { write(bytes, to: STDOUT_FILENO) }

    fileprivate static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Musl.write(descriptor, $0.baseAddress, $0.count) }
            #endif
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Lets a broken pipe be an error of `write` and not the end of the process.
    package static func survivesBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}
