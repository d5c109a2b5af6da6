import Comprehension
import Foundation
import Language
import StrictJSON
import Testing
import Workshop

struct EntityEvaluationTests {
    private static let analyzer = Analyzer()

    /// "paint my door green": what is painted and its colour.
    private static let toy: [LabelledText] = ["green", "light blue", "black", "dark red", "white"].flatMap { colour in
        ["door", "garden fence", "shed", "gate"].map { thing in
            let start = "paint my ".utf8.count
            let second = start + thing.utf8.count + 1
            return LabelledText(
                text: "paint my \(thing) \(colour) please", intents: ["paint"],
                entities: [
                    LabelledText.Span(entity: "thing", range: start..<start + thing.utf8.count),
                    LabelledText.Span(entity: "colour", range: second..<second + colour.utf8.count),
                ])
        }
    }

    @Test func `exact spans and kinds are counted, and nothing else`() throws {
        var test = Array(Self.toy[16...])
        test[0] = LabelledText(
            text: test[0].text, intents: test[0].intents,
            entities: [LabelledText.Span(entity: "other", range: 0..<5)])
        let json = EntityEvaluation.judging(train: Self.toy, test: test, analyzer: Self.analyzer).json
        #expect(json["marked"]?.int == 7 && json["found"]?.int == 8)
        #expect(json["precision"]?.double == 6.0 / 8)
        #expect(json["recall"]?.double == 6.0 / 7)
        #expect(json["f1"]?.double == 12.0 / 15)
        #expect(json["kinds"]?.array?.count == 3)
    }

    @Test func `cross-validation judges each marked text once`() {
        let texts = Self.toy + [LabelledText(text: "nobody marked this")]
        let evaluation = EntityEvaluation.crossValidating(texts, folds: 4, analyzer: Self.analyzer)
        #expect(evaluation.judgements.map(\.text).sorted() == Self.toy.map(\.text).sorted())
    }

    @Test func `predictions point to scalars`() throws {
        let text = LabelledText(text: "Grüße, paint my shed black please", entities: [])
        let evaluation = EntityEvaluation.judging(train: Self.toy, test: [text], analyzer: Self.analyzer)
        let finds = try #require(evaluation.predictions[0]["entities"]?.array)
        for find in finds {
            let start = try #require(find["start"]?.int)
            let end = try #require(find["end"]?.int)
            let words = String(text.text.unicodeScalars.map(Character.init)[start..<end])
            #expect(["shed", "black"].contains(words))
        }
        #expect(!finds.isEmpty)
    }

    private static let snips = packageRoot.appending(path: "../shared/data/snips2017/goo_split").standardizedFileURL
        .path

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: snips + "/test.jsonl")))
    func `the slots of SNIPS are found, in time`() throws {
        func texts(_ part: String) throws -> [LabelledText] {
            try LabelledText.read(path: "\(Self.snips)/\(part).jsonl").texts
        }
        let evaluation = EntityEvaluation.judging(
            train: try texts("train"), test: try texts("test"), threads: 2, analyzer: Self.analyzer)
        #expect(try #require(evaluation.json["f1"]?.double) >= 0.93)
        #expect(try #require(evaluation.trainSeconds) < 90)
        #expect(evaluation.microsecondsPerMessage < 400)
    }

    private static let tweets = packageRoot.appending(path: "../shared/data/wnut17").standardizedFileURL.path

    // Skipped where the public data sets do not lie beside the checkout.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: tweets + "/test.jsonl")))
    func `names that no example holds are found with the vectors that the product carries`() throws {
        func texts(_ part: String) throws -> [LabelledText] {
            try LabelledText.read(path: "\(Self.tweets)/\(part).jsonl").texts
        }
        let evaluation = EntityEvaluation.judging(
            train: try texts("train"), validation: try texts("valid"), test: try texts("test"), threads: 2,
            analyzer: Self.analyzer)
        #expect(try #require(evaluation.json["f1"]?.double) >= 0.27)
    }
}
