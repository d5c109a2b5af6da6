import Comprehension
import Language
import StrictJSON
import Testing

@Suite struct `Amounts` {
    @Test(arguments: [money, numbers, percentages, ordinals, measures, weights, temperatures])
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
        ],
        leaves: ["1 in 10", "the euro zone", "I have 20", "at 12.50"])

    static let numbers = EntityCorpus(
        name: "number",
        finds: [
            ("I ordered 3 of them", "3", "3"), ("1,200 lamps", "1,200", "1200"), ("2.5 stars", "2.5", "2.5"),
            ("twenty-one lamps", "twenty-one", "21"), ("one hundred and five", "one hundred and five", "105"),
            ("three million two hundred thousand", "three million two hundred thousand", "3200000"),
            ("-504", "-504", "-504"),
        ],
        leaves: ["this one", "A4 paper", "covid-19", "v2.4.1", "a few words", "A-1007", "1.2.3.4", "wifi6"])

    static let percentages = EntityCorpus(
        name: "percentage",
        finds: [
            ("20 % off", "20 %", "20"), ("12.5 percent", "12.5 percent", "12.5"),
            ("ten per cent", "ten per cent", "10"),
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

    static let temperatures = EntityCorpus(
        name: "temperature",
        finds: [
            ("it reads 21.5°C", "21.5°C", #"{"value":21.5,"unit":"celsius"}"#),
            ("-4 degrees", "-4 degrees", #"{"value":-4,"unit":"degree"}"#),
        ],
        leaves: ["a degree in law"])
}
