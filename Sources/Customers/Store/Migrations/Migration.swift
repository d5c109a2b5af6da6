/// One named step of the store's layout. Once released it is never edited: what is wrong is put right by a later step.
package struct Migration: Sendable {
    /// Kept in every store that has taken this step.
    package let name: String
    package let sql: String

    /// Every step, in the order in which they are taken.
    package static let all: [Migration] = [.people, .conversations, .desk, .lessons, .speakingUp, .waiting]
}
