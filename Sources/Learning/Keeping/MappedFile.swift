#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file whose bytes are read where they lie: the system brings in the pages that are touched, and may drop them again.
///
/// Sendable because the bytes are mapped for reading alone and stay mapped as long as this lives. Whoever replaces such a
/// file does it by renaming another over it, never by writing into it.
final class MappedFile: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer

    /// Maps the file at `path`; one without bytes is empty.
    init(path: String) throws(LearningError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure(path, "open") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure(path, "read") }
        let length = Int(status.st_size)
        guard length > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
            throw Self.failure(path, "read")
        }
        bytes = UnsafeRawBufferPointer(start: start, count: length)
    }

    /// How many bytes the file has.
    var count: Int { bytes.count }

    /// Calls `body` with all bytes, which are not to be kept: the compiler may let go of a file right behind its last use.
    func read<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(bytes)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }

    private static func failure(_ path: String, _ action: String) -> LearningError {
        .file(path: path, action: action, reason: String(cString: strerror(errno)))
    }
}
