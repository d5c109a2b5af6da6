import Comprehension
import Language
import StrictJSON
import Testing

@Suite struct `Amounts` {
    @Test(arguments: [money, numbers, percentages, ordinals, measures, weights, temperatures, sizes, rates])
    func `are found with their value, and nowhere else`(_ corpus: EntityCorpus) {
        #expect(corpus.complaints.isEmpty)
    }

    @Test func `a dollar is the region's own`() {
        let canadian = EntityRecognizer(region: Region("CA"))
        let found = canadian.entities(in: EntityCorpus.analyzer.utterance(of: "it cost 20 dollars"), at: nil)
        #expect(found.map(\.value) == [["amount": 20, "currency": "CAD"]])
    }

    static let money = EntityCorpus(
        name: "money",
        finds: [
            ("I paid €12.50", "€12.50", #"{"amount":12.5,"currency":"EUR"}"#),
            ("12,50 € too much", "12,50 €", #"{"amount":12.5,"currency":"EUR"}"#),
            ("£1,299.99 for this", "£1,299.99", #"{"amount":1299.99,"currency":"GBP"}"#),
            ("twenty quid", "twenty quid", #"{"amount":20,"currency":"GBP"}"#),
            ("USD 3.14", "USD 3.14", #"{"amount":3.14,"currency":"USD"}"#),
            ("5 pounds and 20 pence", "5 pounds and 20 pence", #"{"amount":5.2,"currency":"GBP"}"#),
            ("50p", "50p", #"{"amount":0.5,"currency":"GBP"}"#),
            ("a $30 voucher", "$30", #"{"amount":30,"currency":"USD"}"#),
            ("two hundred euros", "two hundred euros", #"{"amount":200,"currency":"EUR"}"#),
            ("between 10 and 20 euros", "between 10 and 20 euros", #"{"from":10,"to":20,"currency":"EUR"}"#),
            ("£9.99/month", "£9.99", #"{"amount":9.99,"currency":"GBP"}"#),
            ("you took 1.234,50 EUR", "1.234,50 EUR", #"{"amount":1234.5,"currency":"EUR"}"#),
            ("€2k", "€2k", #"{"amount":2000,"currency":"EUR"}"#),
            ("a $20-30 charge", "$20-30", #"{"from":20,"to":30,"currency":"USD"}"#),
            ("about 20-30 €", "about 20-30 €", #"{"from":20,"to":30,"currency":"EUR"}"#),
            ("between €20 and 30", "between €20 and 30", #"{"from":20,"to":30,"currency":"EUR"}"#),
            ("I paid €20 - 30 days ago", "€20", #"{"amount":20,"currency":"EUR"}"#),
        ],
        leaves: ["1 in 10", "the euro zone", "I have 20", "at 12.50"])

    static let numbers = EntityCorpus(
        name: "number",
        finds: [
            ("I ordered 3 of them", "3", "3"), ("1,200 lamps", "1,200", "1200"), ("2.5 stars", "2.5", "2.5"),
            ("twenty-one lamps", "twenty-one", "21"), ("one hundred and five", "one hundred and five", "105"),
            ("three million two hundred thousand", "three million two hundred thousand", "3200000"),
            ("-504", "-504", "-504"),
            ("two thirds of them", "two thirds", "0.666666667"), ("one and a half lamps", "one and a half", "1.5"),
            ("1.5e3 packets", "1.5e3", "1500"),
            ("10-12 devices hang", "10-12", #"{"from":10,"to":12}"#),
            ("it drops 3 to 4 times a day", "3 to 4", #"{"from":3,"to":4}"#),
            ("two to three routers", "two to three", #"{"from":2,"to":3}"#),
            ("between 5 and 10 devices", "between 5 and 10", #"{"from":5,"to":10}"#),
            ("from 5 to 10 of them", "from 5 to 10", #"{"from":5,"to":10}"#),
            ("10\u{2013}12 people", "10\u{2013}12", #"{"from":10,"to":12}"#),
        ],
        leaves: [
            "this one", "A4 paper", "covid-19", "v2.4.1", "a few words", "A-1007", "1.2.3.4", "wifi6", "a third time",
        ])

    static let percentages = EntityCorpus(
        name: "percentage",
        finds: [
            ("20 % off", "20 %", "20"), ("12.5 percent", "12.5 percent", "12.5"),
            ("ten per cent", "ten per cent", "10"), ("10-20 % slower", "10-20 %", #"{"from":10,"to":20}"#),
            ("between 5% and 10%", "between 5% and 10%", #"{"from":5,"to":10}"#),
        ],
        leaves: ["20 of them", "%d"])

    static let ordinals = EntityCorpus(
        name: "ordinal",
        finds: [
            ("the third lamp", "third", "3"), ("my 2nd hub", "2nd", "2"),
            ("the twenty-fifth one", "twenty-fifth", "25"),
        ],
        leaves: ["3 lamps", "thirds"])

    static let measures = EntityCorpus(
        name: "distance",
        finds: [
            ("the hub is 3 m away", "3 m", #"{"value":3,"unit":"m"}"#),
            ("2.5 km from here", "2.5 km", #"{"value":2.5,"unit":"kilometre"}"#),
            ("6 feet 2 inches", "6 feet 2 inches", #"{"value":74,"unit":"inch"}"#),
        ],
        leaves: ["1 in 10 people", "I charged $1 in June", "5 million", "4k TV"])

    static let weights = EntityCorpus(
        name: "quantity",
        finds: [
            ("it weighs 2 kg", "2 kg", #"{"value":2000,"unit":"gram"}"#),
            ("between 2 and 3 kg", "between 2 and 3 kg", #"{"from":2000,"to":3000,"unit":"gram"}"#),
            ("from 900 g to 2 kg", "from 900 g to 2 kg", #"{"from":900,"to":2000,"unit":"gram"}"#),
            ("100-200 mg", "100-200 mg", #"{"from":0.1,"to":0.2,"unit":"gram"}"#),
        ],
        leaves: ["5G reception"])

    static let sizes = EntityCorpus(
        name: "data_size",
        finds: [
            ("I have used 5 GB", "5 GB", #"{"value":5,"unit":"gigabyte"}"#),
            ("5-10 GB a month", "5-10 GB", #"{"from":5,"to":10,"unit":"gigabyte"}"#),
            ("a 2TB disk", "2TB", #"{"value":2,"unit":"terabyte"}"#),
            ("300 megabytes", "300 megabytes", #"{"value":300,"unit":"megabyte"}"#),
            ("20 gigs left", "20 gigs", #"{"value":20,"unit":"gigabyte"}"#),
        ],
        leaves: ["5G reception", "100 Mbps", "GB plates", "4 to go"])

    static let rates = EntityCorpus(
        name: "data_rate",
        finds: [
            ("I pay for 100 Mbps", "100 Mbps", #"{"value":100,"unit":"megabit per second"}"#),
            ("only 12.5 Mbit/s arrive", "12.5 Mbit/s", #"{"value":12.5,"unit":"megabit per second"}"#),
            ("50-100 mb/s", "50-100 mb/s", #"{"from":50,"to":100,"unit":"megabit per second"}"#),
            ("downloads at 8 MB/s", "8 MB/s", #"{"value":8,"unit":"megabyte per second"}"#),
            ("1 Gbps fibre", "1 Gbps", #"{"value":1,"unit":"gigabit per second"}"#),
            ("20 megabits per second", "20 megabits per second", #"{"value":20,"unit":"megabit per second"}"#),
            ("at least 50 Mbit/s", "at least 50 Mbit/s", #"{"from":50,"unit":"megabit per second"}"#),
        ],
        leaves: ["60 km/h", "5 GB", "20 bits of advice"])

    static let temperatures = EntityCorpus(
        name: "temperature",
        finds: [
            ("it reads 21.5°C", "21.5°C", #"{"value":21.5,"unit":"celsius"}"#),
            ("-4 degrees", "-4 degrees", #"{"value":-4,"unit":"degree"}"#),
        ],
        leaves: ["a degree in law"])

    /// Two numbers with a dash between are many other things than a span.
    @Test(arguments: [
        "my order A-1234", "call 555-1234 now", "2-3-2026", "firmware 2.4-3 does not start", "it is down 24-7",
        "5-1 = 4", "4-4", "we lost 2-3", "it ended 1-3 against us", "4111-1111-1111-1111", "error 10-12 again",
        "IP 10-12-14-16", "open 9-17 daily", "2023-11-05", "room 12-14 please", "5-3 devices", "version 3-4 beta",
        "I need 5, 10 would be better", "from one to the other", "01-02 lamps", "at 10-12 Baker Street",
        "covid-19 - 20 cases",
    ])
    func `what is no span is not taken for one`(_ text: String) {
        let spans = EntityCorpus.entities(in: text).filter { $0.value["from"] != nil && $0.value["to"] != nil }
        #expect(spans.filter { ["number", "duration", "money", "percentage"].contains($0.name) }.isEmpty)
    }
}
