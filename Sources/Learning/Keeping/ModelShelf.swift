internal import Foundation

/// The models that were trained, kept as versions in one folder, one of which is current.
///
/// A version never changes and is never overwritten. Its file says all that must be known to choose it without opening
/// it: `0007-<source>-<content>.model`, where the source is the fingerprint of what it was trained from and the content
/// that of the model itself. The file `current` holds the name of the version in use, so that whoever looks into the
/// folder sees it.
package struct ModelShelf: Sendable {
    /// The folder's path; it is made when the first model is saved.
    package let folder: String

    /// A shelf in that folder.
    package init(folder: String) { self.folder = folder }

    /// One model on the shelf.
    package struct Version: Sendable, Hashable {
        /// Counted from 1 in the order of saving.
        package let number: Int
        /// Fingerprint of what it was trained from, 16 hexadecimal digits.
        package let source: String
        /// Fingerprint of the model, 16 hexadecimal digits.
        package let content: String

        /// The name of its file, without the ending.
        package var name: String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, 4 - digits.count)) + "\(digits)-\(source)-\(content)"
        }

        init?(name: some StringProtocol) {
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 3, let number = Int(parts[0]), number > 0,
                parts[1...].allSatisfy({ $0.utf8.count == 16 && $0.allSatisfy(\.isHexDigit) })
            else { return nil }
            self.init(number: number, source: String(parts[1]), content: String(parts[2]))
        }

        init(number: Int, source: String, content: String) {
            self.number = number
            self.source = source
            self.content = content
        }
    }

    /// All versions, oldest first; none where there is no folder.
    package var versions: [Version] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(Self.ending) }
            .compactMap { Version(name: $0.dropLast(Self.ending.count)) }
            .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    }

    /// The version in use; `nil` where none is, or where its file has gone.
    package var current: Version? {
        guard let bytes = FileManager.default.contents(atPath: path("current")),
            let name = String(bytes: bytes, encoding: .utf8),
            let version = Version(name: name.trimmingCharacters(in: .whitespacesAndNewlines)),
            FileManager.default.fileExists(atPath: path(version))
        else { return nil }
        return version
    }

    /// The version to use for a source: the current one if it was trained from it, else the newest that was.
    package func version(trainedFrom source: String) -> Version? {
        if let current, current.source == source { return current }
        return versions.last { $0.source == source }
    }

    /// Reads a version.
    /// - Throws: `LearningError` where the file is damaged, or is not the one that its name says.
    package func load(_ version: Version) throws(LearningError) -> ModelFile {
        let file = try ModelFile(path: path(version))
        guard file.fingerprint.description == version.content else { throw .damagedDirectory }
        return file
    }

    /// Keeps a model and makes it current. The same model from the same source is kept once.
    /// - Parameter source: Fingerprint of what it was trained from, 16 hexadecimal digits.
    package func save(_ model: ModelFile, trainedFrom source: String) throws(LearningError) -> Version {
        let content = model.fingerprint.description
        let versions = versions
        let earlier = versions.last { $0.source == source && $0.content == content }
        // One that was damaged since is written again.
        if let earlier, (try? load(earlier)) != nil {
            try promote(earlier)
            return earlier
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .file(path: folder, action: "create", reason: "it can be neither found nor made")
        }
        let number = (versions.last?.number ?? 0) + 1
        let version = earlier ?? Version(number: number, source: source, content: content)
        try model.write(path: path(version))
        try promote(version)
        return version
    }

    /// Makes a version current, in one step.
    package func promote(_ version: Version) throws(LearningError) {
        do {
            try Data("\(version.name)\n".utf8).write(to: URL(fileURLWithPath: path("current")), options: .atomic)
        } catch {
            throw .file(path: path("current"), action: "write", reason: "is the folder writable, is the disk full?")
        }
    }

    private static let ending = ".model"

    private func path(_ name: String) -> String { "\(folder)/\(name)" }
    private func path(_ version: Version) -> String { path(version.name + Self.ending) }
}
