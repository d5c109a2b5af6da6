#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where results go: a file, or standard output under the name `-`.
package struct ByteSink: ~Copyable {
    /// The path as given, or `-`.
    package let path: String
    private let descriptor: Int32

    /// Creates the file, or empties the one that is there.
    /// - Parameter keepsContent: True to keep what is there, and to write behind it.
    /// - Throws: `WorkshopError.cannotCreate`.
    package init(path: String, keepsContent: Bool = false) throws(WorkshopError) {
        self.path = path
        if path == "-" {
            descriptor = STDOUT_FILENO
        } else {
            descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (keepsContent ? O_APPEND : O_TRUNC), 0o644)
            guard descriptor >= 0 else { throw .cannotCreate(path: path, reason: systemReason()) }
        }
    }

    deinit {
        if descriptor != STDOUT_FILENO { close(descriptor) }
    }

    /// Writes all of the bytes.
    /// - Throws: `WorkshopError.failed`.
    package func write(_ bytes: [UInt8]) throws(WorkshopError) {
        var place = 0
        while place < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[place...]))
            }
            guard written >= 0 || errno == EINTR else {
                throw .failed(path: path, action: "written", reason: systemReason())
            }
            place += max(written, 0)
        }
    }
}

// The system's call under a name that the method above does not hide.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
