package import StrictJSON

/// A person as the dialogue may see them at one moment: facts that have expired, or whose purpose is not granted, are
/// not in it.
package struct Customer: Sendable, Equatable {
    /// The person's number in the store; `nil` for somebody about whom nothing is kept yet. Never used twice.
    package let person: Int64?
    /// The handle that this person was found by.
    package let handle: Handle
    /// What is known and may be used, by name in the order of its bytes.
    package let facts: [Fact]
    package let consents: Consents
    package let history: History

    /// A customer. Facts are left out when their purpose is not granted.
    package init(
        person: Int64? = nil, handle: Handle, facts: [Fact] = [], consents: Consents = Consents(),
        history: History = History()
    ) {
        self.person = person
        self.handle = handle
        self.facts = facts.filter { consents.allows($0.purpose) }
        self.consents = consents
        self.history = history
    }

    /// The fact of a name.
    package func fact(named name: String) -> Fact? { facts.first { $0.name == name } }

    /// The value of the fact of a name.
    package subscript(name: String) -> JSON? { fact(named: name)?.value }
}
