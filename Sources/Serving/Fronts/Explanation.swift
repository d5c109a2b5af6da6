package import StrictJSON

/// Says in words why an answer was given, from the decision and the understanding that every reply carries.
package enum Explanation {
    /// One idea a line.
    package static func lines(decision: JSON, understanding: JSON) -> [String] {
        var lines = ["\(decision["option"]?.string ?? "nothing") by policy \(decision["policy"]?.string ?? "none")"]
        lines.append("understood: \(summary(of: understanding))")
        lines += (understanding["entities"]?.array ?? []).map { entity in
            "named: \(entity["entity"]?.string ?? "") \(entity["text"]?.string ?? "")"
        }
        lines += (decision["reasons"]?.array ?? []).compactMap(\.string).map { "because \($0)" }
        return lines
    }

    /// The words that counted, and what the message is like.
    /// - Parameter explanation: Of `parse`.
    package static func lines(of explanation: JSON) -> [String] {
        let words = [("intent", "for this intent"), ("scope", "for being in scope"), ("mood", "for the mood")]
        let counted = words.compactMap { key, purpose -> String? in
            let list = (explanation[key]?.array ?? []).compactMap { word -> String? in
                guard let text = word["text"]?.string, let weight = word["weight"]?.double else { return nil }
                return "\(text) \(weight < 0 ? "" : "+")\(hundredths(word["weight"]))"
            }
            return list.isEmpty ? nil : "words that counted \(purpose): \(list.joined(separator: ", "))"
        }
        let like = (explanation["nearest"]?.array ?? []).compactMap { example -> String? in
            guard let text = example["text"]?.string else { return nil }
            return "like \(hundredths(example["likeness"])): \(text) (\(example["intent"]?.string ?? "out of scope"))"
        }
        return counted + like
    }

    /// The whole of it on one line, for a person who follows a conversation.
    /// - Parameter body: Of a reply.
    package static func oneLine(_ body: JSON.Object) -> String {
        let reasons = (body["decision"]?["reasons"]?.array ?? []).compactMap(\.string).joined(separator: "; ")
        let option = body["decision"]?["option"]?.string ?? "nothing"
        return "\(summary(of: body["understanding"] ?? .null)) | \(option): \(reasons)"
    }

    /// Intent, mood and language in a few words: `order_status 0.93, mood negative -0.42, en`.
    package static func summary(of understanding: JSON) -> String {
        let sentiment = understanding["sentiment"] ?? .null
        var parts: [String] = []
        if let name = understanding["intent"]?["name"]?.string {
            parts.append("\(name) \(hundredths(understanding["intent"]?["confidence"]))")
        } else {
            let closest = understanding["intent_ranking"]?.array?.first
            let near = closest?["name"]?.string.map { ", closest \($0) \(hundredths(closest?["confidence"]))" } ?? ""
            parts.append("out of scope" + near)
        }
        if let label = sentiment["label"]?.string { parts.append("mood \(label) \(hundredths(sentiment["score"]))") }
        if let language = understanding["language"]?["code"]?.string { parts.append(language) }
        return parts.joined(separator: ", ")
    }

    private static func hundredths(_ number: JSON?) -> String {
        JSON.number(number?.double.map { ($0 * 100).rounded() / 100 }).text
    }
}
