import Language
import StrictJSON
import Testing

/// The weights that come with the product.
struct LanguageIdentifierTests {
    private static let analyzer = Analyzer()

    private func guess(_ text: String) -> LanguageGuess { Self.analyzer.utterance(of: text).language }

    @Test(arguments: [
        ("my router dead", "en"), ("where's my parcel??", "en"), ("order A-1007 still not here", "en"),
        ("wo ist mein paket", "de"), ("geht nicht", "de"), ("Die Lampe lässt sich nicht verbinden.", "de"),
        ("hola necesito ayuda", "es"), ("no funciona", "es"), ("¿Dónde está mi pedido A-1007?", "es"),
        ("ça marche pas", "fr"), ("où est mon colis", "fr"), ("J'AI PAS REÇU MA COMMANDE", "fr"),
        ("dove si trova la mia spedizione, non capisco", "it"), ("non va niente", "it"),
        ("waar blijft mijn bestelling toch", "nl"), ("werkt nog steeds niet", "nl"),
        ("a minha encomenda ainda não chegou", "pt"), ("não funciona", "pt"),
    ])
    func `a service message of a few words is in its language`(_ text: String, _ code: String) {
        #expect(guess(text).code == code)
        #expect(guess(text).confidence > 0.5)
        #expect(guess(text).script == "Latn")
    }

    @Test(arguments: [
        "", "ok", "A-1007", "42", "10:30", "👍👍", "?!", "wifi", "router", "asdf", "ana@example.com",
        "https://example.com/help", "gdzie jest moje zamówienie", "siparişim nerede kaldı",
    ])
    func `a text that says too little, or is in another language, is in none`(_ text: String) {
        #expect(guess(text).code == "und")
    }

    @Test(arguments: [
        ("Где мой заказ?", "Cyrl"), ("Πού είναι η παραγγελία μου;", "Grek"), ("أين طلبي", "Arab"), ("我的订单在哪里", "Hani"),
        ("คำสั่งซื้อของฉันอยู่ที่ไหน", "Thai"), ("42 👍", "Zyyy"), ("order ok", "Latn"), ("żółw über naïve", "Latn"),
    ])
    func `the writing is told, and another than Latin is no language of ours`(_ text: String, _ script: String) {
        #expect(guess(text).script == script)
        if script != "Latn" { #expect(guess(text).code == "und" && guess(text).confidence == 1) }
    }

    @Test func `the guess does not depend on case, accents' encoding or what follows the first words`() {
        #expect(guess("WO IST MEIN PAKET") == guess("wo ist mein paket"))
        #expect(guess("où est mon colis") == guess("ou\u{300} est mon colis"))
        let long = String(repeating: "where is my parcel ", count: 20)
        #expect(guess(long) == guess(long + String(repeating: "wo ist mein paket ", count: 20)))
    }

    @Test(
        .enabled(if: Corpus.exists("messages/en.jsonl"), "the corpora lie in the checkout"),
        arguments: [
            "messages/en", "messages/de", "messages/fr", "messages/es", "languages/it", "languages/nl", "languages/pt",
        ])
    func `the weights fit the features and the corpus that they were trained on`(_ file: String) throws {
        let code = String(file.suffix(2))
        let texts = try Corpus.lines("\(file).jsonl").compactMap { $0["text"]?.string }
        let right = texts.count { guess($0).code == code }
        #expect(Double(right) >= 0.97 * Double(texts.count))
    }

    @Test(
        .enabled(if: Corpus.exists("languages/heldout.jsonl"), "the corpora lie in the checkout"),
        arguments: LanguageIdentifier.languages)
    func `lines of a desk that nobody trained on are told, in each language`(_ code: String) throws {
        let lines = try Corpus.lines("languages/heldout.jsonl").filter { $0["language"]?.string == code }
        let texts = lines.compactMap { $0["text"]?.string }
        #expect(texts.count >= 60)
        let right = texts.count { guess($0).code == code }
        #expect(Double(right) >= 0.95 * Double(texts.count))
    }

    /// Measured when this was written: 99.2, 99.5 and 99.2 %.
    @Test(
        .enabled(if: SharedData.exists("fb_multilingual/en/valid.jsonl"), "the data lie beside the checkout"),
        arguments: [
            ("fb_multilingual/en/valid.jsonl", "en", 0.985), ("fb_multilingual/es/valid.jsonl", "es", 0.99),
            ("ud_german_gsd/valid.jsonl", "de", 0.985),
        ])
    func `texts that no one trained on are told as well as they were`(_ file: String, _ code: String, _ floor: Double)
        throws
    {
        let texts = try SharedData.lines(file).compactMap { $0["text"]?.string }
        let right = texts.count { guess($0).code == code }
        #expect(Double(right) >= floor * Double(texts.count))
    }
}
