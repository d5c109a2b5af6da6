internal import Crypto
internal import Customers
internal import Foundation

/// Names for those whom nobody named: strangers, and the conversations of text mode.
///
/// A name is the first that is free, `stranger-1` and `ana:1`, so that the same lines in a fresh data folder get the
/// same names by every front, and with them the same replies. A conversation's name is held until the store knows it.
actor Naming {
    private var held: Set<String> = []
    private var nextStranger: Int?

    /// Somebody of whom nothing is known.
    func stranger(_ customers: CustomerStore, at moment: Date) async throws -> Handle {
        if nextStranger == nil {
            let free = try await firstFreeStranger(customers, at: moment)
            // Somebody else may have looked meanwhile, and taken names already.
            nextStranger = max(nextStranger ?? 1, free)
        }
        while true {
            let number = nextStranger ?? 1
            nextStranger = number + 1
            let handle = try Self.stranger(number)
            if try await !isKnown(handle, customers, at: moment) { return handle }
        }
    }

    /// The name of a new conversation.
    func conversation(of handle: Handle, _ customers: CustomerStore) async throws -> String {
        let known = Set(try await conversations(of: handle, customers))
        var number = known.count + 1
        while known.contains(Self.name(number, of: handle)) || held.contains(Self.name(number, of: handle)) {
            number += 1
        }
        held.insert(Self.name(number, of: handle))
        return Self.name(number, of: handle)
    }

    /// A name need not be held any longer: the store knows it, or nobody used it.
    func release(_ conversation: String) { held.remove(conversation) }

    /// Where strangers end, found in few steps however many there are; one who was forgotten may leave a gap before it.
    private func firstFreeStranger(_ customers: CustomerStore, at moment: Date) async throws -> Int {
        var known = 0
        var free = 1
        while try await isKnown(try Self.stranger(free), customers, at: moment) {
            known = free
            free *= 2
        }
        while free - known > 1 {
            let middle = (known + free) / 2
            if try await isKnown(try Self.stranger(middle), customers, at: moment) {
                known = middle
            } else {
                free = middle
            }
        }
        return free
    }

    private func isKnown(_ handle: Handle, _ customers: CustomerStore, at moment: Date) async throws -> Bool {
        do {
            _ = try await customers.profile(of: handle, at: moment)
            return true
        } catch CustomersError.unknownCustomer {
            return false
        }
    }

    private func conversations(of handle: Handle, _ customers: CustomerStore) async throws -> [String] {
        do {
            return try await customers.conversations(of: handle)
        } catch CustomersError.unknownCustomer {
            return []
        }
    }

    private static func stranger(_ number: Int) throws(Refusal) -> Handle {
        guard let handle = Handle("stranger-\(number)") else { throw Refusal(.unavailable, "no name is left") }
        return handle
    }

    /// A name that a client could use, too: a handle that leaves no room for the number stands as its digest.
    private static func name(_ number: Int, of handle: Handle) -> String {
        let name = "\(handle.text):\(number)"
        guard !Handle.isIdentifier(name) else { return name }
        let digest = SHA256.hash(data: Array(handle.text.utf8)).prefix(16).map { String($0, radix: 16) }.joined()
        return "\(digest):\(number)"
    }
}
