import Foundation
import StrictJSON

/// Public data sets beside the checkout. Tests that need them are skipped where they are not.
enum SharedData {
    static func exists(_ path: String) -> Bool { Lines.exist(in: "../shared/data/\(path)") }

    /// The lines of a JSON lines file, in order.
    static func lines(_ path: String) throws -> [JSON] { try Lines.read("../shared/data/\(path)") }
}

/// The checkout's own corpora.
enum Corpus {
    static func exists(_ path: String) -> Bool { Lines.exist(in: "Corpora/\(path)") }

    /// The lines of a JSON lines file, in order.
    static func lines(_ path: String) throws -> [JSON] { try Lines.read("Corpora/\(path)") }
}

private enum Lines {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func exist(in path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).standardizedFileURL.path)
    }

    static func read(_ path: String) throws -> [JSON] {
        let bytes = try Data(contentsOf: root.appending(path: path).standardizedFileURL)
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: $0) }
    }
}
