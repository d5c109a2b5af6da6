import Comprehension
import Language
import StrictJSON
import Testing

@Suite struct `Codes and addresses` {
    @Test(arguments: [
        orderNumbers, ticketNumbers, errorCodes, emails, phones, urls, versions, ipAddresses, macAddresses,
    ])
    func `are found however they are written, and nowhere else`(_ corpus: EntityCorpus) {
        #expect(corpus.complaints.isEmpty)
    }

    @Test func `a phone number of another country keeps its code`() {
        let found = EntityCorpus.entities(in: "ring my daughter on +33 6 12 34 56 78")
        #expect(found.map(\.value) == ["+33612345678"])
    }

    @Test func `a national phone number is read by the region`() {
        let german = EntityRecognizer(region: Region("DE"))
        let found = german.entities(in: EntityCorpus.analyzer.utterance(of: "0171 2345678"), at: nil)
        #expect(found.map(\.value) == ["+491712345678"])
    }

    static let orderNumbers = EntityCorpus(
        name: "order_number",
        finds: [
            ("where is my order A-1007?", "A-1007", #""A-1007""#), ("a1007 has not come", "a1007", #""A-1007""#),
            ("it is A 2380", "A 2380", #""A-2380""#), ("#A-3312", "A-3312", #""A-3312""#),
            ("the parcel (a-4490), please", "a-4490", #""A-4490""#), ("order no. A-1007", "A-1007", #""A-1007""#),
            ("Order number: B 4471 is late", "B 4471", #""B-4471""#), ("order 104233 is wrong", "104233", #""104233""#),
            ("my order is a 1042", "a 1042", #""A-1042""#), ("ref AB-120345", "AB-120345", #""AB-120345""#),
            ("A-1007, A-1008 and c99812!", "c99812", #""C-99812""#),
            ("it is A–1007", "A–1007", #""A-1007""#), ("number A - 4043, please", "A - 4043", #""A-4043""#),
            ("A_5577 or so", "A_5577", #""A-5577""#),
            ("commande A-1007 s'il vous plaît", "A-1007", #""A-1007""#),
        ],
        leaves: [
            "my S7 rings", "print it on A4 paper", "we sell B2B", "firmware v2.4.1", "I live at SW1A 1AA",
            "a 100 times", "plan A - 2500 people came",
            "I tried it a 1000 times", "a 2000 euro bill", "since 2019", "room 1007", "I have 1007 points",
            "E-104 again",
            "order 2 of them", "http://shop.example/a-10077", "mail a1007@example.com", "born in a 1984 flat",
        ])

    static let ticketNumbers = EntityCorpus(
        name: "ticket_number",
        finds: [
            ("ticket T-123456", "T-123456", #""T-123456""#), ("t123456 is still open", "t123456", #""T-123456""#),
            ("ticket no. 48213", "48213", #""48213""#), ("my case number is 99120", "99120", #""99120""#),
        ],
        leaves: ["ticket for 4 people", "a T-shirt", "t-rex", "two tickets", "T-12"])

    static let errorCodes = EntityCorpus(
        name: "error_code",
        finds: [
            ("it shows E-104", "E-104", #""E-104""#), ("E104 on the display", "E104", #""E-104""#),
            ("error 651 when I connect", "651", #""651""#), ("error code: 0x80070057", "0x80070057", #""0x80070057""#),
            ("err_connection_reset", "err_connection_reset", #""ERR_CONNECTION_RESET""#),
            ("it says DNS_PROBE_FINISHED now", "DNS_PROBE_FINISHED", #""DNS_PROBE_FINISHED""#),
            ("I get a 404 error", "404 error", #""404""#), ("Fehler 42 steht da", "42", #""42""#),
        ],
        leaves: [
            "my zip code is 3580", "an error 20 minutes ago", "e-mail me", "no error since Monday", "voucher code 4711",
            "my_file_name", "error after error",
        ])

    static let emails = EntityCorpus(
        name: "email",
        finds: [
            ("write to Ana.Lee+shop@Example.COM.", "Ana.Lee+shop@Example.COM", #""Ana.Lee+shop@example.com""#),
            ("<jo_2@mail.example.org>", "jo_2@mail.example.org", #""jo_2@mail.example.org""#),
            ("pete at example dot net", "pete at example dot net", #""pete@example.net""#),
        ],
        leaves: ["meet me at 6.40", "@home", "a@b", "I bought it at example dot com yesterday for a friend"])

    static let phones = EntityCorpus(
        name: "phone",
        finds: [
            ("call 07700 900417", "07700 900417", #""+447700900417""#),
            ("+44 7700 900417", "+44 7700 900417", #""+447700900417""#),
            ("+44 (0)7700 900417", "+44 (0)7700 900417", #""+447700900417""#),
            ("0044 7700 900417", "0044 7700 900417", #""+447700900417""#),
            ("(020) 7946 0958 please", "(020) 7946 0958", #""+442079460958""#),
            ("my phone is 785 159 4658", "785 159 4658", #""7851594658""#),
            ("020 7946 0958 ext 12", "020 7946 0958 ext 12", #""+442079460958;ext=12""#),
        ],
        leaves: [
            "12345", "on 16.10.2024", "192.168.178.10", "2024-10-16 14:30", "1,200,000 people", "A-1007",
            "from 10-20 to 30-40",
            "4111 1111 1111 1111",
        ])

    static let versions = EntityCorpus(
        name: "version",
        finds: [
            ("it runs v2.4.1 now", "v2.4.1", #""2.4.1""#), ("firmware 3.10, I think", "3.10", #""3.10""#),
            ("the app is 5.2.0-beta2.", "5.2.0-beta2", #""5.2.0-beta2""#), ("version: 12", "12", #""12""#),
            ("my phone has iOS 17.4.1", "17.4.1", #""17.4.1""#), ("V3 came out", "V3", #""3""#),
            ("updated to version 10.0.19045.3", "10.0.19045.3", #""10.0.19045.3""#),
            ("Firmware ist 1.0.9", "1.0.9", #""1.0.9""#), ("(v1.2rc1)", "v1.2rc1", #""1.2rc1""#),
        ],
        leaves: [
            "on 16.10.2024", "it costs 12.50", "the app 2 times", "192.168.178.10", "a TV for 5.1 sound", "at 5.30 pm",
            "the update 3 days ago", "rev2.4.1", "version of 2019 lamps", "5 V battery",
        ])

    static let ipAddresses = EntityCorpus(
        name: "ip_address",
        finds: [
            ("the router is at 192.168.178.1.", "192.168.178.1", #""192.168.178.1""#),
            ("ping 10.0.0.255, please", "10.0.0.255", #""10.0.0.255""#),
            ("(172.16.0.9)", "172.16.0.9", #""172.16.0.9""#), ("10.1.2.3:8080 is shut", "10.1.2.3", #""10.1.2.3""#),
            ("it has fe80::1", "fe80::1", #""fe80::1""#), ("::1 is myself", "::1", #""::1""#),
            ("2001:0DB8:0:0:8:800:200C:417A", "2001:0DB8:0:0:8:800:200C:417A", #""2001:db8::8:800:200c:417a""#),
            ("IP 2001:db8:: here", "2001:db8::", #""2001:db8::""#),
        ],
        leaves: [
            "192.168.178", "1.2.3.4.5", "256.1.1.1", "v1.2.3.4", "at 10:30:15", "Foo::bar", "add::face", "1.02.3.4",
            "00:1a:2b:3c:4d:5e", "1.2.3.4-beta", "::", "on 16.10.2024",
        ])

    static let macAddresses = EntityCorpus(
        name: "mac_address",
        finds: [
            ("MAC 00:1A:2B:3C:4D:5E.", "00:1A:2B:3C:4D:5E", #""00:1a:2b:3c:4d:5e""#),
            ("it says 00-1a-2b-3c-4d-5e below", "00-1a-2b-3c-4d-5e", #""00:1a:2b:3c:4d:5e""#),
            ("(001a.2b3c.4d5e)", "001a.2b3c.4d5e", #""00:1a:2b:3c:4d:5e""#),
        ],
        leaves: [
            "00:1a:2b:3c:4d", "00:1a:2b:3c:4d:5e:6f", "10:30:15", "00:1g:2b:3c:4d:5e", "A-1007", "12-10-24-11-12-13-14",
        ])

    static let urls = EntityCorpus(
        name: "url",
        finds: [
            (
                "see https://example.com/help?a=1#top.", "https://example.com/help?a=1#top",
                #""https://example.com/help?a=1#top""#
            ),
            ("on www.example.shop, I read", "www.example.shop", #""www.example.shop""#),
            ("go to example.co.uk/a", "example.co.uk/a", #""example.co.uk/a""#),
            ("localhost:8080 fails", "localhost:8080", #""localhost:8080""#),
        ],
        leaves: ["it broke.it is dead", "v2.4.1", "e.g. this", "ana@example.com", "and/or", "3.5 stars"])
}
