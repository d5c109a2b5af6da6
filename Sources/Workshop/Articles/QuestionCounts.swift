package import Customers
import Dialogue
package import Foundation
package import Language

/// Questions that nothing answered, each wording once.
package struct QuestionCounts: Sendable {
    /// A wording with how often it came.
    package struct Question: Sendable, Equatable {
        /// As it was written last.
        package let text: String
        package let count: Int
        package let last: Date
    }

    /// The most frequent first; of equally frequent ones the latest.
    package let questions: [Question]

    /// Counts questions.
    /// - Parameter unanswered: The latest first.
    package init(_ unanswered: [UnansweredQuestion], analyzer: Analyzer) {
        var places: [String: Int] = [:]
        var questions: [Question] = []
        for one in unanswered {
            let words = analyzer.utterance(of: one.text).words.filter { $0.contains { $0.isLetter || $0.isNumber } }
            let key = words.joined(separator: " ")
            if let place = places[key] {
                let known = questions[place]
                questions[place] = Question(text: known.text, count: known.count + 1, last: known.last)
            } else {
                places[key] = questions.count
                questions.append(Question(text: one.text, count: 1, last: one.at))
            }
        }
        self.questions = questions.indices.sorted { (questions[$1].count, $0) < (questions[$0].count, $1) }
            .map { questions[$0] }
    }
}
