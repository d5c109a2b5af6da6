package import Comprehension
import Foundation
package import Language
import StrictJSON

/// A talk from a transcript, with what people say of it.
package struct LabelledTalk: Sendable {
    package let conversation: String
    package let lines: [TranscriptLine]
    package let outcome: Outcome
    package let isEscalated: Bool
    /// −1…1, one for each customer line; empty where nobody judged.
    package let moods: [Double]
    /// Turns in which the desk promised something, and whether it was kept.
    package let promises: [(turn: Int, isKept: Bool?)]

    /// The labelled talks of a file of labels, in its order; their lines are looked for in all of the transcripts.
    /// - Throws: `WorkshopError`; a label without a talk, or one that says nothing, is bad data.
    package static func read(labels: String, transcripts: [String]) throws(WorkshopError) -> [LabelledTalk] {
        var lines: [String: [TranscriptLine]] = [:]
        for path in transcripts {
            let (rows, bad) = try CorpusFile.rows(path: path)
            if let first = bad.first { throw .badData(path: path, line: first.line, reason: first.reason) }
            for row in rows {
                do throws(BadField) {
                    let line = try TranscriptLine(row)
                    guard let name = line.conversation else { throw BadField("conversation", "is missing") }
                    lines[name.string ?? name.text, default: []].append(line)
                } catch {
                    throw .badData(path: path, line: row.line, reason: error.description)
                }
            }
        }
        let (rows, bad) = try CorpusFile.rows(path: labels)
        if let first = bad.first { throw .badData(path: labels, line: first.line, reason: first.reason) }
        var talks: [LabelledTalk] = []
        for row in rows {
            do throws(BadField) {
                talks.append(try LabelledTalk(row, lines))
            } catch {
                throw .badData(path: labels, line: row.line, reason: error.description)
            }
        }
        return talks
    }

    private init(_ row: Row, _ lines: [String: [TranscriptLine]]) throws(BadField) {
        guard let name = try row.identifier("conversation", "dialogue_id") else {
            throw BadField("conversation", "is missing")
        }
        conversation = name.string ?? name.text
        guard let own = lines[conversation] else { throw BadField("conversation", "has no transcript") }
        self.lines = own
        guard let written = try row.text("outcome"), let outcome = Outcome(name: written) else {
            throw BadField("outcome", "is none of solved, unsolved and unknown")
        }
        self.outcome = outcome
        guard let escalation = row.fields["escalation"], let flag = escalation.bool ?? Self.flag(escalation.string)
        else { throw BadField("escalation", "is neither true nor false") }
        isEscalated = flag
        moods = (try row.list("mood") ?? []).compactMap(\.double)
        promises = (try row.list("promises") ?? []).compactMap { promise in
            promise["turn"]?.int.map { ($0, promise["kept"]?.bool) }
        }
    }

    private static func flag(_ cell: String?) -> Bool? { cell == "true" ? true : cell == "false" ? false : nil }

    /// The talk as its words tell it.
    package func course(phrases: SignPhrases, mood: MoodModel, analyzer: Analyzer) -> TalkCourse {
        var course = TalkCourse()
        for line in lines { course.add(talkLine(line, phrases: phrases, mood: mood, analyzer: analyzer)) }
        return course
    }

    private func talkLine(
        _ line: TranscriptLine, phrases: SignPhrases, mood: MoodModel, analyzer: Analyzer
    ) -> TalkLine {
        let utterance = analyzer.utterance(of: line.text)
        let isCustomers = line.speaker == .customer
        return TalkLine(
            utterance, isCustomers: isCustomers, line: line.line, turn: line.turn,
            time: line.moment?.date.timeIntervalSince1970,
            mood: isCustomers ? mood.sentiment(of: utterance).score : 0, phrases: phrases, analyzer: analyzer)
    }

    /// The degree that the mood model gives to each customer line.
    package func foundMoods(_ mood: MoodModel, analyzer: Analyzer) -> [Double] {
        lines.filter { $0.speaker == .customer }.map { mood.sentiment(of: analyzer.utterance(of: $0.text)).score }
    }
}
