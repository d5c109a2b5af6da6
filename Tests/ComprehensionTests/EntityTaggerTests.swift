import Comprehension
import Foundation
import Language
import Learning
import StrictJSON
import Testing

@Suite struct `A tagger of a desk's examples` {
    private static let analyzer = Analyzer()

    /// A desk of bakers that names fillings and occasions in its examples and lists neither.
    private static let catalogue: Catalogue = {
        let fillings = [
            "plum", "poppy seed", "salted caramel", "quince", "walnut", "vanilla custard", "cherry", "apricot",
        ]
        let occasions = ["wedding", "birthday", "school fair", "farewell"]
        var cakes: [String] = []
        var questions: [String] = []
        for filling in fillings {
            for occasion in occasions {
                cakes.append("bake me a cake with [\(filling)](filling) inside for our [\(occasion)](occasion)")
                cakes.append("we need something filled with [\(filling)](filling) for the [\(occasion)](occasion)")
            }
            questions.append("is there any [\(filling)](filling) in the rolls")
            questions.append("are the rolls fresh today")
        }
        let text = """
            intents: [cake, rolls]
            nlu:
              - intent: cake
                examples: |
            \(cakes.map { "      - \($0)" }.joined(separator: "\n"))
              - intent: rolls
                examples: |
            \(questions.map { "      - \($0)" }.joined(separator: "\n"))
            """
        return (try? Catalogue.read([("toy.yml", text)])) ?? Catalogue()
    }()

    private static let model = IntentTraining(catalogue).model(of: catalogue, analyzer: analyzer)

    private static func entities(in text: String, by model: IntentModel = model) throws -> [Entity] {
        let utterance = analyzer.utterance(of: text)
        return try EntityRecognizer(catalogue: catalogue).entities(
            in: utterance, at: nil, tagger: model.tagger, intent: model.guess(of: utterance).ranking.first?.name)
    }

    @Test func `finds words that no example holds by what stands around them`() throws {
        let found = try Self.entities(in: "Bake me a cake with Rhubarb Jam inside for our christening")
        #expect(found.map(\.name) == ["filling", "occasion"])
        #expect(found.map(\.text) == ["Rhubarb Jam", "christening"])
        #expect(found.allSatisfy { $0.extractor == .model && $0.confidence > 0.3 && $0.confidence <= 1 })
        #expect(found.first?.value == .string("Rhubarb Jam"))
    }

    @Test func `finds nothing where nothing is named`() throws {
        #expect(try Self.entities(in: "are the rolls fresh today").allSatisfy { $0.extractor == .rule })
        #expect(try Self.entities(in: "").isEmpty)
    }

    @Test func `comes back equal from the file of the intent model, under one version`() throws {
        let file = try ModelFile(encoded: Self.model.file.encoded())
        let kept = try IntentModel(file, analyzer: Self.analyzer)
        #expect(kept.version == Self.model.version)
        let text = "we need something filled with lemon curd for the harvest feast"
        #expect(try Self.entities(in: text, by: kept) == Self.entities(in: text))
        #expect(try !Self.entities(in: text).isEmpty)
    }

    @Test func `is the same model whenever it is trained`() {
        let again = IntentTraining(Self.catalogue).model(of: Self.catalogue, analyzer: Self.analyzer)
        #expect(again.file.encoded() == Self.model.file.encoded())
    }

    @Test func `is not made where the desk marks nothing, little, or what it lists`() throws {
        func tagger(_ text: String) throws -> EntityTagger? {
            let catalogue = try Catalogue.read([("toy.yml", text)])
            return IntentTraining(catalogue).model(of: catalogue, analyzer: Self.analyzer).tagger
        }
        let many = (0..<30).map { "      - pack \($0) [buns](pastry) for me" }.joined(separator: "\n")
        let intents = "intents: [pack, hello]\nnlu:\n  - {intent: hello, examples: [hello, good day]}\n"
        let pack = "  - intent: pack\n    examples: |\n"
        #expect(try tagger(intents + pack + "      - pack buns\n      - pack [rolls](pastry)\n") == nil)
        #expect(try tagger(intents + pack + many) != nil)
        #expect(try tagger(intents + "  - {lookup: pastry, examples: [buns, rolls]}\n" + pack + many) == nil)
    }

    @Test func `lets no card number out within something longer`() throws {
        let found = try Self.entities(in: "bake me a cake with 4111 1111 1111 1111 inside for our wedding")
        #expect(found.allSatisfy { !$0.text.contains("4111 1111") })
        #expect(found.contains { $0.name == "credit_card" && $0.masked })
    }

    @Test func `changed marks ask for a new training`() throws {
        let texts = ["buns", "hot buns"].map { mark in
            let lines = (0..<25).map { "      - pack \($0) hot buns for me".replacing(mark, with: "[\(mark)](pastry)") }
            return "intents: [pack]\nnlu:\n  - intent: pack\n    examples: |\n" + lines.joined(separator: "\n")
        }
        let sources = try texts.map { try Catalogue.read([("toy.yml", $0)]).modelSource() }
        #expect(sources[0] != sources[1])
    }
}
