import Language
import Testing
import Workshop

@Suite struct SignPhrasesTests {
    private static let analyzer = Analyzer()
    private static let phrases = Result { try OutcomeModel.embedded().phrases }

    private func signs(_ text: String, ofCustomer: Bool = true) throws -> SignSet {
        try Self.phrases.get().signs(in: Self.analyzer.utterance(of: text), ofCustomer: ofCustomer)
    }

    @Test(arguments: ["It works now!", "jetzt geht es wieder", "ça marche, merci", "ya funciona", "ok, sorted"])
    func `success is heard in several languages`(_ text: String) throws {
        #expect(try signs(text).contains(.fixed))
    }

    @Test(arguments: ["it is not solved", "that hasn't worked", "das ist nicht gelöst", "never arrived"])
    func `a denied success is a failure`(_ text: String) throws {
        let found = try signs(text)
        #expect(found.contains(.still) && !found.contains(.fixed))
    }

    @Test(arguments: ["tell me if it works", "when will it be fixed?", "I hope it works"])
    func `a success that is only thought of is none`(_ text: String) throws {
        #expect(try !signs(text).contains(.fixed))
    }

    @Test func `the desk's words are no signs of the customer, nor the other way round`() throws {
        #expect(try !signs("it works now", ofCustomer: false).contains(.fixed))
        #expect(try !signs("I have booked it").contains(.remedy))
        #expect(try signs("I have booked it", ofCustomer: false).contains(.remedy))
    }

    @Test(arguments: [
        ("I am taking this to my lawyer", Sign.authority), ("Ich will Ihren Vorgesetzten sprechen", .superior),
        ("je résilie mon contrat", .leaving), ("quiero poner una reclamación", .complaint),
        ("this goes on trustpilot", .publicity), ("I'll try it tonight", .later), ("forget it", .resigned),
    ])
    func `what goes over the desk's head, and what leaves it open, is told`(_ text: String, _ sign: Sign) throws {
        #expect(try signs(text).contains(sign))
    }

    @Test func `any text has signs in time that grows with its length alone`() throws {
        #expect(try signs(String(repeating: "still not ", count: 50_000)).contains(.still))
        #expect(try signs("") == SignSet())
    }
}
