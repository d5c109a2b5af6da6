/// What is believed of a chance after some successes and failures: a Beta distribution, the conjugate prior of a coin.
///
/// The two numbers are counts, those of the prior included, so a posterior is the prior of what comes next. A prior of
/// `chance` 0.3 and `strength` 10 weighs as much as ten outcomes of which three were good.
package struct BetaPosterior: Sendable, Equatable {
    /// Successes, > 0.
    package let successes: Double
    /// Failures, > 0.
    package let failures: Double

    /// A belief before any outcome.
    /// - Parameters:
    ///   - chance: The mean, inside 0…1; it is kept a thousandth away from both ends, where no outcome could move it.
    ///   - strength: How many outcomes it is worth, > 0.
    package init(chance: Double, strength: Double) {
        precondition(strength > 0, "a belief is worth something")
        let mean = min(max(chance, 0.001), 0.999)
        successes = mean * strength
        failures = (1 - mean) * strength
    }

    private init(successes: Double, failures: Double) {
        self.successes = successes
        self.failures = failures
    }

    /// The expected chance, 0…1.
    package var mean: Double { successes / (successes + failures) }

    /// How many outcomes it is worth.
    package var strength: Double { successes + failures }

    /// The belief after outcomes, which may be weighted.
    package func after(successes: Double, failures: Double) -> BetaPosterior {
        BetaPosterior(successes: self.successes + successes, failures: self.failures + failures)
    }

    /// The belief after outcomes of another kind of thing that is like this one: they count, but never as more than
    /// `most` outcomes, so that outcomes of this kind soon outweigh them.
    package func after(borrowed successes: Double, failures: Double, most: Double) -> BetaPosterior {
        let count = successes + failures
        guard count > 0 else { return self }
        let weight = min(1, most / count)
        return after(successes: successes * weight, failures: failures * weight)
    }
}
