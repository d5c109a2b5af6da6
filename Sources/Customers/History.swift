package import Foundation

/// Something that a person came with, as an intent, and what became of it.
package struct Issue: Sendable, Equatable {
    /// The intent's name.
    package let intent: String
    /// The conversation it was raised in, as `Conversation.id` has it.
    package let conversation: Int64
    package let turn: Int
    package let at: Date
    /// Whether it was solved; `nil` while nobody knows.
    package let solved: Bool?

    /// An issue.
    package init(intent: String, conversation: Int64, turn: Int, at: Date, solved: Bool? = nil) {
        self.intent = intent
        self.conversation = conversation
        self.turn = turn
        self.at = at
        self.solved = solved
    }
}

/// A step that a person has already tried, by a guide's instruction or on their own account.
package struct TriedStep: Sendable, Equatable {
    /// The step's name in the desk's vocabulary, such as `router_offline/restart`.
    package let step: String
    /// When it was last tried.
    package let at: Date
    /// What came of it, in the guide's words (`solved`, `no_change`); `nil` when that was not said.
    package let outcome: String?

    /// A step and its outcome.
    package init(step: String, at: Date, outcome: String? = nil) {
        self.step = step
        self.at = at
        self.outcome = outcome
    }
}

/// What went before, as far as it decides what is said now. Bounded, however long a person has been known.
package struct History: Sendable, Equatable {
    /// When the first thing about them was kept; `nil` for somebody new.
    package let since: Date?
    /// When they last wrote, in any conversation.
    package let lastMessage: Date?
    /// How many messages they have written.
    package let messages: Int
    /// The latest issues, the latest first, at most 5.
    package let issues: [Issue]
    /// Conversations with at least one message of theirs that began in the 30 days before, counted up to 1,000; the
    /// one that is open counts too.
    package let contacts30d: Int
    /// Mood of their last messages, −1…1, the oldest first, at most 20.
    package let moodTrend: [Double]
    /// The language of most of their last 20 messages, as a code; `nil` when none was told.
    package let preferredLanguage: String?
    /// Mean length of their last 20 messages in Unicode scalars; `nil` before the first.
    package let averageLength: Double?
    /// Steps already tried, the latest first, at most 50, each once with its last outcome.
    package let triedSteps: [TriedStep]

    /// The latest issue.
    package var lastIssue: Issue? { issues.first }

    /// The latest issue, if it is young enough at `time` to be spoken of: 30 days.
    package func recentIssue(at time: Date) -> Issue? {
        lastIssue.flatMap { time.timeIntervalSince($0.at) < Self.contactWindow ? $0 : nil }
    }

    /// A history; without arguments that of somebody unknown.
    package init(
        since: Date? = nil, lastMessage: Date? = nil, messages: Int = 0, issues: [Issue] = [], contacts30d: Int = 0,
        moodTrend: [Double] = [], preferredLanguage: String? = nil, averageLength: Double? = nil,
        triedSteps: [TriedStep] = []
    ) {
        self.since = since
        self.lastMessage = lastMessage
        self.messages = messages
        self.issues = issues
        self.contacts30d = contacts30d
        self.moodTrend = moodTrend
        self.preferredLanguage = preferredLanguage
        self.averageLength = averageLength
        self.triedSteps = triedSteps
    }

    /// How many issues and tried steps a history shows.
    static let issueLimit = 5, stepLimit = 50
    /// Where counting contacts stops.
    static let contactLimit = 1_000
    /// How far back contacts count.
    static let contactWindow: TimeInterval = 30 * 86_400
}
