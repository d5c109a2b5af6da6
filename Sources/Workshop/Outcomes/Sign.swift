/// Something that one line of a talk says about how the talk goes. `Corpora/transcripts/signs.tsv` lists the phrases of
/// each.
package enum Sign: String, Sendable, CaseIterable {
    // What customers say.
    /// It works, it is there, it is found.
    case fixed
    /// It does not work, it is not there, nothing has changed.
    case still
    case thanks
    /// Content with what was said or done: "perfect", "that works for me".
    case accepts
    /// Giving up or bitter: "forget it", "whatever".
    case resigned
    /// Will try, ask or decide later.
    case later
    /// Wants whoever stands above.
    case superior
    /// Wants a person instead of a program.
    case human
    /// Threatens to leave, or takes the business elsewhere.
    case leaving
    case complaint
    /// Lawyer, court, regulator, ombudsman, consumer advice.
    case authority
    /// Reviews, press, social media.
    case publicity
    /// Has said, asked or done it before.
    case repeats
    case insult
    /// What was promised has come.
    case received
    /// What was promised has not come.
    case missing
    /// Looks like another sign and is none: "works at the post office".
    case nothing

    // What the desk says.
    /// Says that something was carried out: "I have booked it".
    case remedy
    /// Says that something cannot be: "that is not possible".
    case refusal
    /// Says that something is still to come from elsewhere: "the department answers".
    case pending
    /// Passes the customer to somebody else, now.
    case handover
    /// Is glad with the customer: "wonderful".
    case cheer
    /// Has not heard from the customer, or closes the talk.
    case unheard
    /// Did not understand.
    case misunderstood
    /// Asks the customer to do or tell something.
    case asks
    /// Says that something will be done: "I will …", "you will get …".
    case future
    /// What a desk can promise: call, letter, refund, engineer.
    case deed
    /// By when: "tomorrow", "within an hour".
    case deadline

    /// Whether customers' lines are searched for it; all others belong to the desk's lines.
    package var isCustomers: Bool { Self.customers.contains(self) }

    private static let customers = SignSet([
        .fixed, .still, .thanks, .accepts, .resigned, .later, .superior, .human, .leaving, .complaint, .authority,
        .publicity, .repeats, .insult, .received, .missing, .nothing,
    ])

    /// Its place among all, below 32.
    var place: UInt32 { UInt32(Self.places[self] ?? 0) }

    private static let places = Dictionary(
        allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}

/// The signs of one line.
package struct SignSet: Sendable, Equatable {
    private var bits: UInt32 = 0

    package init(_ signs: [Sign] = []) {
        for sign in signs { insert(sign) }
    }

    package func contains(_ sign: Sign) -> Bool { bits & (1 << sign.place) != 0 }
    package mutating func insert(_ sign: Sign) { bits |= 1 << sign.place }
    package mutating func remove(_ sign: Sign) { bits &= ~(1 << sign.place) }
}
