/// What can go wrong with what is kept. No case carries a name, a handle or a text of a customer.
package enum CustomersError: Error, Equatable, CustomStringConvertible {
    /// Another process writes into this data folder.
    case folderHeld(folder: String, holder: String)
    /// A reading command found no store in this folder.
    case nothingKept(folder: String)
    /// The store holds steps of a newer version, or lacks steps that only a writing command may add.
    case otherVersion(found: [String], known: [String])
    /// The customer is not known.
    case unknownCustomer
    /// The conversation is not known.
    case unknownConversation
    /// The conversation has no such turn.
    case unknownTurn(Int)
    /// The journal has no such correction in force.
    case unknownCorrection(Int)
    /// It was known, and its person has been forgotten.
    case erased
    /// The conversation belongs to another customer.
    case conversationOfAnother
    /// Another turn was kept in this conversation since it was opened.
    case turnTaken(expected: Int, given: Int)
    /// This message or event id stands for other bytes.
    case idReused
    /// This very message was kept since it was looked for: its answer is there now.
    case answeredMeanwhile
    /// A value that cannot be kept.
    case unfit(field: String, limit: String)
    /// The store cannot be used: its trouble, and SQLite's extended result code.
    case unusable(Trouble, code: Int)

    /// Why a store cannot be used.
    package enum Trouble: String, Sendable {
        case full, readOnly, damaged, busy, closed, broken
    }

    package var description: String {
        switch self {
        case .folderHeld(let folder, let holder):
            "\(folder): in use by \(holder); stop that process, or name another folder with --data"
        case .nothingKept(let folder): "\(folder): nothing is kept here yet; name the folder with --data"
        case .otherVersion(let found, let known):
            "the store has the steps \(found) and this version knows \(known); open it with the version that made it, "
                + "or let 'rapport serve' bring it up to date"
        case .unknownCustomer: "nothing is kept about this customer"
        case .unknownConversation: "this conversation is not known"
        case .unknownTurn(let turn): "this conversation has no turn \(turn)"
        case .unknownCorrection(let number): "there is no correction \(number) in force"
        case .erased: "this was erased with its customer"
        case .conversationOfAnother: "this conversation belongs to another customer"
        case .turnTaken(let expected, let given): "turn \(given) was to be kept and \(expected) is next; open it again"
        case .idReused: "this id was used before for something else; give it a new one"
        case .answeredMeanwhile: "this message has been answered; ask for the answer"
        case .unfit(let field, let limit): "\(field): \(limit)"
        case .unusable(.full, let code): "the store is full (SQLite \(code)); free space or raise its limit"
        case .unusable(.readOnly, let code): "the store cannot be written (SQLite \(code)); check the folder's rights"
        case .unusable(.damaged, let code): "the store is damaged (SQLite \(code)); restore it from a backup"
        case .unusable(.busy, let code): "the store is busy (SQLite \(code)); try again"
        case .unusable(.closed, let code): "the store is closed (SQLite \(code))"
        case .unusable(.broken, let code): "the store failed (SQLite \(code)); check the disk"
        }
    }
}
