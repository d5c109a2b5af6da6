package import Foundation

/// One line of a person's consent ledger. Lines are added, never changed.
package struct Consent: Sendable, Equatable {
    /// The place in the ledger, counted over all people from 1; `nil` before it is kept.
    package let position: Int?
    package let purpose: Purpose
    package let granted: Bool
    /// Where the person said so, in the desk's words.
    package let source: String?
    package let at: Date
    /// From this moment on the line counts as if it had never been written.
    package let expires: Date?

    /// A grant or a refusal.
    package init(
        position: Int? = nil, purpose: Purpose, granted: Bool, source: String? = nil, at: Date, expires: Date? = nil
    ) {
        self.position = position
        self.purpose = purpose
        self.granted = granted
        self.source = source
        self.at = at
        self.expires = expires
    }
}

/// What a person allows at one moment.
package struct Consents: Sendable, Equatable {
    /// The line in force for each purpose that has one: the last that has not expired.
    package let inForce: [Purpose: Consent]
    /// What is granted where no line is in force.
    package let grantedByDefault: Set<Purpose>

    /// The consents that follow from a ledger, in the ledger's order, at a moment.
    package init(
        ledger: [Consent] = [], at moment: Date = .distantPast,
        grantedByDefault: Set<Purpose> = Purpose.grantedByDefault
    ) {
        var inForce: [Purpose: Consent] = [:]
        for line in ledger where line.expires.map({ $0 > moment }) ?? true { inForce[line.purpose] = line }
        self.inForce = inForce
        self.grantedByDefault = grantedByDefault
    }

    /// Whether something may be used for a purpose.
    package func allows(_ purpose: Purpose) -> Bool {
        inForce[purpose]?.granted ?? grantedByDefault.contains(purpose)
    }
}
