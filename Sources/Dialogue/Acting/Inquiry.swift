package import Foundation
package import StrictJSON

/// An action under way: what the desk's systems were asked, for which intent, and until when the customer waits.
package struct Inquiry: Sendable, Equatable {
    /// Unique in its conversation: "x5" was asked in turn 5.
    package let id: String
    /// The action's name.
    package let action: String
    package let intent: String
    /// What was known of the action's slots.
    package let arguments: JSON.Object
    /// The turn that asked.
    package let turn: Int
    /// When it was asked.
    package let asked: Date
    /// When the customer is told that it takes longer.
    package let deadline: Date
    /// Whether they have been told.
    package var isOverdue = false

    /// An inquiry.
    package init(
        id: String, action: String, intent: String, arguments: JSON.Object, turn: Int, asked: Date, deadline: Date
    ) {
        self.id = id
        self.action = action
        self.intent = intent
        self.arguments = arguments
        self.turn = turn
        self.asked = asked
        self.deadline = deadline
    }

    /// Whether another inquiry asks the very same.
    func asksTheSame(as other: Inquiry) -> Bool { action == other.action && arguments == other.arguments }

    /// The action as the protocol shows it in a reply.
    package func json(at moment: Date) -> JSON {
        [
            "id": .string(id), "name": .string(action), "arguments": .object(arguments),
            "deadline_ms": .number((max(0, deadline.timeIntervalSince(moment)) * 1_000).rounded()),
        ]
    }

    /// What the desk's systems said.
    package struct Finding: Sendable, Equatable {
        /// The words of `result`; `late` is nobody's word but the clock's.
        package enum Status: String, Sendable, CaseIterable {
            case ok, failed, late
            case notFound = "not_found"

            /// What a system may say.
            package static let allCases: [Status] = [.ok, .notFound, .failed]
        }

        package let status: Status
        /// What was found, by name.
        package let data: JSON.Object

        /// A finding.
        package init(_ status: Status, _ data: JSON.Object = [:]) {
            self.status = status
            self.data = data
        }
    }
}

extension Inquiry {
    /// This inquiry as it is kept with the conversation.
    var kept: JSON {
        [
            "id": .string(id), "action": .string(action), "intent": .string(intent), "arguments": .object(arguments),
            "turn": .number(turn), "asked": .number(asked.milliseconds), "deadline": .number(deadline.milliseconds),
            "overdue": .bool(isOverdue),
        ]
    }

    /// Reads what `kept` wrote.
    init?(kept json: JSON) {
        guard let id = json["id"]?.string, let action = json["action"]?.string, let intent = json["intent"]?.string,
            let arguments = json["arguments"]?.object, let turn = json["turn"]?.int,
            let asked = json["asked"]?.double, let deadline = json["deadline"]?.double
        else { return nil }
        self.id = id
        self.action = action
        self.intent = intent
        self.arguments = arguments
        self.turn = turn
        self.asked = Date(timeIntervalSince1970: asked / 1_000)
        self.deadline = Date(timeIntervalSince1970: deadline / 1_000)
        isOverdue = json["overdue"]?.bool ?? false
    }
}

extension Date {
    /// Whole milliseconds since 1970.
    fileprivate var milliseconds: Double { (timeIntervalSince1970 * 1_000).rounded() }
}
