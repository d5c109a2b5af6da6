import Customers
import Foundation
import StrictJSON

/// A new folder for one test, gone when the test is done with it.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("customers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The store's files, each with its bytes.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: url.appendingPathComponent($0))) })
    }
}

/// Runs a body with a store in a folder of its own.
func withStore(
    settings: CustomerStore.Settings = .init(), _ body: (CustomerStore, TestFolder) async throws -> Void
) async throws {
    let folder = try TestFolder()
    let store = try CustomerStore(folder: folder.url, settings: settings)
    try await body(store, folder)
    try? await store.close()
}

/// Noon of a Monday, and times after it.
func time(hours: Double = 0, days: Double = 0) -> Date {
    Date(timeIntervalSince1970: 1_772_452_800 + hours * 3_600 + days * 86_400)
}

extension Handle {
    static let ana = Handle("ana") ?? unknown
    static let ben = Handle("ben@example.org") ?? unknown
    // "ana" and "ben@example.org" are identifiers.
    private static var unknown: Handle { fatalError("not an identifier") }
}

extension CustomerStore {
    /// Opens a conversation and keeps the next turn of it, as the walk does; returns the turn's number.
    @discardableResult
    func say(
        _ text: String, as handle: Handle = .ana, in conversation: String = "c-1", at moment: Date = time(),
        speaker: Episode.Speaker = .customer, id: String? = nil, mood: Double? = nil, language: String? = nil,
        reply: String = #"{"text":"ok"}"#, state: JSON? = nil, marks: Episode.Marks = .init()
    ) async throws -> Int {
        let (_, place) = try await open(handle, in: conversation, at: moment)
        return try await remember(
            Episode(
                customer: handle, conversation: conversation, turn: place.turns + 1, speaker: speaker,
                request: id.map { Episode.Request(messageID: $0, digest: Array(text.utf8)) }, at: moment,
                received: moment, channel: "test", text: text, mood: mood, language: language,
                decision: Array(#"{"option":"answer"}"#.utf8), reply: Array(reply.utf8), state: state, marks: marks))
    }

    /// The customer as the dialogue would see them next.
    func customer(_ handle: Handle = .ana, in conversation: String = "next", at moment: Date = time()) async throws
        -> Customer
    {
        try await open(handle, in: conversation, at: moment).0
    }

    /// The conversation as the dialogue would see it next.
    func conversation(_ name: String = "c-1", of handle: Handle = .ana, at moment: Date = time()) async throws
        -> Conversation
    {
        try await open(handle, in: name, at: moment).1
    }
}

/// SplitMix64, so that a failing seed fails again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

/// A fact for tests.
func fact(
    _ name: String, _ value: JSON, at moment: Date = time(), for purpose: Purpose = .support, expires: Date? = nil
) -> Fact {
    Fact(name: name, value: value, source: "customer", at: moment, purpose: purpose, expires: expires)
}
