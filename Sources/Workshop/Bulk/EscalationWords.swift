import Language
import Learning

/// Words with which customers go over the desk's head: the law, a regulator, a complaint, leaving.
///
/// Whole words alone, in their folded forms; what also stands in ordinary requests ("manager", "cancel") is not here,
/// since the intents tell those.
struct EscalationWords: Sendable {
    private let words: [Fingerprint: String]

    init() {
        let all = Self.english + Self.german + Self.french + Self.spanish
        words = Dictionary(all.map { (Fingerprint(of: Array($0.utf8)), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first of them in a message.
    func first(in utterance: Utterance) -> String? {
        utterance.forms.withUnsafeBytes { forms in
            for token in utterance.tokens where token.kind == .word {
                let form = UnsafeRawBufferPointer(rebasing: forms[token.form])
                if let word = words[Fingerprint(of: form)], word.utf8.elementsEqual(form) { return word }
            }
            return nil
        }
    }

    private static let english = [
        "lawyer", "lawyers", "solicitor", "attorney", "sue", "lawsuit", "ombudsman", "regulator", "ofcom", "supervisor",
        "complaint", "complaints", "scam", "fraud", "trustpilot", "disgrace", "disgraceful", "unacceptable",
    ]
    private static let german = [
        "anwalt", "anwältin", "rechtsanwalt", "verklagen", "klage", "bundesnetzagentur", "verbraucherzentrale",
        "beschwerde", "beschweren", "vorgesetzten", "vorgesetzter", "betrug", "unverschämtheit", "frechheit",
    ]
    private static let french = [
        "avocat", "avocate", "tribunal", "médiateur", "plainte", "réclamation", "arnaque", "supérieur", "inadmissible",
        "inacceptable",
    ]
    private static let spanish = [
        "abogado", "abogada", "demanda", "demandar", "denuncia", "denunciar", "reclamación", "consumo", "estafa",
        "inaceptable", "vergüenza",
    ]
}
