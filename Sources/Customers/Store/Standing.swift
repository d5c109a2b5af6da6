import Foundation
import GRDB

/// A conversation's row, and what follows from it.
struct Standing {
    let id: Int64
    let person: Int64
    var turns: Int
    var last: Date
    var started: Date
    /// The turn that the present sitting began with.
    var first: Int
    var contact: Int64?
    var outcome: Outcome?
    private(set) var holder: Holder
    private(set) var held: Date?
    /// The words that hold the dialogue's state.
    var state: Int64?
    /// When the assistant goes on though nobody writes.
    var due: Date?

    /// The columns that `init(_:)` reads, of `conversations` under the name `c`.
    static let columns = """
        c.id, c.person, c.turns, c.last, c.started, c.first, c.contact, c.outcome, c.holder, c.holder_name, c.held, \
        c.state, c.due
        """
    /// How many they are: what else a query asks for stands from this column on.
    static let width: Int32 = 13

    init(_ row: Columns) {
        id = row.number(0)
        person = row.number(1)
        turns = row.int(2)
        last = Date(milliseconds: row.number(3))
        started = Date(milliseconds: row.number(4))
        first = row.int(5)
        contact = row.isNull(6) ? nil : row.number(6)
        outcome = row.textIfAny(7).flatMap(Outcome.init)
        holder =
            switch row.int(8) {
            case 1: .queue(row.text(9))
            case 2: .agent(row.text(9))
            default: .assistant
            }
        held = row.date(10)
        state = row.isNull(11) ? nil : row.number(11)
        due = row.date(12)
    }

    /// The conversation of a mark; `nil` when it has no turn yet, or was erased.
    static func read(_ mark: [UInt8], in db: Database) throws -> Standing? {
        try db.first("SELECT \(columns) FROM conversations c WHERE c.mark = ?", [mark], Standing.init)
    }

    /// The conversation of a mark.
    /// - Throws: `.erased` or `.unknownConversation`.
    static func existing(_ mark: [UInt8], in db: Database) throws -> Standing {
        if let standing = try read(mark, in: db) { return standing }
        let isErased = try db.first("SELECT 1 FROM erased WHERE mark = ?", [mark]) { _ in true } ?? false
        throw isErased ? CustomersError.erased : CustomersError.unknownConversation
    }

    /// Whether a turn at this time begins a new sitting.
    func hasEnded(by moment: Date) -> Bool {
        outcome != nil || moment.timeIntervalSince(last) >= Conversation.silence
    }

    /// Who holds the conversation at a moment: what nobody gave back for a day is the assistant's again.
    func holder(at moment: Date) -> Holder {
        guard let held, moment.timeIntervalSince(held) < Conversation.holding else { return .assistant }
        return holder
    }

    /// Gives the conversation to a holder; one who holds it already goes on holding it since then.
    mutating func pass(to holder: Holder, at moment: Date) {
        if holder != self.holder { held = holder == .assistant ? nil : moment }
        self.holder = holder
    }

    /// Writes what may have changed.
    func update(in db: Database) throws {
        try db.run(
            """
            UPDATE conversations SET turns = ?, last = ?, started = ?, first = ?, contact = ?, outcome = ?, holder = ?, \
            holder_name = ?, held = ?, state = ?, due = ? WHERE id = ?
            """,
            [
                turns, last, started, first, contact, outcome?.rawValue, holder.kept.kind, holder.kept.name, held,
                state, due, id,
            ])
    }
}

extension Holder {
    /// The number and the name that a holder is kept as.
    var kept: (kind: Int, name: String?) {
        switch self {
        case .assistant: (0, nil)
        case .queue(let name): (1, name)
        case .agent(let id): (2, id)
        }
    }
}
