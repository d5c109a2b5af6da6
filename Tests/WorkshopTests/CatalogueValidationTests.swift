import Comprehension
import Foundation
import StrictJSON
import Testing
import Workshop

@Suite struct CatalogueValidationTests {
    private func validation(_ files: [String: String]) throws -> CatalogueValidation {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        return CatalogueValidation(folder: folder)
    }

    @Test func `the catalogue that comes with the product has no problem`() {
        let validation = CatalogueValidation(folder: packageRoot.appendingPathComponent("Intents"))
        #expect(validation.problems.filter { !$0.isNotice }.map(\.description) == [])
        #expect(validation.intents >= 30 && validation.outOfScopeExamples >= 150 && validation.guides >= 6)
    }

    @Test func `problems of all files come at once, with file, line and a hint`() throws {
        let found = try validation([
            "a.yml": "intents:\n  - greet\nnlu:\n  - intent: gret\n    examples: |\n      - hello\n",
            "b.yml": "respones: {}\n",
        ])
        #expect(!found.isUsable)
        let texts = found.problems.map(\.description)
        #expect(texts.contains { $0.hasPrefix("a.yml:6: intent 'gret' is not declared") && $0.contains("'greet'") })
        #expect(texts.contains { $0.hasPrefix("b.yml:1: unknown key 'respones'") && $0.contains("'responses'") })
    }

    @Test func `replies that are missing are named even where the examples are wrong too`() throws {
        let found = try validation(["a.yml": "intents:\n  - greet\nnlu:\n  - intent: gret\n    examples: '- hello'\n"])
        #expect(found.problems.contains { $0.message.contains("utter_greet") })
        #expect(found.problems.contains { $0.message.contains("'gret'") })
    }

    @Test func `a pattern that does not compile is named with its place`() throws {
        let found = try validation(["a.yml": "nlu:\n  - regex: ticket\n    examples: |\n      - 'T-\\d{'\n"])
        #expect(found.problems.contains { $0.file == "a.yml" && $0.line == 2 && $0.message.contains("regex ticket") })
    }

    @Test func `what is read and not carried out is a notice`() throws {
        let found = try validation(["a.yml": "stories:\n  - story: x\n"])
        #expect(found.problems.contains { $0.isNotice && $0.line == 1 && $0.message.contains("stories") })
    }

    @Test func `a folder without a catalogue has one problem`() throws {
        let found = try validation([:])
        #expect(found.problems.count == 1 && !found.isUsable)
    }
}
