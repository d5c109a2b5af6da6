import Language
import StrictJSON
import Testing

/// UAX #29's own test files of Unicode 14. There are no exceptions: all 1823 words' lines and 502 sentences' lines pass.
/// (Of Unicode 17's files, which class some characters otherwise than ICU 72 does, four of 1944 word lines fail.)
struct ConformanceTests {
    private let analyzer = Analyzer()

    @Test(.enabled(if: SharedData.exists("uax29/word.jsonl"), "the test files lie beside the checkout"))
    func `words end where the Unicode 14 test file says`() throws {
        for line in try SharedData.lines("uax29/word.jsonl") {
            let (text, ends) = expectation(line)
            #expect(analyzer.plainWordEnds(of: text) == ends, "\(line["id"]?.string ?? "")")
        }
    }

    @Test(.enabled(if: SharedData.exists("uax29/sentence.jsonl"), "the test files lie beside the checkout"))
    func `sentences end where the Unicode 14 test file says`() throws {
        for line in try SharedData.lines("uax29/sentence.jsonl") {
            let (text, ends) = expectation(line)
            #expect(analyzer.plainSentenceEnds(of: text) == ends, "\(line["id"]?.string ?? "")")
        }
    }

    /// A line's text, and where its pieces end in UTF-8.
    private func expectation(_ line: JSON) -> (text: String, ends: [Int]) {
        let scalars = (line["codepoints"]?.array ?? []).compactMap(\.int)
            .compactMap { UInt32(exactly: $0).flatMap(Unicode.Scalar.init) }
        var ends: [Int] = []
        var text = String.UnicodeScalarView()
        var rest = scalars[...]
        for length in (line["segments"]?.array ?? []).compactMap(\.int) {
            text.append(contentsOf: rest.prefix(length))
            rest = rest.dropFirst(length)
            ends.append(String(text).utf8.count)
        }
        return (String(text), ends)
    }
}
