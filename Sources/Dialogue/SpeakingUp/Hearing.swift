import Comprehension
package import Customers
import Foundation
import StrictJSON

/// What came of an event that was told to the assistant.
package struct Heard: Sendable {
    /// Its place among all events.
    package let sequence: Int
    /// True when this very event was told before; then nothing was changed.
    package let isRepeat: Bool
    /// What was odd about it, without a value of it.
    package let warnings: [String]
    /// The number of the person it happened to.
    package let person: Int64
}

/// An event that may not be kept.
package struct RefusedPurpose: Error {
    /// What the customer does not allow.
    package let purpose: Purpose
}

extension Assistant {
    /// Keeps an event with what it tells about its customer; it is on disk when this returns.
    /// - Throws: `RefusedPurpose` when the customer refuses what its kind is for, and `CustomersError`.
    package func hear(_ event: Event) async throws -> Heard {
        let kind = EventKind.named(event.kind)
        if let kind, kind.theme != .consent {
            let consents = try await customers.consents(of: event.customer, at: event.at)
            guard consents.allows(kind.purpose) else { throw RefusedPurpose(purpose: kind.purpose) }
        }
        let facts = repertoire.playbook.facts.changes(on: event.kind, data: event.details, at: event.at)
        let (consent, complaint) = Consent.told(by: event)
        let kept = try await customers.record(event, facts: facts, consent: consent)
        var warnings = kind?.complaints(about: event.details) ?? []
        if kind == nil, !repertoire.playbook.eventKinds.contains(event.kind) {
            warnings.append(
                "kind is none that is known: it is kept, and tells nothing"
                    + repertoire.playbook.eventKinds.sorted().hint(for: event.kind))
        }
        if let complaint { warnings.append(complaint) }
        return Heard(sequence: kept.sequence, isRepeat: !kept.isNew, warnings: warnings, person: kept.person)
    }
}

extension Consent {
    /// What an event says about a consent, or what is wrong with how it says it.
    fileprivate static func told(by event: Event) -> (Consent?, complaint: String?) {
        guard let kind = EventKind.named(event.kind), kind.theme == .consent else { return (nil, nil) }
        guard let purpose = event.details["purpose"]?.string.flatMap(Purpose.init) else {
            return (nil, "data.purpose is one of \(Purpose.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let consent = Consent(
            purpose: purpose, granted: event.kind == "consent_given",
            source: event.details["source"]?.string ?? "event", at: event.at)
        return (consent, nil)
    }
}
