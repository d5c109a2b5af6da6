#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a corpus's bytes come from: a file, or standard input under the name `-`.
///
/// It is read once from front to back, so pipes and files of any size do alike.
package struct ByteSource: ~Copyable {
    /// The path as given, or `-`.
    package let path: String
    /// The length in bytes; `nil` for a pipe, which does not know it.
    package let size: Int?
    private let descriptor: Int32

    /// Opens `path`.
    /// - Throws: `WorkshopError.noInput`, for folders too.
    package init(path: String) throws(WorkshopError) {
        self.path = path
        if path == "-" {
            descriptor = STDIN_FILENO
        } else {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .noInput(path: path, reason: systemReason()) }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .noInput(path: path, reason: systemReason()) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .noInput(path: path, reason: "it is a folder") }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    /// Complains about a file that cannot be read, without opening it: opening a pipe to look would break it.
    /// - Throws: `WorkshopError.noInput`.
    package static func check(path: String) throws(WorkshopError) {
        guard path == "-" || access(path, R_OK) == 0 else { throw .noInput(path: path, reason: systemReason()) }
    }

    /// Whether there is something under a path.
    package static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether two paths lead to one file that is there; never for standard input and output.
    package static func isOneFile(_ first: String, _ second: String) -> Bool {
        var statuses = (stat(), stat())
        guard stat(first, &statuses.0) == 0, stat(second, &statuses.1) == 0 else { return false }
        return statuses.0.st_dev == statuses.1.st_dev && statuses.0.st_ino == statuses.1.st_ino
            && statuses.0.st_mode & S_IFMT == S_IFREG
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Appends the next bytes, at most `count`, and says how many there were: 0 at the end.
    /// - Throws: `WorkshopError.failed`.
    package func read(into bytes: inout [UInt8], atMost count: Int) throws(WorkshopError) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        let got = bytes.withUnsafeMutableBytes { buffer in
            readUninterrupted(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
        }
        bytes.removeLast(count - max(got, 0))
        guard got >= 0 else { throw .failed(path: path, action: "read", reason: systemReason()) }
        return got
    }
}

/// What the system says about its last error.
func systemReason() -> String { String(cString: strerror(errno)) }

private func readUninterrupted(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count >= 0 || errno != EINTR { return count }
    }
}
