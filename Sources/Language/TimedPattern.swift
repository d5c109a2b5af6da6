internal import CICU

/// A regular expression that a desk wrote, run so that no pattern and no text can hold the product up.
///
/// ICU's matcher backtracks: `(a+)+$` takes longer than a night on forty letters. Here it may take 50,000 steps back in a
/// short text and 600,000 in a long one, 1 to 12 ms, and then the pattern counts as not found. Steps and not seconds: the
/// same text gives the same answer on a slow machine. Long texts are searched in windows, which keeps harmless patterns
/// from costing the square of the length; a match longer than `longestMatch` may be missed beyond the first window.
/// Threads may share a pattern.
package struct TimedPattern: Sendable {
    /// The pattern as it was written.
    package let source: String
    /// How many capture groups the pattern has, the whole match not counted.
    package let groupCount: Int
    private let pool: HandlePool
    private let needsDigit: Bool

    /// In UTF-16 units: wherever it stands, a match up to this long is found.
    package static let longestMatch = 256
    /// The most matches that are looked for in one text.
    package static let mostMatches = 256

    /// Enough for any pattern with one `.*` in a text of a thousand letters, and for each shorter text in proportion.
    private static func limits(forLength length: Int) -> cicu_limits {
        cicu_limits(
            ticks: Int32(min(60, 5 + length / 16)), stack: 1 << 20, window: 1024, overlap: Int32(longestMatch))
    }

    /// Compiles a pattern in ICU's syntax, letters of both cases being the same unless told otherwise. Throws
    /// `LanguageError.patternDoesNotCompile`.
    package init(_ pattern: String, caseInsensitive: Bool = true) throws(LanguageError) {
        var column: Int32 = -1
        var error: Int32 = 0
        let options = caseInsensitive ? UInt32(CICU_CASE_INSENSITIVE) : 0
        var text = pattern
        let opened = text.withUTF8 { bytes in
            bytes.baseAddress.flatMap { cicu_pattern_open($0, Int32(clamping: bytes.count), options, &column, &error) }
        }
        guard let opened else {
            throw .patternDoesNotCompile(
                pattern: pattern, column: column >= 0 ? Int(column) : nil,
                reason: pattern.isEmpty ? "it is empty" : String(cString: cicu_error_name(error)))
        }
        source = pattern
        needsDigit = RequiredDigit.isNeeded(by: pattern)
        groupCount = Int(cicu_pattern_groups(opened))
        pool = HandlePool(
            opened,
            clone: { original in
                var error: Int32 = 0
                return cicu_pattern_clone(original, &error)
            },
            close: { cicu_pattern_close($0) })
    }

    /// Where the pattern is found, from left to right and without overlaps, in UTF-8 offsets; empty when a limit stopped
    /// the search.
    package func matches(in text: String) -> [Range<Int>] {
        find(in: text, atMost: Self.mostMatches) { $0[0] ?? 0..<0 }
    }

    /// For each match, where its groups are: first the whole match, then group 1 and so on, `nil` for one that took no
    /// part.
    package func groups(in text: String) -> [[Range<Int>?]] {
        find(in: text, atMost: Self.mostMatches) { $0 }
    }

    /// True when the pattern is found anywhere.
    package func isFound(in text: String) -> Bool {
        !find(in: text, atMost: 1) { $0[0] != nil }.isEmpty
    }

    private func find<Match>(in text: String, atMost most: Int, _ make: ([Range<Int>?]) -> Match) -> [Match] {
        var text = text
        let width = 2 * (groupCount + 1)
        return text.withUTF8 { bytes in
            guard !needsDigit || RequiredDigit.mayBe(in: bytes) else { return [] }
            return withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * most) { offsets in
                // Empty texts too can be matched; ICU only wants an address.
                let start = bytes.baseAddress ?? UnsafePointer(bitPattern: 1)
                let length = Int32(clamping: bytes.count)
                let limits = Self.limits(forLength: bytes.count)
                let count = pool.lend {
                    cicu_pattern_find($0, start, length, limits, offsets.baseAddress, Int32(most))
                }
                return (0..<max(0, Int(count ?? 0))).map { match in
                    make(
                        stride(from: match * width, to: (match + 1) * width, by: 2).map {
                            offsets[$0] < 0 ? nil : Int(offsets[$0])..<Int(offsets[$0 + 1])
                        })
                }
            }
        }
    }
}
