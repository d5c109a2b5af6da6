#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A model file on the disk.
extension ModelFile {
    /// Reads the file at `path` in one go.
    package init(path: String) throws(LearningError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure(path, "open") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure(path, "read") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var place = 0
        while place < bytes.count {
            let read = bytes.withUnsafeMutableBytes {
                Self.read(file, UnsafeMutableRawBufferPointer(rebasing: $0[place...]))
            }
            guard read >= 0 else { throw Self.failure(path, "read") }
            guard read > 0 else { throw .otherLength(found: place, wanted: bytes.count) }
            place += read
        }
        try self.init(encoded: bytes)
    }

    /// Writes the file beside `path`, makes sure that it is on the disk, and puts it in place in one step: whoever
    /// reads at the same time sees the old file or the new one, never a part.
    package func write(path: String) throws(LearningError) {
        let unfinished = path + ".unfinished"
        let file = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.failure(unfinished, "create") }
        var closed = false
        defer { if !closed { close(file) } }
        let bytes = encoded()
        var place = 0
        while place < bytes.count {
            let written = bytes.withUnsafeBytes {
                Self.write(file, UnsafeRawBufferPointer(rebasing: $0[place...]))
            }
            guard written > 0 else { throw Self.failure(unfinished, "write") }
            place += written
        }
        guard fsync(file) == 0 else { throw Self.failure(unfinished, "write") }
        closed = true
        guard close(file) == 0 else { throw Self.failure(unfinished, "write") }
        guard rename(unfinished, path) == 0 else { throw Self.failure(path, "write") }
    }

    private static func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let count = systemRead(file, buffer.baseAddress, buffer.count)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    private static func write(_ file: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        while true {
            let count = systemWrite(file, buffer.baseAddress, buffer.count)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    private static func failure(_ path: String, _ action: String) -> LearningError {
        .file(path: path, action: action, reason: String(cString: strerror(errno)))
    }
}

// The system's calls under names that the methods above do not hide.
private let systemRead: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = { read($0, $1, $2) }
private let systemWrite: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
