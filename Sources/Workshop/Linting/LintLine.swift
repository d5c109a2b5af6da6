package import Comprehension
package import StrictJSON

/// A labelled line as the linter reads it, from the catalogue or from a file of labelled text.
package struct LintLine: Sendable {
    let text: String
    /// `nil` for out of scope.
    let intent: String?
    /// UTF-8 ranges in the text, with what they are marked as.
    let marks: [(range: Range<Int>, entity: String)]
    let file: String
    /// Counted from 1.
    let line: Int

    /// An example of the catalogue.
    package init(_ example: AnnotatedExample) {
        text = example.text
        intent = example.intent
        marks = example.annotations.map { ($0.range, $0.entity) }
        file = example.file
        line = example.line
    }

    /// A line of a file; `nil` where nobody told its intent.
    package init?(_ labelled: LabelledText, file: String) {
        guard labelled.intents != nil else { return nil }
        text = labelled.text
        intent = labelled.intent
        marks = (labelled.entities ?? []).map { ($0.range, $0.entity) }
        self.file = file
        line = labelled.line
    }

    var place: String { "\(file):\(line)" }
}

/// Something in the examples that a person should look at.
package struct LintFinding: Sendable, Equatable, CustomStringConvertible {
    /// What kind of thing it is.
    package enum Kind: String, Sendable, CaseIterable {
        /// The label is likely wrong.
        case label
        /// Nearly the same line stands elsewhere, under another intent or under its own.
        case duplicate
        /// Two intents that models cannot tell apart.
        case confusable
        /// Words are marked here otherwise than elsewhere.
        case annotation
        /// An intent has too few examples.
        case few
        /// The examples of an intent are too alike.
        case alike
    }

    package let kind: Kind
    package let file: String
    /// Counted from 1.
    package let line: Int
    /// What is there, without the line's words.
    package let message: String
    /// What to do about it.
    package let proposal: String

    init(_ kind: Kind, at line: LintLine, _ message: String, _ proposal: String) {
        self.kind = kind
        file = line.file
        self.line = line.line
        self.message = message
        self.proposal = proposal
    }

    package var description: String { "\(file):\(line): \(kind.rawValue): \(message); \(proposal)" }

    package var json: JSON {
        [
            "kind": .string(kind.rawValue), "file": .string(file), "line": .number(line),
            "message": .string(message), "proposal": .string(proposal),
        ]
    }
}
