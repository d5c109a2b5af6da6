import Comprehension
import StrictJSON
import Testing

@Suite struct `Hiding personal numbers` {
    @Test(arguments: [
        ("my card 4111 1111 1111 1111 was charged", "my card •••• •••• •••• 1111 was charged"),
        ("4111-1111-1111-1111", "••••-••••-••••-1111"), ("378282246310005.", "•••••••••••0005."),
        ("DE89 3704 0044 0532 0130 00 please", "•••• •••• •••• •••• ••30 00 please"),
        ("4111 1111 1111 1111 12/27 123", "•••• •••• •••• 1111 12/27 123"),
        ("4111 1111 1111 1111 4 2", "•••• •••• •••• 1111 4 2"), ("Visa4111111111111111!", "Visa••••••••••••1111!"),
        ("4111.1111.1111.1111", "••••.••••.••••.1111"),
        ("4111\u{A0}1111\u{202F}1111  1111", "••••\u{A0}••••\u{202F}••••  1111"),
        ("order 12 4111111111111111", "order 12 ••••••••••••1111"),
        ("gb82west12345698765432", "••••••••••••••••••5432"),
        ("5312 9087 4410 2267 exp 09/28 cvv 417", "•••• •••• •••• 2267 exp 09/28 cvv •••"),
        ("CVC: 1234, and the security code is 987.", "CVC: ••••, and the security code is •••."),
        ("é 5555555555554444 ✓ DE89370400440532013000", "é ••••••••••••4444 ✓ ••••••••••••••••••3000"),
    ])
    func `hides a card or account number digit for digit and keeps the last four`(_ text: String, _ masked: String) {
        let found = Masking.mask(text)
        #expect(found.text == masked)
        #expect(found.text.unicodeScalars.count == text.unicodeScalars.count)
    }

    @Test(arguments: [
        "4111111111111112", "41111111-1111-1111", "order 12345678901234", "DE89370400440532013001", "A-1007", "",
        "0000000000000000", "411111111111111141111111111111114111", "1,234,567,890,123",
        "cvs 123", "cvv", "cvv 12345", "my cvv is on the back, I paid 120 pounds",
    ])
    func `leaves what does not pass the check`(_ text: String) {
        #expect(Masking.mask(text).text == text)
        #expect(Masking.numbers(in: text).isEmpty)
    }

    @Test func `a range of the original is found again in the masked text`() {
        let text = "card 4111111111111111, order A-1007"
        let masked = Masking.mask(text)
        let found = EntityCorpus.entities(in: text)
        #expect(found.map(\.name) == ["credit_card", "order_number"])
        let words = found.map { entity in
            let range = masked.range(entity.range)
            return String(decoding: Array(masked.text.utf8)[range], as: UTF8.self)
        }
        #expect(words == ["••••••••••••1111", "A-1007"])
        #expect(words == found.map(\.text))
    }

    @Test func `no entity carries the whole number`() {
        for entity in EntityCorpus.entities(in: "use 5555 5555 5555 4444 or DE89 3704 0044 0532 0130 00") {
            #expect(entity.masked)
            #expect(entity.text.filter(\.isNumber).count <= 4)
            #expect((entity.value.string ?? "5555555").filter(\.isNumber).count <= 4)
        }
    }
}
