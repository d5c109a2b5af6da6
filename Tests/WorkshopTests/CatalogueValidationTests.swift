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

    @Test(arguments: [
        ("facts: [{about: order, set: {carrier: data.carrier}}]", "'about' is a word and a field"),
        ("facts: [{purpose: sport, set: {carrier: data.carrier}}]", "purpose is one of support"),
        ("facts: [{keep: long, set: {carrier: data.carrier}}]", "'keep'"),
        ("facts: [{keep: 3d}]", "'set' or 'add'"),
        ("facts: [{kep: 3d, set: {carrier: data.carrier}}]", "did you mean 'keep'?"),
        ("facts: [{on: order_shipped, set: {carrier: data.carrier}}]", "'on' is not needed"),
        ("fact: [{set: {carrier: data.carrier}}]", "did you mean 'facts'?"),
    ])
    func `a wrong rule of what a result tells is named with its place`(_ line: String, _ words: String) throws {
        let found = try validation([
            "a.yml": "intents:\n  - greet\nactions:\n  - action: lookup\n    for: [greet]\n    \(line)\n"
        ])
        let complaints = found.problems.map(\.description).filter { $0.contains("lookup") && $0.contains(words) }
        #expect(complaints.count == 1 && complaints[0].hasPrefix("a.yml:"), "\(found.problems)")
        #expect(complaints.allSatisfy { $0.hasPrefix("a.yml:6: ") || $0.hasPrefix("a.yml:4: ") }, "\(complaints)")
    }

    @Test func `patterns, rules of facts and actions are counted, those of actions too`() throws {
        let found = try validation([
            "a.yml": """
            actions:
              - {action: lookup, for: [greet], facts: [{set: {a: data.a}}, {set: {b: data.b}}]}
            facts:
              - {on: knock, set: {knocked: at}}
            watch:
              - {pattern: knocked, sequence: [knock], then: {handoff: door}}
              - {pattern: rung, sequence: [ring], then: {handoff: door}}
            """
        ])
        #expect(found.actions == 1 && found.facts == 3 && found.watched == 2)
        #expect(found.json["watched"] == 2 && found.json["facts"] == 3 && found.json["actions"] == 1)
    }

    @Test func `a folder without a catalogue has one problem`() throws {
        let found = try validation([:])
        #expect(found.problems.count == 1 && !found.isUsable)
    }
}
