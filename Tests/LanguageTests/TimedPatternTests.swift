import Language
import Testing

struct TimedPatternTests {
    @Test func `matches are told in UTF-8 offsets, groups with them`() throws {
        let pattern = try TimedPattern(#"bestellung\s+([a-z]-)?(\d+)"#)
        let text = "Größe 😀: Bestellung 1007, BESTELLUNG a-7"
        let groups = pattern.groups(in: text)
        let bytes = Array(text.utf8)
        #expect(groups.map { $0[2].map { String(decoding: bytes[$0], as: UTF8.self) } } == ["1007", "7"])
        #expect(groups[0][1] == nil)
        #expect(pattern.matches(in: text) == groups.map { $0[0] })
        #expect(pattern.groupCount == 2)
        #expect(pattern.isFound(in: text) && !pattern.isFound(in: "order 1007"))
    }

    @Test func `case matters when told so`() throws {
        #expect(try !TimedPattern("Router", caseInsensitive: false).isFound(in: "router"))
    }

    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(.*)*b", "(a*)*b", "(\\w+\\s?)*!", "^(a|b|ab)*c$"])
    func `a pattern that never ends counts as not found, at once`(_ source: String) throws {
        let pattern = try TimedPattern(source)
        let text = String(repeating: "a", count: 16_000) + "?"
        #expect(!pattern.isFound(in: text))
        #expect(shortestMilliseconds { _ = pattern.isFound(in: text) } < 20)
    }

    @Test(arguments: ["[a-z]+@", "\\w+\\d", "x*y", ".*z"])
    func `a harmless pattern costs no square of the length`(_ source: String) throws {
        let pattern = try TimedPattern(source)
        let text = String(repeating: "a", count: 16_000)
        #expect(!pattern.isFound(in: text))
        #expect(shortestMilliseconds { _ = pattern.isFound(in: text) } < 60)
    }

    @Test(arguments: [".*broken.*", "\\w+\\s+broken", "(very )*broken"])
    func `a simple pattern is found in a message of a thousand characters`(_ source: String) throws {
        let text = String(repeating: "it was working very well. ", count: 39) + "is broken"
        #expect(try TimedPattern(source).isFound(in: text))
    }

    @Test func `a match is found wherever it stands in a long text`() throws {
        let pattern = try TimedPattern("A-\\d{4} (x )*ok")
        for before in stride(from: 0, to: 4_000, by: 37) {
            let text = String(repeating: "é ", count: before) + "a-1007 " + String(repeating: "x ", count: 100) + "ok"
            let start = before * 3
            #expect(pattern.matches(in: text) == [start..<(start + 209)])
        }
    }

    @Test func `the ends of the text stay its ends in every window`() throws {
        let text = String(repeating: "word ", count: 2_000) + "last"
        #expect(try TimedPattern("last$").matches(in: text) == [10_000..<10_004])
        #expect(try TimedPattern("^word").matches(in: text) == [0..<4])
        #expect(try TimedPattern("\\bword\\b").matches(in: text).count == TimedPattern.mostMatches)
    }

    @Test func `an empty text can be matched`() throws {
        #expect(try TimedPattern("^$").matches(in: "") == [0..<0])
    }

    @Test(arguments: ["(", "[a", "*", "", "a{2,1}"])
    func `what is no pattern is refused with the reason`(_ source: String) {
        #expect(throws: LanguageError.self) { try TimedPattern(source) }
    }

    @Test func `threads may share a pattern`() async throws {
        let pattern = try TimedPattern("n-(\\d+)")
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask { pattern.groups(in: "order n-\(number)!")[0][1] == 8..<(8 + "\(number)".count) }
            }
            for await found in group { #expect(found) }
        }
    }
}
