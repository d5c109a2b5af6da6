import Foundation

/// Writes bytes to a file of their own, hands its path to `body`, and removes it.
func withFile<Result>(
    _ bytes: some Sequence<UInt8>, named name: String = "lines.jsonl", _ body: (String) throws -> Result
) throws -> Result {
    let folder = try newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try body(file.path)
}

/// A new folder that nobody else uses.
func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

/// The root of the package.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
