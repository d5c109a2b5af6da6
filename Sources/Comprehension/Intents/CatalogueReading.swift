package import Foundation
import Language
import Learning

extension Catalogue {
    /// Top-level keys that are read here or by the rooms above; `true` where this version carries them out.
    private static let sectionsKnown: [String: Bool] = [
        "version": true, "language": true, "labels": true, "intents": true, "nlu": true, "entities": true,
        "decide": true, "responses": true,
        "rules": true, "slots": true, "forms": true, "guides": true, "always": true,
        "watch": true, "facts": true, "actions": true, "articles": true, "offers": false,
        "stories": false, "session_config": false, "e2e_actions": false,
    ]

    /// Reads every `*.yml` and `*.yaml` below a folder, in the order of their paths.
    /// - Throws: `CatalogueProblems` with all problems at once; a folder that cannot be read is one.
    package static func load(from folder: URL) throws(CatalogueProblems) -> Catalogue {
        try usable(examine(folder))
    }

    /// Reads files that are already in memory, by name and text.
    /// - Throws: `CatalogueProblems` with all problems at once.
    package static func read(_ files: [(name: String, text: String)]) throws(CatalogueProblems) -> Catalogue {
        try usable(examine(files, problems: []))
    }

    /// Reads a folder as far as it can be read, for whoever wants to hear of every problem, notices among them.
    package static func examine(_ folder: URL) -> (catalogue: Catalogue, problems: [CatalogueProblem]) {
        let files = catalogueFiles(in: folder)
        guard !files.isEmpty else {
            let message = "no *.yml file in this folder; name the catalogue's folder with --intents"
            return (Catalogue(), [CatalogueProblem(file: folder.path, line: 0, message: message)])
        }
        var texts: [(name: String, text: String)] = []
        var problems: [CatalogueProblem] = []
        for file in files {
            guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(file)) else {
                problems.append(CatalogueProblem(file: file, line: 0, message: "cannot be read"))
                continue
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                problems.append(CatalogueProblem(file: file, line: 0, message: "is not UTF-8"))
                continue
            }
            texts.append((file, text))
        }
        return examine(texts, problems: problems)
    }

    private static func examine(
        _ files: [(name: String, text: String)], problems earlier: [CatalogueProblem]
    ) -> (catalogue: Catalogue, problems: [CatalogueProblem]) {
        var reader = CatalogueReader()
        reader.problems = earlier
        for file in files { reader.read(file.text, file: file.name) }
        reader.check()
        let problems = CatalogueProblems(reader.problems).problems
        var catalogue = reader.catalogue
        catalogue.notices = problems.filter(\.isNotice)
        catalogue.fingerprint = catalogue.fingerprintOfTraining
        return (catalogue, problems)
    }

    private static func usable(
        _ examined: (catalogue: Catalogue, problems: [CatalogueProblem])
    ) throws(CatalogueProblems) -> Catalogue {
        let grave = examined.problems.filter { !$0.isNotice }
        guard grave.isEmpty else { throw CatalogueProblems(grave) }
        return examined.catalogue
    }

    /// A reply or a guide may change without the model having to learn anew.
    private var fingerprintOfTraining: String {
        var bytes: [UInt8] = []
        for lesson in lessons {
            for part in [lesson.intent ?? "", lesson.text] { bytes += Array(part.utf8) + [0] }
        }
        for intent in intents {
            bytes += Array("\(intent.name) \(intent.threshold ?? -1)".utf8) + [0]
            for pattern in intent.patterns { bytes += Array("\(pattern.form) \(pattern.source)".utf8) + [0] }
        }
        bytes += Array("\(costs.wrongAnswer) \(costs.handoff) \(costs.promise)".utf8)
        let marked = taggedExamples
        for span in marked.flatMap(\.spans) {
            bytes += Array("\(span.kind.entity) \(span.kind.role ?? "") \(span.range)".utf8) + [0]
        }
        // To a tagger, what lists and expressions find is a sign among others.
        for list in marked.isEmpty ? [] : lookups + expressions {
            for word in [list.name] + list.words { bytes += Array(word.utf8) + [0] }
        }
        return Fingerprint(of: bytes).description
    }

    private static func catalogueFiles(in folder: URL) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }.sorted()
    }

    /// Gathers what the files say and everything that is wrong with it.
    private struct CatalogueReader {
        var catalogue = Catalogue()
        var problems: [CatalogueProblem] = []
        /// The language of the file that is read, where it is another than the catalogue's own.
        private var language: String?
        private var labels: [(language: String, member: Node.Member)] = []

        mutating func read(_ text: String, file: String) {
            let root: Node?
            do {
                root = try Node.read(text, file: file)
            } catch {
                problems.append(error)
                return
            }
            guard let root else { return }
            guard let members = root.map else {
                problems.append(
                    CatalogueProblem(root, "a catalogue file is a map of keys such as 'intents:' and 'nlu:'"))
                return
            }
            language = root["language"]?.text.flatMap { $0 == Catalogue.ownLanguage ? nil : $0 }
            for member in members { section(member) }
        }

        private mutating func section(_ member: Node.Member) {
            guard let carriedOut = Catalogue.sectionsKnown[member.key] else {
                let hint = Catalogue.sectionsKnown.keys.sorted().hint(for: member.key)
                problems.append(
                    CatalogueProblem(
                        file: member.value.file, line: member.line, message: "unknown key '\(member.key)'\(hint)"))
                return
            }
            if !carriedOut {
                problems.append(
                    CatalogueProblem(
                        file: member.value.file, line: member.line,
                        message: "'\(member.key)' is not carried out by this version", isNotice: true))
            }
            switch member.key {
            case "intents": list(member.value) { $0.intent($1) }
            case "nlu": list(member.value) { $0.training($1) }
            case "entities": list(member.value) { $0.entity($1) }
            case "decide": decide(member.value)
            case "version", "language": break
            case "labels": label(member)
            case "responses", "guides":
                if let language {
                    catalogue.translated[language, default: [:]][member.key, default: []].append(member.value)
                } else {
                    catalogue.sections[member.key, default: []].append(member.value)
                }
            default: catalogue.sections[member.key, default: []].append(member.value)
            }
        }

        private mutating func label(_ member: Node.Member) {
            guard let language, let labels = member.value.map else {
                problems.append(
                    CatalogueProblem(
                        file: member.value.file, line: member.line,
                        message: "'labels' is a map of intents' names, in a file that names its 'language'"))
                return
            }
            self.labels += labels.map { (language, $0) }
        }

        private mutating func list(_ node: Node, _ each: (inout Self, Node) -> Void) {
            guard let elements = node.list else {
                problems.append(CatalogueProblem(node, "expected a list ('- …' lines)"))
                return
            }
            for element in elements { each(&self, element) }
        }

        private mutating func entity(_ node: Node) {
            guard let name = node.text ?? node.map?.first?.key else {
                problems.append(CatalogueProblem(node, "expected the name of an entity"))
                return
            }
            if !catalogue.entities.contains(name) { catalogue.entities.append(name) }
        }

        private mutating func intent(_ node: Node) {
            guard let name = node.text ?? node.map?.first?.key else {
                problems.append(CatalogueProblem(node, "expected the name of an intent"))
                return
            }
            guard !catalogue.intents.contains(where: { $0.name == name }) else {
                problems.append(CatalogueProblem(node, "intent '\(name)' is declared twice"))
                return
            }
            var intent = CatalogueIntent(name: name, file: node.file, line: node.line)
            for member in node.map?.first?.value.map ?? [] { set(member, of: &intent) }
            catalogue.intents.append(intent)
        }

        private mutating func set(_ member: Node.Member, of intent: inout CatalogueIntent) {
            let value = member.value
            switch member.key {
            case "description": intent.description = value.text
            case "label": intent.label = value.text
            case "queue": intent.queue = value.text
            case "needs": intent.needs = value.texts ?? []
            case "patterns": intent.patterns = patterns(value)
            case "threshold": intent.threshold = number(value, in: 0...1)
            case "role":
                intent.role = value.text.flatMap(CatalogueIntent.Role.init)
                if intent.role == nil {
                    let roles = CatalogueIntent.Role.allCases.map(\.rawValue)
                    problems.append(
                        CatalogueProblem(
                            value,
                            "unknown role\(roles.hint(for: value.text ?? "")); roles are \(roles.joined(separator: " "))"
                        ))
                }
            case "use_entities", "ignore_entities":
                problems.append(CatalogueProblem(value, "'\(member.key)' is not carried over", isNotice: true))
            default:
                let known = ["description", "label", "queue", "needs", "patterns", "threshold", "role"]
                problems.append(
                    CatalogueProblem(
                        value, "intent \(intent.name) has an unknown key '\(member.key)'\(known.hint(for: member.key))")
                )
            }
        }

        private mutating func patterns(_ node: Node) -> [CatalogueIntent.Pattern] {
            (node.list ?? [node]).compactMap { element in
                guard let text = element.text, !text.isEmpty else {
                    problems.append(CatalogueProblem(element, "expected words, or an expression between slashes"))
                    return nil
                }
                let pattern = CatalogueIntent.Pattern(text)
                if pattern.form == .expression {
                    do throws(LanguageError) {
                        _ = try TimedPattern(pattern.source)
                    } catch {
                        problems.append(CatalogueProblem(element, "\(error)"))
                        return nil
                    }
                }
                return pattern
            }
        }

        private mutating func number(_ node: Node, in range: ClosedRange<Double>) -> Double? {
            guard let number = node.text.flatMap(Double.init), range.contains(number) else {
                problems.append(
                    CatalogueProblem(node, "expected a number from \(range.lowerBound) to \(range.upperBound)"))
                return nil
            }
            return number
        }

        private mutating func decide(_ node: Node) {
            for member in node.map ?? [] {
                switch member.key {
                case "wrong_answer_cost":
                    catalogue.costs.wrongAnswer = number(member.value, in: 0.01...1e6) ?? catalogue.costs.wrongAnswer
                case "handoff_cost":
                    catalogue.costs.handoff = number(member.value, in: 0.01...1e6) ?? catalogue.costs.handoff
                case "promise":
                    catalogue.costs.promise = number(member.value, in: 0.5...0.999) ?? catalogue.costs.promise
                default:
                    let hint = ["wrong_answer_cost", "handoff_cost", "promise"].hint(for: member.key)
                    problems.append(CatalogueProblem(member.value, "unknown key '\(member.key)' in decide\(hint)"))
                }
            }
        }

        private mutating func training(_ node: Node) {
            guard let kind = ["intent", "synonym", "regex", "lookup"].first(where: { node[$0] != nil }),
                let name = node[kind]?.text
            else {
                problems.append(CatalogueProblem(node, "expected one of intent, synonym, regex, lookup with examples"))
                return
            }
            let lines = examples(of: node)
            if lines.isEmpty {
                problems.append(CatalogueProblem(node, "\(kind) \(name) has no examples"))
            }
            let list = WordList(name: name, words: lines.map(\.text), file: node.file, line: node.line)
            switch kind {
            case "synonym": catalogue.synonyms.append(list)
            case "regex": catalogue.expressions.append(list)
            case "lookup": catalogue.lookups.append(list)
            default:
                let intent = ["out_of_scope", "oos", "null", "~"].contains(name) ? nil : name
                for line in lines {
                    do throws(CatalogueProblem) {
                        let example = try AnnotatedExample(
                            marked: line.text, intent: intent, file: node.file, line: line.line)
                        if !example.text.isEmpty { catalogue.examples.append(example) }
                    } catch {
                        problems.append(error)
                    }
                }
            }
        }

        /// Rasa's block of "- " lines, or a list of texts, or of maps with `text:`.
        private func examples(of node: Node) -> [(text: String, line: Int)] {
            guard let examples = node["examples"] else { return [] }
            if let block = examples.text {
                return block.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
                    let line = $0.element.trimmed
                    guard line.hasPrefix("-") else { return nil }
                    return (line.dropFirst().trimmed, examples.line + 1 + $0.offset)
                }
            }
            return (examples.list ?? []).compactMap { element in
                (element.text ?? element["text"]?.text).map {
                    ($0.trimmed, element.line)
                }
            }
        }

        /// What only shows when all files are read.
        mutating func check() {
            let declared = Set(catalogue.intents.map(\.name))
            for (language, member) in labels {
                guard let place = catalogue.intents.firstIndex(where: { $0.name == member.key }) else {
                    problems.append(
                        CatalogueProblem(
                            file: member.value.file, line: member.line,
                            message: "intent '\(member.key)' is not declared under intents:"
                                + catalogue.intents.map(\.name).hint(for: member.key)))
                    continue
                }
                catalogue.intents[place].translatedLabels[language] = member.value.text
            }
            var seen: [String: AnnotatedExample] = [:]
            for example in catalogue.examples {
                if let intent = example.intent, !declared.contains(intent) {
                    problems.append(
                        CatalogueProblem(
                            file: example.file, line: example.line,
                            message: "intent '\(intent)' is not declared under intents:"
                                + catalogue.intents.map(\.name).hint(for: intent)))
                }
                let key = example.text.lowercased()
                if let earlier = seen[key], earlier.intent != example.intent {
                    problems.append(
                        CatalogueProblem(
                            file: example.file, line: example.line,
                            message: "the same words are an example of \(example.intent ?? "out_of_scope") here and of "
                                + "\(earlier.intent ?? "out_of_scope") at \(earlier.file):\(earlier.line)"))
                }
                seen[key] = example
            }
            let exemplified = Set(catalogue.examples.compactMap(\.intent))
            for intent in catalogue.intents where !exemplified.contains(intent.name) {
                problems.append(
                    CatalogueProblem(
                        file: intent.file, line: intent.line,
                        message: "intent \(intent.name) has no examples under nlu:"))
            }
        }
    }
}
