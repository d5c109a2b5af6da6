import Foundation
import Learning
import Testing

@Suite struct ModelShelfTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("shelf-\(UUID().uuidString)")
    private var shelf: ModelShelf { ModelShelf(folder: folder.appendingPathComponent("models").path) }
    private let catalogue = "00000000000000aa"

    private func model(_ number: Double) -> ModelFile {
        var file = ModelFile()
        file.add([number], as: "number")
        return file
    }

    @Test func `a shelf without a folder is empty`() {
        #expect(shelf.versions.isEmpty)
        #expect(shelf.current == nil)
        #expect(shelf.version(trainedFrom: catalogue) == nil)
    }

    @Test func `a saved model is current and is read back as it was`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let version = try shelf.save(model(1), trainedFrom: catalogue)
        #expect(shelf.current == version)
        #expect(shelf.version(trainedFrom: catalogue) == version)
        #expect(try shelf.load(version).doubles("number") == [1])
    }

    @Test func `the same model from the same source is kept once`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try shelf.save(model(1), trainedFrom: catalogue)
        let second = try shelf.save(model(2), trainedFrom: catalogue)
        let again = try shelf.save(model(1), trainedFrom: catalogue)
        #expect(again == first)
        #expect(shelf.versions == [first, second])
        #expect(shelf.current == first)
    }

    @Test func `the newest version of a source is found when another source's is current`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try shelf.save(model(1), trainedFrom: catalogue)
        let newer = try shelf.save(model(2), trainedFrom: catalogue)
        _ = try shelf.save(model(3), trainedFrom: "00000000000000bb")
        #expect(shelf.version(trainedFrom: catalogue) == newer)
        #expect(shelf.version(trainedFrom: "00000000000000cc") == nil)
    }

    @Test func `a promoted version is preferred to a newer one`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let first = try shelf.save(model(1), trainedFrom: catalogue)
        _ = try shelf.save(model(2), trainedFrom: catalogue)
        try shelf.promote(first)
        #expect(shelf.version(trainedFrom: catalogue) == first)
    }

    @Test func `a file that holds another model than its name says is refused`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let version = try shelf.save(model(1), trainedFrom: catalogue)
        try model(2).write(path: "\(shelf.folder)/\(version.name).model")
        #expect(throws: LearningError.damagedDirectory) { try shelf.load(version) }
    }

    @Test func `a damaged version is mended by saving the same model again`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let version = try shelf.save(model(1), trainedFrom: catalogue)
        try Data("oops".utf8).write(to: URL(fileURLWithPath: "\(shelf.folder)/\(version.name).model"))
        #expect(try shelf.save(model(1), trainedFrom: catalogue) == version)
        #expect(try shelf.load(version).doubles("number") == [1])
    }

    @Test func `files that are no versions are passed over`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let version = try shelf.save(model(1), trainedFrom: catalogue)
        try Data("notes".utf8).write(to: URL(fileURLWithPath: "\(shelf.folder)/notes.model"))
        try Data("".utf8).write(to: URL(fileURLWithPath: "\(shelf.folder)/\(version.name).model.unfinished"))
        #expect(shelf.versions == [version])
    }
}
