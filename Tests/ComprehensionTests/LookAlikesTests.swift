import Comprehension
import Language
import Testing

@Suite struct `Look-alikes and slips` {
    @Test(arguments: [
        ("\u{441}\u{430}n\u{441}el my order", "cancel my order"),
        ("can\u{200B}cel\u{AD} it", "cancel it"),
        ("\u{FF43}\u{FF41}\u{FF4E}\u{FF43}\u{FF45}\u{FF4C}", "cancel"),
        ("where is \u{1D426}\u{1D432} parcel", "where is my parcel"),
        ("\u{421}\u{41E}\u{420}\u{415} with it please", "COPE with it please"),
    ])
    func `come off a text that wears them`(_ written: String, _ plain: String) {
        #expect(LookAlikes.plain(written) == plain)
    }

    @Test(arguments: [
        "cancel my order", "où est mon colis, s'il vous plaît", "Größe ändern", "где моя посылка", "πού είναι το δέμα",
        "my name is \u{418}\u{432}\u{430}\u{43D}", "great \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{2764}\u{FE0F}",
        "it\u{2019}s late \u{2026}", "",
    ])
    func `leave alone what is no disguise`(_ text: String) {
        #expect(LookAlikes.plain(text) == nil)
    }

    @Test(arguments: [
        ("whereismy parcel", "parcel_where"), ("where is my paaarceeel", "parcel_where"),
        ("i want my oney back", "money_back"), ("refnud me plz", "money_back"),
        ("i forgotmy pasword", "password_new"), ("roter has no lihgt", "router_down"),
        ("\u{440}\u{430}ssw\u{43E}rd is wr\u{200B}ong", "password_new"),
    ])
    func `do not change what is meant`(_ text: String, _ intent: String) {
        let guess = IntentToy.guess(text)
        #expect(guess.ranking.first?.name == intent)
        #expect(!guess.isOutOfScope)
    }

    @Test func `are no reason to change a word that is one, though no example has it`() {
        #expect(IntentToy.guess("has it a ligth") == IntentToy.guess("has it a light"))
        #expect(IntentToy.guess("has it a night") != IntentToy.guess("has it a light"))
    }

    /// Needs what `rapport models fetch` brings.
    @Test(.enabled(if: EncoderKind.multilingual.isThere(in: FetchedEncoders.folder)))
    func `other languages are understood from English lines, and the same from a file`() throws {
        var training = IntentTraining()
        training.encoders = try Encoders(in: FetchedEncoders.folder)
        let model = training.model(of: IntentToy.examples, analyzer: IntentToy.analyzer)
        let kept = try IntentModel(
            model.file, analyzer: IntentToy.analyzer, encoders: try Encoders(in: FetchedEncoders.folder))
        for (text, intent) in [
            ("¿dónde está mi paquete?", "parcel_where"), ("he olvidado mi contraseña", "password_new"),
            ("ich möchte mein Geld zurück", "money_back"), ("internet ne fonctionne plus chez moi", "router_down"),
        ] {
            #expect(IntentToy.guess(text, by: model).ranking.first?.name == intent, "\(text)")
            #expect(IntentToy.guess(text, by: kept) == IntentToy.guess(text, by: model))
        }
    }
}
