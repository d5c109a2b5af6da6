import Language
import Testing

/// A toy of nine languages, trained in a fraction of a second.
struct LanguageIdentifierTrainerTests {
    private static let lines = [
        ("en", "where is the parcel that I ordered"), ("en", "the light does not work and I want my money back"),
        ("en", "thank you, that was quick"), ("en", "what is wrong with this lamp"),
        ("de", "wo ist das Paket, das ich bestellt habe"), ("de", "das Licht geht nicht und ich will mein Geld zurück"),
        ("de", "danke, das ging schnell"), ("de", "was ist mit der Lampe los"),
        ("fr", "où est le colis que j'ai commandé"), ("fr", "la lumière ne marche pas et je veux mon argent"),
        ("fr", "merci, c'était rapide"), ("fr", "qu'est-ce qui ne va pas avec cette lampe"),
        ("es", "dónde está el paquete que he pedido"), ("es", "la luz no funciona y quiero mi dinero"),
        ("es", "gracias, ha sido rápido"), ("es", "qué le pasa a esta lámpara"),
        ("it", "dov'è il pacco che ho ordinato"), ("it", "la luce non funziona e voglio i miei soldi"),
        ("nl", "waar is het pakket dat ik heb besteld"), ("nl", "het licht werkt niet en ik wil mijn geld"),
        ("pt", "onde está a encomenda que fiz"), ("pt", "a luz não funciona e quero o meu dinheiro"),
        ("fi", "missä on paketti jonka tilasin"), ("fi", "valo ei toimi ja haluan rahani takaisin"),
        ("hu", "hol van a csomag, amit rendeltem"), ("hu", "köszönöm, ez gyors volt"),
    ].map { LanguageIdentifierTrainer.Line(text: $0.1, language: $0.0) }

    @Test(arguments: [
        ("the parcel is wrong", "en"), ("das Paket ist nicht das", "de"), ("je veux le colis", "fr"),
        ("no quiero el paquete", "es"), ("haluan paketti takaisin", "und"),
    ])
    func `what was learned holds for other sentences`(_ text: String, _ code: String) throws {
        let weights = try LanguageIdentifierTrainer.train(lines: Self.lines, seed: 1)
        let analyzer = Analyzer(identifier: try LanguageIdentifier(weights: weights))
        #expect(analyzer.utterance(of: text).language.code == code)
    }

    @Test func `the same lines and seed give the same bytes, and few of them`() throws {
        let weights = try LanguageIdentifierTrainer.train(lines: Self.lines, seed: 7)
        #expect(try LanguageIdentifierTrainer.train(lines: Self.lines, seed: 7) == weights)
        #expect(weights.count < 200_000)
    }

    @Test func `a language without a line is told, and so is the lack of any other`() {
        #expect(throws: LanguageError.nothingToLearnFrom(language: "fr")) {
            try LanguageIdentifierTrainer.train(lines: Self.lines.filter { $0.language != "fr" }, seed: 1)
        }
        #expect(throws: LanguageError.nothingToLearnFrom(language: "und")) {
            try LanguageIdentifierTrainer.train(
                lines: Self.lines.filter { LanguageIdentifier.languages.contains($0.language) }, seed: 1)
        }
        #expect(throws: LanguageError.nothingToLearnFrom(language: "en")) {
            try LanguageIdentifierTrainer.train(lines: [], seed: 1)
        }
    }

    @Test func `damaged weights are refused`() throws {
        let weights = try LanguageIdentifierTrainer.train(lines: Self.lines, seed: 1)
        for damaged in [[], Array(weights.dropLast()), [0] + weights, Array(weights.prefix(100))] {
            #expect(throws: LanguageError.self) { try LanguageIdentifier(weights: damaged) }
        }
    }

    @Test func `an analyzer without an identifier names no language`() {
        #expect(Analyzer(identifier: nil).utterance(of: "where is my parcel").language == .unknown)
    }
}
