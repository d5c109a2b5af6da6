import Comprehension
import Language
import Testing

@Suite struct `Finding people, places and addresses` {
    private static let analyzer = Analyzer()

    private static func found(_ text: String) -> [String] {
        PersonalNames.spans(in: analyzer.utterance(of: text)).map { span in
            "\(span.kind.rawValue) " + String(decoding: Array(text.utf8)[span.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("My name is Ottilie Brandvold", ["person Ottilie Brandvold"]), ("my name is jorun", ["person jorun"]),
        ("Could I speak to Mr. Haverkamp please?", ["person Haverkamp"]),
        ("the contract is under my husband's name, Pieter van der Meulen", ["person Pieter van der Meulen"]),
        ("Karin and Tobias both have a key", ["person Karin", "person Tobias"]),
        ("Regards, Sarah J. Okonkwo", ["person Sarah J. Okonkwo"]),
        ("Please tell Tanwen that it works again", ["person Tanwen"]),
        ("Ashgrove was here on Monday, I let him in", ["person Ashgrove"]),
        ("could Ngozi collect it", ["person Ngozi"]),
    ])
    func `people are found`(_ text: String, _ spans: [String]) { #expect(Self.found(text) == spans) }

    @Test(arguments: [
        ("I moved from Tallinn to Portugal last year", ["place Tallinn", "place Portugal"]),
        ("we live in Oberkirchbach now", ["place Oberkirchbach"]),
        ("no signal in Great Malvern", ["place Great Malvern"]),
        ("Where: Nether Wallop Golf Club", ["place Nether Wallop Golf"]),
        ("my parcel is stuck in germany", ["place germany"]),
    ])
    func `places are found`(_ text: String, _ spans: [String]) { #expect(Self.found(text) == spans) }

    @Test(arguments: [
        ("send it to 14 Marigold Lane, Exeter EX4 3QT please", ["address 14 Marigold Lane, Exeter EX4 3QT"]),
        ("meine Adresse ist Birkenstraße 7, 80331 München", ["address Birkenstraße 7, 80331 München"]),
        ("my address is 3 Rue des Lilas, 69003 Lyon", ["address 3 Rue des Lilas, 69003 Lyon"]),
        ("mon adresse : 9 bis, rue du Puits, 69003 Lyon", ["address 9 bis, rue du Puits, 69003 Lyon"]),
        ("jetzt Ahornstr. 12a, 50674 Köln", ["address Ahornstr. 12a, 50674 Köln"]),
        ("ul. Lipowa 3/7, 00-625 Warszawa", ["address ul. Lipowa 3/7, 00-625 Warszawa"]),
        ("it went to Prinsengracht 12-2, 1015 CJ Amsterdam", ["address Prinsengracht 12-2, 1015 CJ Amsterdam"]),
        ("we live at 8 orchard lane, oxford now", ["address 8 orchard lane, oxford"]),
        ("Via Verdi 7, 20121 Milano (MI)", ["address Via Verdi 7, 20121 Milano (MI)"]),
        ("808 Kossuth Lajos u. 12, Szeged", ["address 808 Kossuth Lajos u. 12, Szeged"]),
        ("zip: 40212", ["address 40212"]),
    ])
    func `addresses are found whole`(_ text: String, _ spans: [String]) { #expect(Self.found(text) == spans) }

    @Test(arguments: [
        "My router is broken since Monday", "Where is my order A-1042?", "The WiFi at home drops every day",
        "I paid with PayPal in December", "HELLO I NEED HELP NOW", "Will you mark it as paid?", "please bill me in May",
        "Can I return the Max Power Hub?", "I am very angry about this", "it takes 2-3 days",
        "Good morning! I have a question", "call me back tomorrow", "Great service as always",
        "it takes 5 minutes by road",
        "The technician was late. Ask him why.", "Is Netflix included?", "Step 3, 1000 times the same",
    ])
    func `what names nobody is left`(_ text: String) { #expect(Self.found(text).isEmpty) }
}
