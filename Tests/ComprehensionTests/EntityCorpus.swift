import Comprehension
import Foundation
import Language
import StrictJSON
import Testing

/// Texts in which a kind of entity must be found, with its value, and texts in which it must not be.
struct EntityCorpus: Sendable, CustomTestStringConvertible {
    let name: String
    /// A text, the words that are the entity, and its value as JSON.
    let finds: [(text: String, words: String, value: String)]
    let leaves: [String]

    var testDescription: String { name }

    /// Wednesday, 16 October 2024, half past two in the afternoon in London.
    static let wednesday = Moment(
        date: Date(timeIntervalSince1970: 1_729_085_400), timeZone: TimeZone(identifier: "Europe/London") ?? .gmt)

    static let analyzer = Analyzer()
    static let recognizer = EntityRecognizer()

    static func entities(in text: String, at moment: Moment? = wednesday) -> [Entity] {
        recognizer.entities(in: analyzer.utterance(of: text), at: moment)
    }

    /// What goes wrong in this corpus, told so that it can be mended.
    var complaints: [String] {
        var found: [String] = []
        for (text, words, value) in finds {
            let entities = Self.entities(in: text).filter { $0.name == name }
            if !entities.contains(where: { $0.text == words && $0.value.text == value }) {
                found.append("'\(text)': \(entities.map { "[\($0.text)] \($0.value.text)" })")
            }
        }
        for text in leaves {
            for entity in Self.entities(in: text) where entity.name == name {
                found.append("'\(text)' has [\(entity.text)] \(entity.value.text)")
            }
        }
        return found
    }
}
