package import Customers
package import Dialogue
package import Foundation
package import Logging
internal import StrictJSON

#if canImport(Glibc)
    internal import Glibc
#endif

/// A desk's own program that carries out actions: one JSON line in, one out, within the action's deadline.
///
/// It is started anew for each action, with an empty environment, and killed when its time is over. In:
/// `{"id":"x5","name":"lookup_order","arguments":{"order_number":"A-1007"},"deadline_ms":3000,"customer":"ana"}`; out:
/// `{"status":"ok"|"not_found"|"failed","data":{…}}`. What it writes on standard error goes nowhere: it may be personal.
package struct ActionProgram: Sendable {
    private let path: String
    private let arguments: [String]
    private let logger: Logger
    /// So many run at once; the others wait, and their time runs.
    private let queue: OperationQueue

    /// More than any answer about an order.
    private static let longestAnswer = 65_536

    /// A program with its arguments, as a command line without quoting.
    /// - Throws: `ServingError.badSetting` when there is no such program.
    package init(_ commandLine: String, atOnce: Int = 8, logger: Logger) throws {
        let words = commandLine.split(separator: " ").map(String.init)
        guard let path = words.first, access(path, X_OK) == 0 else {
            throw ServingError.badSetting(name: "--actions", "a program that can be run, with its path and arguments")
        }
        self.path = path
        arguments = Array(words.dropFirst())
        self.logger = logger
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = atOnce
    }

    /// What the program says; it never throws, since a customer waits.
    package func finding(of inquiry: Inquiry, for customer: Handle) async -> Inquiry.Finding {
        let seconds = max(0.05, inquiry.deadline.timeIntervalSince(inquiry.asked))
        let end = ContinuousClock.now + .seconds(seconds)
        var question = inquiry.json(at: inquiry.asked).object ?? [:]
        question["customer"] = .string(customer.text)
        let line = JSON.object(question).bytes + [UInt8(ascii: "\n")]
        let outcome: Outcome = await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: run(line, until: end)) }
        }
        switch outcome {
        case .answer(let bytes):
            guard let json = try? JSON(parsing: bytes), let word = json["status"]?.string,
                let status = Inquiry.Finding.Status.allCases.first(where: { $0.rawValue == word })
            else { return failed(inquiry, "its answer has no status ok, not_found or failed") }
            return Inquiry.Finding(status, json["data"]?.masked.object ?? [:])
        case .late: return Inquiry.Finding(.late)
        case .trouble(let what): return failed(inquiry, what)
        }
    }

    private func failed(_ inquiry: Inquiry, _ why: String) -> Inquiry.Finding {
        logger.warning("the actions program failed", metadata: ["action": "\(inquiry.action)", "why": "\(why)"])
        return Inquiry.Finding(.failed)
    }

    private enum Outcome {
        case answer([UInt8])
        case late
        case trouble(String)
    }

    // MARK: One run

    private func run(_ line: [UInt8], until end: ContinuousClock.Instant) -> Outcome {
        guard ContinuousClock.now < end else { return .late }
        // A pair of sockets, and not pipes: writing to a program that has ended is an error there, and no signal.
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            return .trouble("no socket pair: errno \(errno)")
        }
        defer { close(ends[0]) }
        let child = started(on: ends[1])
        close(ends[1])
        guard let child else { return .trouble("it cannot be started") }
        defer {
            // With all that it has started.
            kill(-child, SIGKILL)
            var status: Int32 = 0
            while waitpid(child, &status, 0) == -1 && errno == EINTR {}
        }
        var sent = 0
        while sent < line.count {
            let count = line[sent...].withUnsafeBytes { send(ends[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { break }
            sent += count
        }
        shutdown(ends[0], Int32(SHUT_WR))
        return answer(on: ends[0], until: end)
    }

    private func answer(on descriptor: Int32, until end: ContinuousClock.Instant) -> Outcome {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let left = end - .now
            guard left > .zero else { return .late }
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(left / .milliseconds(1)) + 1)
            guard ready != 0 else { return .late }
            guard ready > 0 || errno == EINTR else { return .trouble("poll: errno \(errno)") }
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else {
                return bytes.isEmpty ? .trouble("it ended without an answer") : .answer(bytes)
            }
            if let newline = piece[..<count].firstIndex(of: UInt8(ascii: "\n")) {
                return .answer(bytes + piece[..<newline])
            }
            bytes += piece[..<count]
            guard bytes.count <= Self.longestAnswer else { return .trouble("its answer is too long") }
        }
    }

    /// Starts the program in a process group of its own, with the descriptor as its standard input and output and none
    /// of our others; `nil` where that fails.
    ///
    /// Foundation's `Process` is not used: now and then its `waitUntilExit` never returned.
    private func started(on descriptor: Int32) -> pid_t? {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, descriptor, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&files, descriptor, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for number in open.compactMap({ Int32($0) }) where number > STDERR_FILENO {
            posix_spawn_file_actions_addclose(&files, number)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [nil]
        var child = pid_t()
        return posix_spawn(&child, path, &files, &attributes, &words, &environment) == 0 ? child : nil
    }
}
