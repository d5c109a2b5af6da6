import Foundation
import Testing
import Workshop

@Suite struct `A catalogue to start from` {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("start-\(UUID().uuidString)")
    private static let shipped = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { path, _ in
        path.deletingLastPathComponent()
    }.appendingPathComponent("Intents")

    @Test func `is one that can be used as it is`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try CatalogueStart(from: Self.shipped).write(to: folder)
        #expect(files.contains("first.yml"))
        let validation = CatalogueValidation(folder: folder)
        #expect(validation.problems.map(\.description) == [])
        #expect(validation.guides == 1)
    }

    @Test func `does not write over anything`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: folder.appendingPathComponent("mine.yml"))
        #expect(throws: WorkshopError.self) { try CatalogueStart(from: Self.shipped).write(to: folder) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine.yml"])
    }
}
