import Comprehension
import Language
import StrictJSON
import Testing

@Suite struct `What a desk names` {
    private let recognizer: EntityRecognizer

    init() throws {
        recognizer = EntityRecognizer(
            lookups: [
                Lookup(
                    name: "product",
                    phrases: ["smart plug", "hub", "Echo Lamp 2", "café speaker", "boss"].map { .init($0) }),
                Lookup(name: "city", phrases: [.init("Köln", value: "Cologne"), .init("march")]),
            ],
            synonyms: [
                .init(value: "hub", phrases: ["bridge", "base station"]), .init(value: "T-1", phrases: ["tee one"]),
            ],
            patterns: [.init(name: "voucher", expression: try TimedPattern(#"\bV-[A-Z]{3}\d{2}\b"#))])
    }

    private func found(_ text: String) -> [String] {
        recognizer.entities(in: EntityCorpus.analyzer.utterance(of: text), at: EntityCorpus.wednesday)
            .map { "\($0.name)=\($0.value.string ?? $0.value.text)" }
    }

    @Test(arguments: [
        ("my smart plugs flicker", "product=smart plug"), ("SMART-PLUG dead", "product=smart plug"),
        ("the bridge is offline", "product=hub"), ("two base stations", "number=2 product=hub"),
        ("echo lamp 2", "product=Echo Lamp 2"), ("the cafe speaker hums", "product=café speaker"),
        ("I live in KOLN", "city=Cologne"), ("voucher v-abc12 fails", "voucher=v-abc12"),
    ])
    func `is found whatever its case, accents, hyphens and plural`(_ text: String, _ expected: String) {
        #expect(found(text).joined(separator: " ") == expected)
    }

    @Test(arguments: ["the hubbub", "smart plugin", "github", "bos", "smart, plug", "plug smart"])
    func `is not found within other words`(_ text: String) {
        #expect(found(text).isEmpty)
    }

    @Test func `of two readings the longest wins, then the surer, then the catalogue`() {
        #expect(found("march") == ["city=march"])
        #expect(found("march 3rd").count == 1)
        #expect(found("march 3rd").first?.hasPrefix("date") == true)
    }

    @Test func `entities come in order and never overlap`() {
        let text = "hub A-1007 from 3 march, 20 euros, ana@example.com, V-ABC12 and the smart plug"
        let found = recognizer.entities(in: EntityCorpus.analyzer.utterance(of: text), at: EntityCorpus.wednesday)
        #expect(found.count >= 6)
        for (left, right) in zip(found, found.dropFirst()) { #expect(left.range.upperBound <= right.range.lowerBound) }
        for entity in found {
            #expect(String(decoding: Array(text.utf8)[entity.range], as: UTF8.self) == entity.text)
        }
    }
}
