import Crypto

/// Turns names that come from outside into 16 bytes that say nothing, to look them up by.
///
/// Indexes move their entries about, and traces of an entry may outlive it; so they hold marks and never names. The
/// salt, drawn when the store was made, keeps others from trying names.
struct Marks: Sendable {
    /// What is named, so that one name for two things has two marks.
    enum Kind: UInt8 { case handle = 1, conversation, message, event }

    private let salted: SHA256

    /// Marks of one store.
    init(salt: [UInt8]) {
        var hash = SHA256()
        hash.update(data: salt)
        salted = hash
    }

    /// The first half of SHA-256 over salt, kind and name.
    func mark(_ kind: Kind, _ name: String) -> [UInt8] {
        var hash = salted
        var name = name
        withUnsafeBytes(of: kind.rawValue) { hash.update(bufferPointer: $0) }
        name.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        return Array(hash.finalize().prefix(16))
    }
}
