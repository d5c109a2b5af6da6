package import Foundation
import GRDB

/// A decision about a finding, with what its person did afterwards.
package struct FollowedOutreach: Sendable {
    package let outreach: Outreach
    /// They came to the desk of their own accord within `window`; an answer to what was said is none.
    package let hasContacted: Bool
    /// They refused to be written to within 24 hours.
    package let hasRefused: Bool
    /// They wrote something angry within 24 hours.
    package let wasAngry: Bool

    /// How long contacts are counted.
    package static let window: TimeInterval = 7 * 86_400
    /// A mood at or below this is angry.
    static let anger = -0.35
}

extension CustomerStore {
    /// Everything that was decided about findings that ended at a moment or later, each with what came after it.
    package func followedOutreaches(since moment: Date = .distantPast) async throws -> [FollowedOutreach] {
        let decided = try await outreaches(since: moment)
        return try read { db in
            let day: TimeInterval = 86_400
            let signs = try db.all(
                """
                SELECT
                EXISTS (SELECT 1 FROM contacts c WHERE c.person = o.person AND c.started > o.at
                    AND c.started <= o.at + ?1 AND c.conversation IS NOT o.conversation),
                EXISTS (SELECT 1 FROM consents s WHERE s.person = o.person AND s.purpose = 'proactive'
                    AND s.granted = 0 AND s.at > o.at AND s.at <= o.at + ?2),
                EXISTS (SELECT 1 FROM conversations v JOIN episodes e ON e.conversation = v.id
                    WHERE v.person = o.person AND e.speaker = 0 AND e.mood <= ?3 AND e.at > o.at
                    AND e.at <= o.at + ?2)
                FROM outreaches o WHERE o.ended >= ?4 ORDER BY o.id
                """, [Int(FollowedOutreach.window * 1_000), Int(day * 1_000), FollowedOutreach.anger, moment]
            ) { row in (0..<3).map { row.bool($0) ?? false } }
            // One more may have been decided between the two looks; it is at the end.
            return zip(decided, signs).map { outreach, signs in
                FollowedOutreach(
                    outreach: outreach, hasContacted: signs[0], hasRefused: signs[1], wasAngry: signs[2])
            }
        }
    }
}
