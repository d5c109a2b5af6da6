import Comprehension
import Language
import Learning
import Testing

@Suite struct `What texts mean` {
    @Test func `a word that no example holds is understood by its neighbours`() {
        // None of these words but the smallest stand in the examples.
        for (text, intent) in [
            ("has the package been shipped", "parcel_where"),
            ("forgotten passcode", "password_new"), ("broadband outage", "router_down"),
        ] {
            #expect(IntentToy.guess(text).ranking.first?.name == intent, "\(text)")
        }
    }

    @Test func `the vector of a text is near that of another wording and far from that of another matter`() throws {
        let encoder = try #require(PieceEncoder.embedded)
        func cosine(_ one: String, _ other: String) -> Float {
            zip(encoder.vector(of: one), encoder.vector(of: other)).reduce(0) { $0 + $1.0 * $1.1 }
        }
        let likeness = cosine("the courier has not brought my parcel", "where is my package, it was not delivered")
        #expect(likeness > 0.4)
        #expect(likeness > 0.2 + cosine("the courier has not brought my parcel", "the recipe wants two eggs and flour"))
    }

    @Test func `texts without a letter have a vector of zeros, and are judged all the same`() throws {
        let encoder = try #require(PieceEncoder.embedded)
        #expect(encoder.vector(of: "").allSatisfy { $0 == 0 })
        #expect(IntentToy.guess("").isOutOfScope)
    }

    /// Needs what `rapport models fetch` brings.
    @Test(.enabled(if: EncoderKind.minilm.isThere(in: FetchedEncoders.folder)))
    func `encoders are asked only where the cheap models doubt, and answer as well live as in bulk`() throws {
        let folder = FetchedEncoders.folder
        var training = IntentTraining()
        training.encoders = try Encoders(in: folder)
        for budget in [0.5, nil] as [Double?] {
            training.budget = budget
            let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
            for text in ["where is my parcel", "the postie never showed up", "reimburse me", "what's the weather"] {
                #expect(IntentToy.guess(text, by: model) == IntentToy.guess(text, by: model))
            }
            let kept = try IntentModel(
                model.file, analyzer: IntentToy.analyzer, encoders: try Encoders(in: folder))
            #expect(kept.version == model.version)
            #expect(
                IntentToy.guess("the postie never showed up", by: kept)
                    == IntentToy.guess("the postie never showed up", by: model))
            // Without the encoders the usual models judge alone.
            let poor = try IntentModel(model.file, analyzer: IntentToy.analyzer)
            #expect(IntentToy.guess("where is my parcel", by: poor).ranking[0].name == "parcel_where")
        }
    }

    /// Needs what `rapport models fetch` brings; adapting takes a minute.
    @Test(.enabled(if: EncoderKind.minilm.isThere(in: FetchedEncoders.folder)))
    func `an encoder that was adapted to the examples is kept with the model, and had again from the fetched one`()
        throws
    {
        let encoders = try Encoders(in: FetchedEncoders.folder)
        var training = IntentTraining()
        training.threads = 2
        training.budget = nil
        training.encoders = encoders
        let plain = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        #expect(!plain.file.names.contains { $0.hasPrefix("adapters") })
        training.adaptable = try #require(try encoders.adaptable())
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        let kept = try IntentModel(model.file, analyzer: IntentToy.analyzer, encoders: encoders)
        #expect(kept.version == model.version)
        for text in ["where is my parcel", "the postie never showed up", "reimburse me", "what's the weather"] {
            #expect(IntentToy.guess(text, by: kept) == IntentToy.guess(text, by: model))
        }
        #expect(
            IntentToy.guess("the postie never showed up", by: model)
                != IntentToy.guess("the postie never showed up", by: plain))
        // Without the encoders the usual models judge alone.
        let poor = try IntentModel(model.file, analyzer: IntentToy.analyzer)
        #expect(IntentToy.guess("where is my parcel", by: poor).ranking[0].name == "parcel_where")
    }
}
