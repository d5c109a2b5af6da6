/// What a client says of a customer's language and country: "de-AT", after BCP 47.
package struct LanguageTag: Sendable, Equatable {
    /// ISO 639 code in lower case: "de".
    package let language: String
    /// ISO 3166 code in upper case, where the tag has one: "AT".
    package let country: String?

    /// Reads a tag; what stands between language and country (a script) is passed over.
    package init(_ tag: String) {
        let parts = tag.split { $0 == "-" || $0 == "_" }
        language = parts.first?.lowercased() ?? ""
        country = parts.dropFirst().first { $0.count == 2 }?.uppercased()
    }
}
