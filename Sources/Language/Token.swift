/// A piece of a text that stands for something: a word, a number, a code, an address, a picture, a mark. White space and
/// what is invisible lies between tokens and belongs to none.
package struct Token: Sendable, Equatable {
    /// Offsets fit 32 bits (`Analyzer` sees to it), and a message's tokens fit a cache line or two.
    private let start, end, formStart, formEnd: Int32
    package let kind: Kind

    package init(range: Range<Int>, form: Range<Int>, kind: Kind) {
        start = Int32(range.lowerBound)
        end = Int32(range.upperBound)
        formStart = Int32(form.lowerBound)
        formEnd = Int32(form.upperBound)
        self.kind = kind
    }

    /// Where it stands in the text as written: UTF-8 offsets, never empty.
    package var range: Range<Int> { Int(start)..<Int(end) }
    /// Where its folded form stands in `Utterance.forms`, UTF-8 offsets; empty only where folding leaves nothing.
    package var form: Range<Int> { Int(formStart)..<Int(formEnd) }

    /// What a token looks like. `Joiner` says by which rules.
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// Letters of any script, apostrophes within: `router`, `don't`, `e.g.`, one ideograph.
        case word
        /// Digits, grouped or joined, with a unit or an ordinal's ending: `42`, `12,50`, `10:30`, `2024-10-12`, `5ghz`.
        case number
        /// Letters and digits in one, or digits after `#`: `A-1007`, `#1042`, `v2.4.1`, `0x80070057`, `INV/2024/0042`.
        case code
        case email
        /// With a scheme, with `www.`, or a host under a domain that many know: `example.com/help`.
        case url
        /// A name after `@`.
        case handle
        /// A picture with all that belongs to it (joiners, skin tone, flag letters), or a face drawn in ASCII: `:-(`.
        case emoji
        /// One mark, or a run of the same: `,` `...` `?!!`.
        case punctuation
        /// Currency signs, mathematics, arrows, lone marks.
        case symbol
    }
}
