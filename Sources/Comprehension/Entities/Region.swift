/// What a country settles where a text leaves it open: "5/6" (month or day first), "$" (whose dollar), "07700 900417".
package struct Region: Sendable, Hashable {
    /// ISO 3166 code, upper case: "GB".
    package let code: String
    /// The currency that "dollars", "cents" and "a grand" mean here, ISO 4217.
    let currency: String
    /// What stands before national phone numbers when they are written internationally: "44".
    let diallingCode: String
    /// What a national number begins with and an international one leaves out: "0", or nothing.
    let trunkPrefix: String
    let isMonthFirst: Bool

    /// A country by its ISO 3166 code; one that is not listed has euros, day before month, and no dialling code.
    package init(_ code: String) {
        let code = code.uppercased()
        let known = Self.known[code]
        self.code = code
        currency = known?.currency ?? "EUR"
        diallingCode = known?.dialling ?? ""
        trunkPrefix = known?.trunk ?? "0"
        isMonthFirst = ["US", "CA", "PH", "ZA"].contains(code)
    }

    /// The United Kingdom, the region where none is set.
    package static let britain = Region("GB")

    private static let known: [String: (currency: String, dialling: String, trunk: String)] = [
        "AT": ("EUR", "43", "0"), "AU": ("AUD", "61", "0"), "BE": ("EUR", "32", "0"), "BZ": ("BZD", "501", ""),
        "CA": ("CAD", "1", ""), "CH": ("CHF", "41", "0"), "DE": ("EUR", "49", "0"), "DK": ("DKK", "45", ""),
        "ES": ("EUR", "34", ""), "FR": ("EUR", "33", "0"), "GB": ("GBP", "44", "0"), "IE": ("EUR", "353", "0"),
        "IN": ("INR", "91", "0"), "IT": ("EUR", "39", ""), "JM": ("JMD", "1", ""), "LU": ("EUR", "352", ""),
        "MX": ("MXN", "52", ""), "NL": ("EUR", "31", "0"), "NO": ("NOK", "47", ""), "NZ": ("NZD", "64", "0"),
        "PH": ("PHP", "63", "0"), "PL": ("PLN", "48", ""), "PT": ("EUR", "351", ""), "SE": ("SEK", "46", "0"),
        "TT": ("TTD", "1", ""), "US": ("USD", "1", ""), "ZA": ("ZAR", "27", "0"),
    ]
}
