import Comprehension
import Foundation
import Language
import StrictJSON
import Testing

@Suite struct `Times` {
    @Test(arguments: [dates, times, durations])
    func `are counted from the message's own time`(_ corpus: EntityCorpus) {
        #expect(corpus.complaints.isEmpty)
    }

    @Test func `without a moment a date keeps its words and grain and has no value`() {
        let found = EntityCorpus.entities(in: "it should come next week", at: nil)
        #expect(found.map(\.text) == ["next week"])
        #expect(found.map(\.value) == [["value": nil, "grain": "week"]])
    }

    @Test func `hours are counted through a change of clocks, days are not`() {
        // Clocks go back in London at 02:00 on 27 October 2024; it is noon of the day before.
        let saturday = Moment(
            date: Date(timeIntervalSince1970: 1_729_940_400), timeZone: EntityCorpus.wednesday.timeZone)
        let hours = EntityCorpus.entities(in: "in 24 hours", at: saturday)
        #expect(hours.first?.value["value"] == "2024-10-27T11:00:00+00:00")
        let day = EntityCorpus.entities(in: "tomorrow at noon", at: saturday)
        #expect(day.first?.value["value"] == "2024-10-27T12:00:00+00:00")
    }

    @Test(arguments: [("GB", "2024-11-05"), ("US", "2025-05-11")])
    func `day and month stand in the region's order`(_ region: String, _ day: String) {
        let recognizer = EntityRecognizer(region: Region(region))
        let found = recognizer.entities(in: EntityCorpus.analyzer.utterance(of: "5/11"), at: EntityCorpus.wednesday)
        #expect(found.first?.value["value"]?.string?.hasPrefix(day) == true)
    }

    @Test(arguments: [
        ("It came on Thursday", "2024-10-10"), ("I ordered two of them on Monday", "2024-10-14"),
        ("we paid on the 3rd", "2024-10-03"), ("it came on 3 October", "2024-10-03"),
        ("I returned it on 2 February", "2024-02-02"),
        ("please come on Thursday", "2024-10-17"), ("it should arrive on Monday", "2024-10-21"),
        ("I ordered it. Can you come on Thursday?", "2024-10-17"),
        ("it broke, so next Thursday is too late", "2024-10-24"),
    ])
    func `a day that is told of the past is the last one`(_ text: String, _ day: String) {
        let dates = EntityCorpus.entities(in: text).filter { $0.name == "date" }
        #expect(dates.map { $0.value["value"]?.string?.prefix(10) } == [day.prefix(10)])
    }

    @Test(arguments: [
        ("offline since Monday", "2024-10-14T00:00"), ("nothing works since 8pm", "2024-10-15T20:00"),
        ("bei uns geht seit Montag kein Internet mehr", "2024-10-14T00:00"),
    ])
    func `what has lasted since a time began in the past`(_ text: String, _ begin: String) {
        let found = EntityCorpus.entities(in: text).filter { $0.name == "date" || $0.name == "time" }
        #expect(found.map { $0.value["from"]?.string?.prefix(16) } == [begin.prefix(16)])
    }

    private static func at(_ value: String, _ grain: String) -> String { #"{"value":"\#(value)","grain":"\#(grain)"}"# }
    private static func day(_ value: String) -> String { at("\(value)T00:00:00+01:00", "day") }
    private static func winterDay(_ value: String) -> String { at("\(value)T00:00:00+00:00", "day") }
    private static func span(_ from: String, _ to: String, _ grain: String) -> String {
        #"{"from":"\#(from)","to":"\#(to)","grain":"\#(grain)"}"#
    }

    static let dates = EntityCorpus(
        name: "date",
        finds: [
            ("it came yesterday", "yesterday", day("2024-10-15")),
            ("the day after tomorrow", "the day after tomorrow", day("2024-10-18")),
            ("on Friday", "on Friday", day("2024-10-18")),
            ("since last Monday", "since last Monday", #"{"from":"2024-10-14T00:00:00+01:00","grain":"day"}"#),
            ("3 weeks ago", "3 weeks ago", day("2024-09-25")),
            ("on 3 November", "on 3 November", winterDay("2024-11-03")),
            ("March 3rd, 2025", "March 3rd, 2025", winterDay("2025-03-03")),
            ("2024-10-20", "2024-10-20", day("2024-10-20")),
            ("20/10/2024", "20/10/2024", day("2024-10-20")),
            ("the 1st of May", "the 1st of May", at("2025-05-01T00:00:00+01:00", "day")),
            ("next month", "next month", at("2024-11-01T00:00:00+00:00", "month")),
            ("before Christmas", "before Christmas", #"{"to":"2024-12-25T00:00:00+00:00","grain":"day"}"#),
            (
                "from Friday to Sunday", "from Friday to Sunday",
                span("2024-10-18T00:00:00+01:00", "2024-10-21T00:00:00+01:00", "day")
            ),
            ("the first Monday of next month", "the first Monday of next month", winterDay("2024-11-04")),
            ("black friday", "black friday", winterDay("2024-11-29")),
            ("2-3 days ago", "2-3 days ago", span("2024-10-13T00:00:00+01:00", "2024-10-15T00:00:00+01:00", "day")),
            (
                "in two to three days", "in two to three days",
                span("2024-10-18T00:00:00+01:00", "2024-10-20T00:00:00+01:00", "day")
            ),
            ("the month of May", "the month of May", at("2025-05-01T00:00:00+01:00", "month")),
            ("in 2023 June", "in 2023 June", at("2023-06-01T00:00:00+01:00", "month")),
            ("the week starting 4 November", "the week starting 4 November", at("2024-11-04T00:00:00+00:00", "week")),
            ("two days ago", "two days ago", at("2024-10-14T14:00:00+01:00", "hour")),
        ],
        leaves: [
            "this may take a while", "we march on", "I sat in the sun", "A-1007", "version 2.10.24", "a second hub",
            "I am fine", "2 of 3",
            "the first one", "order 2019", "ATM machine", "this one", "Feb 30", "the 2nd router",
        ])

    static let times = EntityCorpus(
        name: "time",
        finds: [
            ("at 5pm", "at 5pm", at("2024-10-16T17:00:00+01:00", "hour")),
            ("at half past three", "at half past three", at("2024-10-16T15:30:00+01:00", "minute")),
            ("tomorrow at 9:15", "tomorrow at 9:15", at("2024-10-17T09:15:00+01:00", "minute")),
            ("two hours ago", "two hours ago", at("2024-10-16T12:30:00+01:00", "minute")),
            ("in ten minutes", "in ten minutes", at("2024-10-16T14:40:00+01:00", "second")),
            ("this morning", "this morning", span("2024-10-16T00:00:00+01:00", "2024-10-16T12:00:00+01:00", "hour")),
            ("tonight at 8", "tonight at 8", at("2024-10-16T20:00:00+01:00", "hour")),
            ("Friday 5 pm", "Friday 5 pm", at("2024-10-18T17:00:00+01:00", "hour")),
            (
                "between 9 and 11 am", "between 9 and 11 am",
                span("2024-10-17T09:00:00+01:00", "2024-10-17T12:00:00+01:00", "hour")
            ),
            ("last night", "last night", span("2024-10-15T18:00:00+01:00", "2024-10-16T00:00:00+01:00", "hour")),
            ("9 am EST", "9 am EST", at("2024-10-16T15:00:00+01:00", "minute")),
        ],
        leaves: [
            "a charge for one payment", "I need 5 of them", "it is now broken", "3 30", "two three", "at 650.650.6500",
            "11 people",
        ])

    static let durations = EntityCorpus(
        name: "duration",
        finds: [
            ("for two weeks", "two weeks", #"{"value":"P2W","grain":"week","seconds":1209600}"#),
            ("an hour and a half", "an hour and a half", #"{"value":"PT90M","grain":"minute","seconds":5400}"#),
            ("2 years, 3 months", "2 years, 3 months", #"{"value":"P2Y3M","grain":"month","seconds":70848000}"#),
            ("half an hour", "half an hour", #"{"value":"PT30M","grain":"minute","seconds":1800}"#),
            ("30 days", "30 days", #"{"value":"P30D","grain":"day","seconds":2592000}"#),
            ("2-3 days", "2-3 days", #"{"from":"P2D","to":"P3D","grain":"day"}"#),
            ("it takes two to three days", "two to three days", #"{"from":"P2D","to":"P3D","grain":"day"}"#),
            (
                "between 3 and 5 business days", "between 3 and 5 business days",
                #"{"from":"P3D","to":"P5D","grain":"day"}"#
            ),
            ("for about 1-1.5 hours", "about 1-1.5 hours", #"{"from":"PT1H","to":"PT90M","grain":"minute"}"#),
            ("30 minutes to an hour", "30 minutes to an hour", #"{"from":"PT30M","to":"PT1H","grain":"minute"}"#),
            ("two or three weeks", "two or three weeks", #"{"from":"P2W","to":"P3W","grain":"week"}"#),
            ("a week or two", "a week or two", #"{"from":"P1W","to":"P2W","grain":"week"}"#),
            ("24\u{2013}48 hours", "24\u{2013}48 hours", #"{"from":"PT24H","to":"PT48H","grain":"hour"}"#),
        ],
        leaves: ["for months", "version 23H2", "the second lamp", "minutes", "secretary"])
}
