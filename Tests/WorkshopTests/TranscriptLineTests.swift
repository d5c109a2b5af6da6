import Comprehension
import Foundation
import StrictJSON
import Testing
import Workshop

@Suite struct TranscriptLineTests {
    private func line(_ text: String) throws -> TranscriptLine {
        let object = try #require(try JSON(parsing: text).object)
        return try TranscriptLine(Row(object, line: 7))
    }

    @Test func `every part of a transcript's line is read`() throws {
        let read = try line(
            #"{"conversation":"c1","turn":2,"speaker":"agent","customer":"ana","time":"2026-03-09T14:05:00+01:00","text":"hi"}"#
        )
        #expect(read.conversation == "c1" && read.turn == 2 && read.customer == "ana" && read.line == 7)
        #expect(read.speaker == .agent)
        #expect(read.moment?.date == Date(timeIntervalSince1970: 1_773_061_500))
        #expect(read.moment?.timeZone.secondsFromGMT() == 3600)
    }

    @Test func `a line that names no speaker and no time is a customer's, at no time`() throws {
        let read = try line(#"{"dialogue_id":3592,"utterance":"hi"}"#)
        #expect(read.speaker == .customer && read.moment == nil && read.conversation == 3592)
    }

    @Test(arguments: [
        #"{"turn":1}"#, #"{"text":5}"#, #"{"text":"a","turn":1.5}"#, #"{"text":"a","speaker":"dog"}"#,
        #"{"text":"a","time":"yesterday"}"#, #"{"text":"a","conversation":[1]}"#,
    ])
    func `a field that is not what it should be makes a bad line`(_ text: String) {
        #expect(throws: BadField.self) { try line(text) }
    }

    @Test func `a text that nobody types is refused`() {
        let row: JSON.Object = ["text": .string(String(repeating: "x", count: TranscriptLine.longestText + 1))]
        #expect(throws: BadField.self) { try TranscriptLine(Row(row, line: 1)) }
    }
}
