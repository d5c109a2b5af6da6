import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Says that one process writes into a data folder: an advisory lock on the file `lock` in it.
///
/// The lock ends with the process, however it ends, so none is ever left behind; the file stays, and names the last
/// holder.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock at once or not at all.
    /// - Throws: `CustomersError.folderHeld` with the holder as its file names it, or `.unusable(.readOnly)`.
    init(folder: URL) throws(CustomersError) {
        let path = folder.appendingPathComponent("lock").path
        let descriptor = Self.openOrCreate(path)
        guard descriptor >= 0 else { throw .unusable(.readOnly, code: Int(errno)) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.contents(of: descriptor)
            close(descriptor)
            throw .folderHeld(folder: folder.path, holder: holder)
        }
        let name = Array("process \(getpid()) on \(Self.hostName)\n".utf8)
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, name, name.count, 0) == name.count else {
            let code = Int(errno)
            close(descriptor)
            throw .unusable(.full, code: code)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Gives the folder free.
    func release() {
        descriptor.withLock { descriptor in
            if let descriptor { _ = close(descriptor) }
            descriptor = nil
        }
    }

    private static func openOrCreate(_ path: String) -> Int32 { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }

    private static func contents(of descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return name.isEmpty ? "another process" : name
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "this machine" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
