import Foundation
import StrictJSON

/// Public data sets beside the checkout. Tests that need them are skipped where they are not.
enum SharedData {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data").standardizedFileURL

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// The lines of a JSON lines file, in order.
    static func lines(_ path: String) throws -> [JSON] {
        let bytes = try Data(contentsOf: root.appending(path: path))
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON(parsing: $0) }
    }
}
