/// The smallest piece that the tokenizer knows: a run of letters and digits, or one mark, picture or stretch of space.
///
/// Both paths, the ASCII scanner and ICU's break rules, cut a text into the same atoms, and `Joiner` makes tokens from
/// atoms. So that the paths agree on tokens, they need only agree on atoms.
struct Atom: Equatable {
    /// UTF-8 offset; an atom reaches to the start of the next one, and a last atom of shape `space` closes the row.
    let start: Int32
    let shape: Shape
    /// In a run, how many scalars are letters, digits, and others (`_`, marks); each stops counting at 255.
    let letters: UInt8
    let digits: UInt8
    let others: UInt8

    @inline(__always)
    init(start: Int, shape: Shape, letters: Int = 0, digits: Int = 0, others: Int = 0) {
        self.start = Int32(start)
        self.shape = shape
        self.letters = UInt8(min(letters, 255))
        self.digits = UInt8(min(digits, 255))
        self.others = UInt8(min(others, 255))
    }

    /// What an atom is. ASCII marks are their own byte; typographic twins of `'` and `-` have the twin's shape.
    struct Shape: Equatable, Sendable {
        let code: UInt8

        static let space = Shape(code: 0)
        /// Letters, digits, underscores, with the marks on them.
        static let run = Shape(code: 1)
        static let emoji = Shape(code: 2)
        static let punctuation = Shape(code: 3)
        static let symbol = Shape(code: 4)
        /// Controls, joiners and direction marks on their own.
        static let invisible = Shape(code: 5)

        /// A symbol that a variation selector behind it would make an emoji; to the rules it is a symbol.
        static let pictograph = Shape(code: 6)

        static func mark(_ character: Unicode.Scalar) -> Shape {
            Shape(code: UInt8(truncatingIfNeeded: character.value))
        }

        var isASCIIMark: Bool { code > 0x20 }
        /// The apostrophe, and the accents that stand in for it on German keyboards.
        var isApostrophe: Bool { code == UInt8(ascii: "'") || code == UInt8(ascii: "`") }
    }

    var isRun: Bool { shape == .run }
    var isDigits: Bool { letters == 0 && others == 0 && digits > 0 }
    var isLetters: Bool { digits == 0 && letters > 0 }
    var isOneLetter: Bool { letters == 1 && digits == 0 && others == 0 }
}

/// What an ASCII byte is to the tokenizer; both paths ask here.
enum ASCIIClass {
    case letter, digit, underscore, space, invisible, punctuation, symbol

    @inline(__always)
    init(_ byte: UInt8) {
        self =
            switch byte {
            case _ where (byte | 0x20) &- UInt8(ascii: "a") < 26: .letter
            case _ where byte &- UInt8(ascii: "0") < 10: .digit
            case UInt8(ascii: "_"): .underscore
            case 0x20, 0x09...0x0d: .space
            case 0x00...0x1f, 0x7f: .invisible
            case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
                .symbol
            default: .punctuation
            }
    }
}
