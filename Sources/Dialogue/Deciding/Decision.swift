/// The option that was chosen, with what probability, and why.
package struct Decision: Sendable {
    package let option: Option
    /// The probability with which this policy chooses this option here (its propensity), 0…1.
    package let probability: Double
    package let policy: String
    package let reasons: [String]
}

/// Always takes the first option: the repertoire's own order.
package struct FixedPolicy: Sendable {
    /// The only fixed policy there is.
    package init() {}

    /// Chooses among at least one option.
    package func choose(from options: [Option], for turn: Turn) -> Decision {
        Decision(option: options[0], probability: 1, policy: "fixed", reasons: options[0].reasons)
    }
}
