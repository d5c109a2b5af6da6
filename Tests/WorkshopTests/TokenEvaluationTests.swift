import Language
import StrictJSON
import Testing
import Workshop

struct TokenEvaluationTests {
    private func evaluation(_ lines: String...) throws -> TokenEvaluation {
        let rows = try lines.enumerated().map { number, line in
            Row(try #require(try JSON(parsing: line).object), line: number + 1)
        }
        return TokenEvaluation(rows: rows, analyzer: Analyzer())
    }

    @Test func `tokens are counted by exact span, in scalars`() throws {
        let result = try evaluation(#"{"text":"für 😀 A-1007 ok","spans":[[0,3],[4,5],[6,8],[8,12],[13,15]]}"#)
        #expect(result.texts == 1)
        #expect((result.tokens.given, result.tokens.found, result.tokens.right) == (5, 4, 3))
        #expect((result.plainWords.found, result.plainWords.right) == (6, 4))
        #expect(result.json["precision"] == 0.75)
    }

    @Test func `a conformance test is passed when all its pieces end in the right places`() throws {
        let result = try evaluation(
            #"{"id":"word-1","codepoints":[97,46,98,32],"segments":[3,1]}"#,
            #"{"id":"word-2","codepoints":[97,46,98,32],"segments":[1,1,1,1]}"#,
            #"{"id":"sentence-1","codepoints":[97,46,32,66],"segments":[3,1]}"#)
        #expect(result.wordTests.passed == 1 && result.wordTests.failed == ["word-2"])
        #expect(result.sentenceTests.passed == 1 && result.sentenceTests.failed.isEmpty)
    }

    @Test func `rows of another kind are told by their lines`() throws {
        #expect(
            try evaluation(#"{"text":"no spans"}"#, #"{"id":"grapheme-1","codepoints":[97],"segments":[1]}"#).unread
                == [1, 2])
        #expect(try evaluation().json["f1"] == .null)
    }
}
