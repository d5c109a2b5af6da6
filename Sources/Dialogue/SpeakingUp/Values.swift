import Customers
import Foundation
import StrictJSON

/// What the events of a finding hold, for the words that are said about it: of each field the last value.
struct Values: Sendable {
    private(set) var all: [String: JSON] = [:]

    /// The values of the events that a pattern looks at, within a finding and of its key.
    init(of pattern: WatchPattern, finding: Outreach, in sightings: [Sighting]) {
        for sighting in sightings where sighting.at <= finding.ended {
            guard pattern.tests.contains(where: { $0.holds(for: sighting) }),
                pattern.per == nil || PatternMachine.key(of: sighting.details[pattern.per ?? ""]) == finding.key
            else { continue }
            for member in sighting.details.object?.members ?? [] where !member.value.isNull {
                all[member.key] = member.value
            }
        }
    }

    /// What names a thing of the customer's, such as the order that it is about.
    func things(of book: FactBook) -> [(name: String, value: JSON)] {
        book.fields.compactMap { field in all[field].map { (field, $0) } }
    }
}
