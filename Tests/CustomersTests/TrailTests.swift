import Customers
import Testing

struct TrailTests {
    @Test func `what is remembered of messages survives being kept, whatever it is`() async throws {
        try await withStore { store, folder in
            let moods: [Double?] = [nil, -1, 1, 0, 0.123_456_789, -0.0]
            let languages = ["en", nil, "und", "deut", "toolong", "é"]
            for (mood, language) in zip(moods, languages) { try await store.say("", mood: mood, language: language) }
            try await store.close()
            let again = try CustomerStore(folder: folder.url)
            let history = try await again.customer().history
            #expect(history.moodTrend == [-1, 1, 0, 0.123_456_789, 0])
            #expect(history.averageLength == 0)
            #expect(history.preferredLanguage == "é")
            try await again.close()
        }
    }
}
