/// That a step of a guide was carried out and helped, or did not.
///
/// Names are the desk's own vocabulary, and nothing says whose outcome it was.
package struct StepOutcome: Sendable, Hashable {
    /// What an outcome is about.
    package struct Subject: Sendable, Hashable {
        package let guide: String
        package let step: String
        /// The kind of device that it was carried out on, in the catalogue's words; empty where nobody said.
        package let kind: String

        /// A step of a guide on a kind of device.
        package init(guide: String, step: String, kind: String) {
            self.guide = guide
            self.step = step
            self.kind = kind
        }
    }

    package let subject: Subject
    package let helped: Bool

    /// An outcome.
    package init(_ subject: Subject, helped: Bool) {
        self.subject = subject
        self.helped = helped
    }
}

/// How often a step helped, and how often it did not, over all customers.
package struct StepCount: Sendable, Equatable {
    package let subject: StepOutcome.Subject
    package let helped: Int
    package let failed: Int

    /// A count.
    package init(_ subject: StepOutcome.Subject, helped: Int, failed: Int) {
        self.subject = subject
        self.helped = helped
        self.failed = failed
    }
}
