import Foundation
import StrictJSON
import Testing
import Workshop

@Suite struct LabelledTextTests {
    private func text(_ line: String) throws -> LabelledText {
        let object = try #require(try JSON(parsing: line).object)
        return try LabelledText(Row(object, line: 1))
    }

    @Test func `all parts but the text may be missing`() throws {
        let read = try text(#"{"text":"hello"}"#)
        #expect(read == LabelledText(text: "hello", line: 1))
        #expect(read.intents == nil && !read.isOutOfScope)
    }

    @Test(arguments: [#"null"#, #""oos""#, #""out_of_scope""#])
    func `out of scope is told by any of its names`(_ name: String) throws {
        #expect(try text(#"{"text":"who won?","intent":\#(name)}"#).isOutOfScope)
    }

    @Test func `public names stand for the product's own`() throws {
        #expect(try text(#"{"utterance":"a","label":"refund"}"#).intent == "refund")
        #expect(try text(#"{"sentence":"a","intents":["x","y"]}"#).intents == ["x", "y"])
        let rated = try text(#"{"text":"a","label":"negative","score":-1.5}"#)
        #expect(rated.mood == "negative" && rated.degree == -1.5 && rated.intents == nil)
    }

    @Test func `offsets of entities count scalars and become bytes`() throws {
        let read = try text(#"{"text":"für 😀 Ana","slots":[{"type":"name","start":6,"end":9}]}"#)
        #expect(read.entities == [.init(entity: "name", range: 10..<13)])
    }

    @Test(arguments: [
        #"[{"entity":"x","start":2,"end":9}]"#, #"[{"entity":"x","start":2,"end":2}]"#, #"[{"start":0,"end":1}]"#,
    ])
    func `an entity outside the text or without a name makes a bad line`(_ entities: String) {
        #expect(throws: BadField.self) { try text(#"{"text":"abcd","entities":\#(entities)}"#) }
    }

    @Test func `tokens with tags become a text with entities`() throws {
        let read = try text(
            #"{"tokens":["fly","New","York","to","Rome","Oslo"],"tags":["O","B-city","I-city","O","B-city","B-city"]}"#)
        #expect(read.text == "fly New York to Rome Oslo")
        #expect(read.entities?.map(\.range) == [4..<12, 16..<20, 21..<25])
    }

    @Test func `an inside tag that follows nothing begins an entity`() throws {
        let read = try text(#"{"tokens":["a","b","c"],"tags":["I-x","I-y","I-y"]}"#)
        #expect(read.entities == [.init(entity: "x", range: 0..<1), .init(entity: "y", range: 2..<5)])
    }

    @Test func `a cell of a table holds lists as JSON and leaves what is empty unsaid`() throws {
        let row: JSON.Object = ["text": "a b", "intent": "", "entities": #"[{"entity":"x","start":0,"end":1}]"#]
        let read = try LabelledText(Row(row, line: 2))
        #expect(read.intents == nil)
        #expect(read.entities == [.init(entity: "x", range: 0..<1)])
    }

    @Test func `the corpora of the repository are read without a bad line`() throws {
        for language in ["en", "de", "fr", "es"] {
            let path = packageRoot.appendingPathComponent("Corpora/messages/\(language).jsonl").path
            let (texts, bad) = try LabelledText.read(path: path)
            #expect(bad.isEmpty)
            #expect(texts.count >= 300)
            #expect(texts.allSatisfy { $0.language == language && $0.mood != nil && $0.degree != nil })
        }
    }
}
