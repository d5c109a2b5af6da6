package import Comprehension
package import Customers
package import Language
import StrictJSON

extension Playbook {
    /// Whether replies are written in a language as a rule: it is the catalogue's own, or at least
    /// `utter_fallback` is said in it.
    func speaks(_ language: String) -> Bool {
        language == Catalogue.ownLanguage || responses.has("utter_fallback", in: language)
    }

    /// Whether all of it can be said in a language.
    func canSay(_ parts: [Option.Part], in language: String) -> Bool {
        language == Catalogue.ownLanguage
            || parts.allSatisfy { part in
                switch part {
                case .response(let name, _): responses.has(name, in: language)
                // Articles are written in the catalogue's own language.
                case .article: false
                case .text(_, let name):
                    // "internet_down/restart": a step of a guide.
                    guide(named: String(name.prefix { $0 != "/" }))?.translations[language] != nil
                }
            }
    }

    /// What a person who takes over may begin with.
    func opening(about topic: String?, in language: String) -> String {
        let spoken = responses.has("utter_agent_opening", in: language) ? language : Catalogue.ownLanguage
        var values: [String: JSON] = [:]
        if let topic { values["label"] = .string(label(of: topic, in: spoken)) }
        let texts = responses["utter_agent_opening", spoken].compactMap { variant in
            variant.template.filled(in: spoken, by: { values[$0] })
        }
        // The last that can be filled says most.
        return texts.last ?? "I have read what you wrote and take it from here."
    }

    /// What is missing of each language that is spoken, one notice a language.
    func translationGaps(in catalogue: Catalogue) -> [CatalogueProblem] {
        catalogue.translated.keys.sorted().filter(speaks).compactMap { language in
            let unsaid = responses.names.filter { !responses.has($0, in: language) }
            let unnamed = catalogue.intents.filter { $0.translatedLabels[language] == nil }.map(\.name)
            let untold = guides.filter { !$0.isTold(in: language) }.map(\.name)
            guard !(unsaid + unnamed + untold).isEmpty else { return nil }
            let gaps = [
                Self.gap("responses", unsaid, of: responses.names.count),
                Self.gap("labels", unnamed, of: intents.count), Self.gap("guides", untold, of: guides.count),
            ]
            let place = catalogue.translated[language]?["responses"]?.first
            return CatalogueProblem(
                file: place?.file ?? "", line: place?.line ?? 0,
                message: "not yet in \(language): \(gaps.compactMap(\.self).joined(separator: "; "))", isNotice: true)
        }
    }

    private static func gap(_ what: String, _ names: [String], of count: Int) -> String? {
        guard !names.isEmpty else { return nil }
        let more = names.count > 5 ? " …" : ""
        return "\(names.count) of \(count) \(what) (\(names.prefix(5).joined(separator: ", "))\(more))"
    }
}

extension Guide {
    /// Whether a customer who speaks a language reads no other in this guide.
    func isTold(in language: String) -> Bool {
        guard let told = translations[language] else { return false }
        return told.title != title && zip(told.steps, steps).allSatisfy { $0.text != $1.text }
    }
}

extension Turn {
    /// From this confidence on a message is in the language that it seems to be in; a talk that has one already is
    /// turned to another by a surer message only, and never by a single word.
    static let sureOfLanguage = 0.8
    private static let sureOfAnother = 0.9

    /// The language to answer in: that of the message, where it is sure; else that of the talk; else what the
    /// customer's profile says, or most of their messages were written in.
    package static func language(
        _ guess: LanguageGuess, words: Int, talk: String?, customer: Customer, locale: LanguageTag?
    ) -> String {
        let known =
            talk ?? customer["language"]?.string.map { LanguageTag($0).language } ?? customer.history.preferredLanguage
        if guess.code != "und", guess.code != known {
            guard known != nil else { return guess.code }
            if words >= 2, guess.confidence >= (talk == nil ? sureOfLanguage : sureOfAnother) { return guess.code }
        }
        return known ?? locale?.language ?? Catalogue.ownLanguage
    }
}
