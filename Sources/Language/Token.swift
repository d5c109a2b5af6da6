/// A piece of a text that stands for something: a word, a number, a code, an address, a picture, a mark. White space and
/// what is invisible lies between tokens and belongs to none.
package struct Token: Sendable, Equatable {
    /// Where it stands in the text as written: UTF-8 offsets, never empty.
    package let range: Range<Int>
    /// Where its folded form stands in `Utterance.forms`, UTF-8 offsets; empty only where folding leaves nothing.
    package let form: Range<Int>
    package let kind: Kind

    package init(range: Range<Int>, form: Range<Int>, kind: Kind) {
        self.range = range
        self.form = form
        self.kind = kind
    }

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
