package import Comprehension
import Dialogue
package import Foundation
import Language
package import StrictJSON

/// Everything that is wrong with a catalogue, and how much is in it: what `rapport validate` says.
package struct CatalogueValidation: Sendable {
    /// In the order of files and lines, notices among them.
    package let problems: [CatalogueProblem]
    package let intents: Int
    package let examples: Int
    package let outOfScopeExamples: Int
    package let responses: Int
    package let guides: Int
    package let articles: Int
    /// Patterns that are watched for in customers' events.
    package let watched: Int
    /// Rules by which events and results tell facts.
    package let facts: Int
    package let actions: Int

    /// Reads a folder as far as it can be read.
    package init(folder: URL) {
        let (catalogue, problems) = Catalogue.examine(folder)
        var all = problems + Self.expressionProblems(of: catalogue)
        do throws(CatalogueProblems) {
            all += try Playbook(catalogue, analyzer: Analyzer()).notices
        } catch {
            // A folder without a catalogue has one problem, not one for each response that it lacks.
            if !catalogue.intents.isEmpty || !catalogue.sections.isEmpty { all += error.problems }
        }
        self.problems = CatalogueProblems(all).problems
        intents = catalogue.intents.count
        examples = catalogue.examples.count
        outOfScopeExamples = catalogue.examples.count { $0.intent == nil }
        responses = catalogue.count(under: "responses")
        guides = catalogue.count(under: "guides")
        articles = catalogue.count(under: "articles")
        watched = catalogue.count(under: "watch")
        let rulesOfActions = catalogue.sections["actions", default: []].flatMap { $0.list ?? [] }.map {
            $0["facts"]?.list?.count ?? 0
        }
        facts = catalogue.count(under: "facts") + rulesOfActions.reduce(0, +)
        actions = catalogue.count(under: "actions")
    }

    /// Whether nothing keeps the catalogue from being used.
    package var isUsable: Bool { problems.allSatisfy(\.isNotice) }

    /// The counts, and every problem with its place.
    package var json: JSON {
        [
            "usable": .bool(isUsable), "intents": .number(intents), "examples": .number(examples),
            "out_of_scope_examples": .number(outOfScopeExamples), "responses": .number(responses),
            "guides": .number(guides), "articles": .number(articles),
            "watched": .number(watched), "facts": .number(facts), "actions": .number(actions),
            "problems": .array(
                problems.map { problem in
                    [
                        "file": .string(problem.file), "line": .number(problem.line),
                        "message": .string(problem.message), "notice": .bool(problem.isNotice),
                    ]
                }),
        ]
    }

    private static func expressionProblems(of catalogue: Catalogue) -> [CatalogueProblem] {
        catalogue.expressions.flatMap { list in
            list.words.compactMap { source -> CatalogueProblem? in
                do {
                    _ = try TimedPattern(source)
                    return nil
                } catch {
                    return CatalogueProblem(file: list.file, line: list.line, message: "regex \(list.name): \(error)")
                }
            }
        }
    }
}

extension Catalogue {
    /// How many names stand under a key of all files.
    fileprivate func count(under key: String) -> Int {
        sections[key, default: []].reduce(0) { $0 + ($1.map?.count ?? $1.list?.count ?? 0) }
    }
}
