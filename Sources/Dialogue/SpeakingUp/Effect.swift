package import Customers
package import Foundation
package import StrictJSON

/// What came of speaking up about one pattern: how often it was said, what held it back, whether those who were told
/// came to the desk less than those who were not, and whom it annoyed.
package struct Effect: Sendable {
    package let pattern: String
    /// How often each decision was made.
    package let decisions: [Outreach.Decision: Int]
    /// How often each reason held it back.
    package let reasons: [String: Int]
    /// Those who were told, and those who were held out, as far as the time to look at is over; `hits` came to the desk
    /// of their own accord within seven days.
    package let told: Share
    package let heldOut: Share
    /// Of those told within the last day and before: who refused, and who was angry, within 24 hours.
    package let refused: Int
    package let angry: Int

    /// The effect of one pattern.
    package init(
        pattern: String, decisions: [Outreach.Decision: Int], reasons: [String: Int], told: Share, heldOut: Share,
        refused: Int, angry: Int
    ) {
        self.pattern = pattern
        self.decisions = decisions
        self.reasons = reasons
        self.told = told
        self.heldOut = heldOut
        self.refused = refused
        self.angry = angry
    }

    /// So many of so many.
    package struct Share: Sendable, Equatable {
        package let hits: Int
        package let of: Int

        /// A share.
        package init(hits: Int, of: Int) {
            self.hits = hits
            self.of = of
        }

        /// The share as observed, 0…1; 0 of nothing.
        package var rate: Double { of == 0 ? 0 : Double(hits) / Double(of) }

        /// The 95 % interval of the share, after Wilson (1927), "Probable inference, the law of succession, and
        /// statistical inference".
        package var interval: (low: Double, high: Double) {
            guard of > 0 else { return (0, 1) }
            let z = 1.959_963_985
            let count = Double(of)
            let center = (rate + z * z / (2 * count)) / (1 + z * z / count)
            let half = z / (1 + z * z / count) * (rate * (1 - rate) / count + z * z / (4 * count * count)).squareRoot()
            return (max(0, center - half), min(1, center + half))
        }
    }

    /// By how much the share is lower among those who were told, in shares: positive is good.
    package var lift: Double { heldOut.rate - told.rate }

    /// Its 95 % interval, after Newcombe (1998), "Interval estimation for the difference between independent proportions",
    /// method 10.
    package var liftInterval: (low: Double, high: Double) {
        let (out, in_) = (heldOut.interval, told.interval)
        func half(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
        return (
            lift - half(heldOut.rate - out.low, in_.high - told.rate),
            lift + half(out.high - heldOut.rate, told.rate - in_.low)
        )
    }

    /// The effects of all patterns in the order of their names.
    /// - Parameter start: Findings that ended before it are left out.
    package static func all(
        in customers: CustomerStore, since start: Date = .distantPast, at now: Date
    ) async throws -> [Effect] {
        let followed = try await customers.followedOutreaches(since: start)
        let over = now.addingTimeInterval(-FollowedOutreach.window)
        return Dictionary(grouping: followed, by: \.outreach.pattern).map { pattern, all in
            func share(_ decision: Outreach.Decision) -> Share {
                let looked = all.filter { $0.outreach.decision == decision && $0.outreach.at <= over }
                return Share(hits: looked.count { $0.hasContacted }, of: looked.count)
            }
            let said = all.filter { $0.outreach.decision == .said }
            return Effect(
                pattern: pattern, decisions: Dictionary(grouping: all, by: \.outreach.decision).mapValues(\.count),
                reasons: Dictionary(
                    grouping: all.filter { $0.outreach.decision == .heldBack }, by: \.outreach.reason
                ).mapValues(\.count), told: share(.said), heldOut: share(.heldOut),
                refused: said.count { $0.hasRefused }, angry: said.count { $0.wasAngry })
        }.sorted { $0.pattern < $1.pattern }
    }

    /// The figures, as a report shows them.
    package var json: JSON {
        func figures(_ share: Share) -> JSON {
            ["customers": .number(share.of), "contacts": .number(share.hits), "rate": Self.rounded(share.rate)]
        }
        var object: JSON.Object = ["pattern": .string(pattern)]
        for decision in Outreach.Decision.allCases { object[decision.rawValue] = .number(decisions[decision] ?? 0) }
        object["refused_24h"] = .number(refused)
        object["angry_24h"] = .number(angry)
        object["told"] = figures(told)
        object["not_told"] = figures(heldOut)
        object["lift"] =
            told.of > 0 && heldOut.of > 0
            ? [
                "difference": Self.rounded(lift), "low": Self.rounded(liftInterval.low),
                "high": Self.rounded(liftInterval.high),
            ] : .null
        object["reasons"] = .object(
            reasons.keys.sorted().reduce(into: JSON.Object()) { $0[$1] = .number(reasons[$1] ?? 0) })
        return .object(object)
    }

    private static func rounded(_ value: Double) -> JSON { .number((value * 1_000).rounded() / 1_000) }
}
