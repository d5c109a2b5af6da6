import Foundation
import StrictJSON
import Testing

extension Talk.Check {
    /// Holds this check against the reply object of a message.
    func judge(_ reply: JSON, talk: Talk, line: Int) {
        let replies = reply["replies"]?.array?.compactMap { $0["text"]?.string } ?? []
        let words = replies.joined(separator: "\n")
        let where_: Comment = "\(talk.name).txt:\(line): \(words) (\(reply["decision"]?.text ?? ""))"
        switch self {
        case .words(let pattern, let found):
            let hit = words.range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
            #expect(hit == found, where_)
        case .rawLacks(let text): #expect(!reply.text.contains(text), where_)
        case .field(let name, let value, let holds):
            #expect(Self.values(of: name, in: reply).contains(value) == holds, where_)
        }
    }

    private static func values(of name: String, in reply: JSON) -> [String] {
        let understanding = reply["understanding"]
        switch name {
        case "code": return [reply["code"]?.text ?? ""]
        case "action": return (reply["actions"]?.array ?? []).compactMap { $0["name"]?.string }
        case "drafts": return ["\(reply["suggestions"]?.array?.count ?? 0)"]
        case "option": return [reply["decision"]?["option"]?.string ?? ""]
        case "intent": return [understanding?["intent"]?["name"]?.string ?? ""]
        case "handoff": return [reply["handoff"]?["reason"]?.string ?? "none"]
        case "fallback": return [understanding?["fallback"]?.text ?? ""]
        case "language": return [understanding?["language"]?["code"]?.string ?? ""]
        case "mood": return [understanding?["sentiment"]?["label"]?.string ?? ""]
        case "replies": return ["\(reply["replies"]?.array?.count ?? 0)"]
        case "said": return (reply["replies"]?.array ?? []).compactMap { $0["reply"]?.string }
        case "uses": return (reply["profile_used"]?.array ?? []).compactMap(\.string)
        case "entity":
            return (understanding?["entities"]?.array ?? []).map { entity in
                let value = entity["value"] ?? .null
                return "\(entity["entity"]?.string ?? "") \(value.string ?? value.text)"
            }
        default: return ["there is no field \(name)"]
        }
    }
}
