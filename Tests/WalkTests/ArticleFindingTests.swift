import Dialogue
import Language
import StrictJSON
import Testing

/// The product's own articles, and what people might ask of them. The lines were written after the rule was settled;
/// they served nothing but this measurement.
struct ArticleFindingTests {
    private static let questions = [
        ("restart-router", "is it bad to restart the box many times a day"),
        ("wifi-channel", "should channel 1, 6 or 11 be used"),
        ("guest-wifi", "how long is the guest wifi on for my holiday let"),
        ("pause-internet", "can I see which pages my daughter has visited"),
        ("open-port", "I want a public address of my own for my server"),
        ("speed-test", "what upload do I need for backups"),
        ("mesh-place", "does a chain of mesh points halve the speed"),
        ("router-own", "where is the PPPoE user name and password"),
        ("line-change-day", "do I have to cancel at my old provider myself"),
        ("pairing-mode", "do I have to hold the ring of the thermostat for pairing"),
        ("recordings-kept", "can you bring back a clip that was overwritten"),
        ("camera-angle", "do I have to put up a sign that visitors are filmed"),
        ("doorbell-chime", "does the doorbell work with direct current"),
        ("heating-plan", "how much does one degree less save"),
        ("valve-calibration", "how do I loosen a stuck pin of a radiator"),
        ("hub-swap", "the old hub is broken, is there a nightly backup"),
        ("plug-energy", "where do I type my tariff so that I see the cost"),
        ("before-holiday", "can I give my neighbour a code while we are away"),
        ("first-bill", "can I move the day of my direct debit to the 20th"),
        ("late-payment", "when do you block the line after a reminder"),
        ("moving-home", "is there a fee for a new socket after a move"),
        ("pack-return", "do I have to take my memory card out before I post it"),
        ("warranty-claim", "do I need a receipt if I bought it in another shop"),
        ("what-we-know", "how long are measured values stored"),
        ("secure-home", "where do I forward a mail that asks for my password"),
    ]

    private static let strangers = [
        "how do I grow tomatoes on a balcony", "my shoes squeak when I walk", "who painted the night watch",
        "what is the fine for parking on a pavement", "do penguins have knees", "is there a train strike tomorrow",
        "how do I get chewing gum out of my hair", "what does a lawyer cost per hour",
        "my car makes a noise when I brake", "how do I write a letter of resignation",
        "how many days of holiday do employees get", "my grandmother's recipe for plum jam please",
        "is my passport still valid for Turkey", "which vaccine do I need for a dog",
        "can I paint over wallpaper", "the shower drain is blocked with hair", "how do I learn to juggle",
        "which phone has the best camera for selfies", "my bank refuses a loan",
        "what should I say at a funeral", "how is cheese made", "why do leaves turn red",
        "can I ride a scooter on the pavement", "is the neighbour allowed to burn leaves",
        "how do I unlock a stolen phone",
    ]

    @Test func `articles are found by people's questions, and not by what they are not about`() throws {
        let playbook = try Playbook(try HomeDesk.catalogue.get(), analyzer: HomeDesk.analyzer)
        let library = try #require(playbook.library)
        func answer(_ text: String) -> String? {
            library.answer(to: HomeDesk.analyzer.utterance(of: text).words)?.article.name
        }
        let missed = Self.questions.filter { answer($0.1) != $0.0 }
        let wrong = Self.questions.filter { answer($0.1) ?? $0.0 != $0.0 }
        let false_ = Self.strangers.filter { answer($0) != nil }
        #expect(library.articles.count >= 25)
        #expect(
            missed.count <= 8, "\(missed.map { ($0.1, answer($0.1) ?? "nothing") }), threshold \(library.threshold)")
        #expect(wrong.count <= 2, "\(wrong)")
        #expect(false_.count <= 1, "\(false_.map { ($0, answer($0) ?? "") })")
    }

    @Test func `what nothing answered is kept, masked, and goes with its customer`() async throws {
        let desk = try await WalkDesk()
        _ = try await desk.ask([
            "op": "message", "conversation": "c1", "customer": "walker",
            "text": "colourless green ideas sleep furiously under the fjord 4111 1111 1111 1111",
        ])
        let kept = try await desk.unanswered()
        #expect(kept.count == 1 && kept[0].hasPrefix("colourless green ideas") && kept[0].hasSuffix("1111"))
        #expect(!kept[0].contains("4111"))
        _ = try await desk.ask(["op": "forget", "customer": "walker"])
        let left = try await desk.unanswered()
        #expect(left.isEmpty)
        try await desk.close()
    }
}
