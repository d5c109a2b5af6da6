#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Brings packages from PyPI by Python's own program for it, so that proxies, mirrors and certificates are those that the
/// machine is set up with.
package struct PackageDownload: Sendable {
    private let python: String
    private let environment: [String]
    private let shows: Bool

    /// - Parameters:
    ///   - python: The interpreter: a path, or a name to be looked for.
    ///   - environment: What the program runs with.
    ///   - shows: Whether it may draw its progress on standard error.
    package init(python: String = "python3", environment: [String: String], shows: Bool) {
        self.python = python
        self.environment = environment.map { "\($0.key)=\($0.value)" }.sorted()
        self.shows = shows
    }

    /// Puts the wheel of a package into a folder.
    /// - Throws: `WorkshopError.failed` with what to do about it.
    package func bring(_ name: String, _ version: String, into folder: String) throws(WorkshopError) {
        func failure(_ reason: String) -> WorkshopError {
            .failed(path: "\(name) \(version)", action: "downloaded", reason: reason)
        }
        guard run(["-m", "pip", "--version"], quietly: true) == 0 else {
            throw failure("'\(python) -m pip' does not work; install Python 3 with pip (python3-pip)")
        }
        let arguments = [
            "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--disable-pip-version-check",
            "--no-cache-dir",
            "--dest", folder, "\(name)==\(version)",
        ]
        let status = run(arguments + (shows ? [] : ["--quiet"]), quietly: false)
        guard status == 0 else {
            throw failure("pip ended with \(status.map(String.init) ?? "a signal"); is PyPI, or its mirror, reachable?")
        }
    }

    /// Runs Python; what it says goes to standard error, or nowhere. The exit status; `nil` where it did not start or end by
    /// itself.
    private func run(_ arguments: [String], quietly: Bool) -> Int32? {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        if quietly {
            posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
            posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([python] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for variable in variables { free(variable) } }
        var child = pid_t()
        guard posix_spawnp(&child, python, &files, nil, &words, &variables) == 0 else { return nil }
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1 {
            guard errno == EINTR else { return nil }
        }
        // As WIFEXITED and WEXITSTATUS have it, which are macros.
        return status & 0x7f == 0 ? status >> 8 & 0xff : nil
    }
}
