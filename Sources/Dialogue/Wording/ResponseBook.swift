package import Comprehension

/// Everything that the assistant can say, by the names under `responses:`.
package struct ResponseBook: Sendable {
    /// One way of saying it.
    package struct Variant: Sendable {
        /// `utter_order_status#1`: the response's name and the variant's place in it, from 0; `utter_order_status#de.1`
        /// in another language than the catalogue's own.
        package let name: String
        package let language: String
        package let template: Template
        package let conditions: [Condition]
        /// The channel that it is for; `nil` for any.
        package let channel: String?
        package let buttons: [Button]
        /// The stems of the words that it speaks of.
        let stems: Set<String>
    }

    /// A suggestion under a reply.
    package struct Button: Sendable, Equatable, Codable {
        package let title: String
        /// What comes back as the customer's message when it is chosen.
        package let payload: String

        /// A button.
        package init(title: String, payload: String) {
            self.title = title
            self.payload = payload
        }
    }

    /// By response, then by language.
    private var variants: [String: [String: [Variant]]] = [:]

    /// All variants of a response in a language, in the order of the file.
    package subscript(name: String, language: String) -> [Variant] { variants[name]?[language] ?? [] }

    /// True when there is something to say under that name.
    package func has(_ name: String) -> Bool { variants[name] != nil }

    /// True when it can be said in that language.
    package func has(_ name: String, in language: String) -> Bool { variants[name]?[language] != nil }

    /// The names of all responses.
    package var names: [String] { variants.keys.sorted() }

    /// Reads the `responses:` sections; what is wrong is added to `problems`.
    /// - Parameter translated: The sections of files in other languages, by language.
    package init(from sections: [Node], translated: [String: [Node]] = [:], problems: inout [CatalogueProblem]) {
        add(sections, in: Catalogue.ownLanguage, problems: &problems)
        for (language, sections) in translated.sorted(by: { $0.key < $1.key }) {
            add(sections, in: language, problems: &problems)
        }
    }

    private mutating func add(_ sections: [Node], in language: String, problems: inout [CatalogueProblem]) {
        var seen: Set<String> = []
        for section in sections {
            for member in section.map ?? [] {
                func complain(_ message: String) {
                    problems.append(
                        CatalogueProblem(
                            file: section.file, line: member.line, message: "response \(member.key) \(message)"))
                }
                guard seen.insert(member.key).inserted else {
                    complain("is defined twice")
                    continue
                }
                if language != Catalogue.ownLanguage, !has(member.key) {
                    complain("is said in no file without 'language'\(names.hint(for: member.key))")
                    continue
                }
                let read = Self.read(member, in: language, problems: &problems)
                for variant in read {
                    variants[member.key, default: [:]][variant.language, default: []].append(variant)
                }
                if !read.contains(where: { $0.conditions.isEmpty && $0.template.names.isEmpty && $0.channel == nil }) {
                    complain(
                        "needs one variant without placeholders and without 'when', for the customer of whom nothing "
                            + "is known")
                }
            }
        }
    }

    private static func read(
        _ member: Node.Member, in language: String, problems: inout [CatalogueProblem]
    ) -> [Variant] {
        guard let list = member.value.list else {
            problems.append(
                CatalogueProblem(member.value, "response \(member.key) is a list of variants ('- text: …')"))
            return []
        }
        var read: [Variant] = []
        for (place, node) in list.enumerated() {
            guard let text = node["text"]?.text else {
                problems.append(CatalogueProblem(node, "a variant of \(member.key) has no 'text'"))
                continue
            }
            let known = ["text", "when", "channel", "buttons", "condition"]
            for key in node.map ?? [] where !known.contains(key.key) {
                problems.append(
                    CatalogueProblem(node, "unknown key '\(key.key)' in \(member.key)\(known.hint(for: key.key))"))
            }
            let conditions = node["when"].map { Condition.read($0, problems: &problems) } ?? []
            let spoken = conditions.lazy.compactMap(\.languageAsked).first ?? language
            let mark = language == Catalogue.ownLanguage ? "" : "\(language)."
            do throws(TemplateError) {
                read.append(
                    Variant(
                        name: "\(member.key)#\(mark)\(place)", language: spoken, template: try Template(text),
                        conditions: conditions, channel: node["channel"]?.text, buttons: buttons(node["buttons"]),
                        stems: WordStems.of(text.lowercased().split { !$0.isLetter }.map(String.init))))
            } catch {
                problems.append(CatalogueProblem(node, "\(member.key): \(error)"))
            }
        }
        return read
    }

    private static func buttons(_ node: Node?) -> [Button] {
        (node?.list ?? []).compactMap { button in
            guard let title = button["title"]?.text, let payload = button["payload"]?.text else { return nil }
            return Button(title: title, payload: payload)
        }
    }
}
