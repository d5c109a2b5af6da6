import Language
import StrictJSON
import Testing
import Workshop

struct LanguageEvaluationTests {
    private func judgement(_ given: String, _ found: String) -> LanguageEvaluation.Judgement {
        .init(text: "x", language: given, found: LanguageGuess(code: found, confidence: 0.9, script: "Latn"))
    }

    /// Four English texts (two right, one German, one none), one German that is right, one Polish that is taken for none
    /// and one that is taken for Spanish.
    private var evaluation: LanguageEvaluation {
        LanguageEvaluation([
            judgement("en", "en"), judgement("en", "en"), judgement("en", "de"), judgement("en", "und"),
            judgement("de", "de"), judgement("pl", "und"), judgement("pl", "es"),
        ])
    }

    @Test func `the figures are what a hand count gives`() {
        #expect(evaluation.accuracy == 4.0 / 7)
        #expect(evaluation.coverage == 4.0 / 5)
        #expect(evaluation.precision == 3.0 / 5)
        let english = evaluation.rows[0]
        #expect(
            english
                == {
                    var row = english; (row.texts, row.guessed, row.right) = (4, 2, 2); return row
                }())
        #expect(english.precision == 1 && english.recall == 0.5)
        let macro = (4.0 / 6 + 2.0 / 3 + 2.0 / 4) / 3
        #expect(abs((evaluation.macroF1 ?? 0) - macro) < 1e-12)
    }

    @Test func `the JSON holds the confusion and no figure that was not measured`() {
        #expect(evaluation.json["confusion"]?["en"]?["de"] == 1)
        #expect(evaluation.json["confusion"]?["und"]?["es"] == 1)
        #expect(LanguageEvaluation([]).json["accuracy"] == .null)
        #expect(evaluation.predictions.count == 7)
    }

    @Test func `an analyzer is judged on lines as they come`() {
        let lines: [LanguageIdentifierTrainer.Line] = [
            .init(text: "where is my parcel", language: "en"), .init(text: "wo ist mein paket", language: "de"),
            .init(text: "42", language: "und"), .init(text: "gdzie jest moja paczka", language: "pl"),
        ]
        #expect(LanguageEvaluation.judging(Analyzer(), on: lines).accuracy == 1)
    }

    @Test func `cross-validation judges each line once, by weights that never saw it`() throws {
        let texts = [
            "en": [
                "where is the parcel", "the light is not on", "this is the wrong lamp", "what is the matter with it",
            ],
            "de": ["wo ist das paket", "das licht ist nicht an", "das ist die falsche lampe", "was ist nur damit los"],
            "fr": ["où est le colis", "la lumière ne marche pas", "ce n'est pas la lampe", "qu'est-ce que c'est"],
            "es": ["dónde está el paquete", "la luz no está puesta", "esta no es la lámpara", "qué le pasa a esta"],
            "it": ["dov'è il pacco", "la luce non è accesa", "non è la lampada giusta", "che cosa le succede"],
            "nl": ["waar is het pakket", "het licht is niet aan", "dit is de verkeerde lamp", "wat is daarmee"],
            "pt": [
                "onde está a encomenda", "a luz não está ligada", "não é a lâmpada certa", "o que se passa com ela",
            ],
            "fi": ["missä on paketti", "valo ei pala", "tämä on väärä lamppu", "mikä siinä on vikana"],
        ]
        let lines = texts.sorted { $0.key < $1.key }.flatMap { language, texts in
            texts.map { LanguageIdentifierTrainer.Line(text: $0, language: language) }
        }
        let evaluation = try LanguageEvaluation.crossValidating(lines, folds: 3, seed: 1)
        #expect(evaluation.judgements.map(\.text).sorted() == lines.map(\.text).sorted())
        #expect((evaluation.accuracy ?? 0) >= 0.5)
    }
}
