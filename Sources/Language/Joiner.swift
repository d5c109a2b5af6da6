/// Makes tokens from atoms: the product's own rules, the same for both paths and for every version of ICU.
///
/// UAX #29 says where words end in prose. Customers write more than prose, so these rules come on top of it. At each atom
/// the first rule that fits makes a token:
///
/// | rule | stays whole | is parted |
/// |---|---|---|
/// | address with a scheme or `www.` | `https://example.com/a?b=(1)`, without a full stop or bracket behind it | |
/// | e-mail | `ana.b+shop@example.co.uk` | `ana@home` |
/// | host | `example.com`, `shop.example.de:8080/help` under a domain of `WebRules.domains` | `broken.Please` |
/// | code or number | see `CodeRules` | `order-1042`, `24-hour`, `covid-19` |
/// | elided article | | `l'` `adresse`, `qu'` `il` |
/// | apostrophe between letters | `don't`, `geht´s`, `rock'n'roll` | `'quoted'` |
/// | dotted letters | `e.g.`, `z.B.`, `U.S.`, `p.m.` | `plan.Now` |
/// | name after `@` | `@rapport_help` | `5 @ 3` |
/// | face | `:-)`, `:(((`, `<3` | `http://` |
/// | the same mark again | `...`, `?!!`, `--` | `((` |
///
/// A colon, full stop, comma or hyphen between letters parts them, against the annex: a missing space is more common in
/// chat than any word with a colon in it. Every rule looks at an atom a bounded number of times, or leaves a note of where
/// it failed, so that no text costs more than its length.
struct Joiner {
    let text: AtomText
    private let pieces: UnsafeMutableBufferPointer<Piece>
    private var count = 0
    private var web = WebRules()
    private var codes = CodeRules()

    /// A token whose form is not made yet.
    struct Piece {
        let start: Int32
        let end: Int32
        let kind: Token.Kind
    }

    /// Makes the tokens of a text. `pieces` has room for as many as there are atoms; returns how many there are.
    static func join(_ text: AtomText, into pieces: UnsafeMutableBufferPointer<Piece>) -> Int {
        var joiner = Joiner(text: text, pieces: pieces)
        var place = 0
        while place < text.count { place = joiner.takeToken(at: place) }
        return joiner.count
    }

    private init(text: AtomText, pieces: UnsafeMutableBufferPointer<Piece>) {
        self.text = text
        self.pieces = pieces
    }

    /// Emits the token that begins at an atom, if one does, and returns the atom behind it.
    private mutating func takeToken(at place: Int) -> Int {
        switch text[place].shape {
        case .space, .invisible: return place + 1
        case .run: return takeRun(at: place)
        case .emoji: return emit(place, place + 1, .emoji)
        case .punctuation: return emit(place, place + 1, .punctuation)
        case .symbol, .pictograph: return emit(place, place + 1, .symbol)
        default: return takeMark(at: place)
        }
    }

    private mutating func emit(_ place: Int, _ end: Int, _ kind: Token.Kind) -> Int {
        pieces.initializeElement(
            at: count, to: Piece(start: text[place].start, end: text[end].start, kind: kind))
        count += 1
        return end
    }

    // MARK: Runs

    private mutating func takeRun(at place: Int) -> Int {
        if text[place].isLetters, isAlone(place) { return emit(place, place + 1, .word) }
        if let end = web.endOfAddress(text, at: place) { return emit(place, end, .url) }
        if let end = web.endOfEmail(text, at: place) { return emit(place, end, .email) }
        if let end = web.endOfHost(text, at: place) { return emit(place, end, .url) }
        if let code = codes.code(text, at: place) { return emit(place, code.end, code.kind) }
        guard text[place].letters > 0 else { return emit(place, place + 1, .punctuation) }
        return takeWord(at: place)
    }

    /// True when nothing can be joined to a run: space behind it, or one mark and then space. Most words are alone.
    @inline(__always)
    private func isAlone(_ place: Int) -> Bool {
        text[place + 1].shape == .space || text[place + 2].shape == .space
    }

    private mutating func takeWord(at place: Int) -> Int {
        if let end = endOfDottedLetters(at: place) { return emit(place, end, .word) }
        var end = place + 1
        while text[end].shape.isApostrophe, text[end + 1].isLetters {
            if end == place + 1, isElision(place) { return emit(place, end + 1, .word) }
            end += 2
        }
        return emit(place, end, .word)
    }

    /// French articles and pronouns before a vowel are words of their own: a lookup list says `adresse`.
    private func isElision(_ place: Int) -> Bool {
        Self.elisions.containsFolded(text.bytes, text.range(place))
    }

    private static let elisions = ShortWords("l d j m t s n c qu jusqu lorsqu puisqu quoiqu")

    /// `e.g.` and `p.m`: two or more single letters with full stops between them; a last full stop is part of it.
    private func endOfDottedLetters(at place: Int) -> Int? {
        var last = place
        while text[last].isOneLetter, text[last + 1].shape == .mark("."), text[last + 2].isOneLetter { last += 2 }
        guard last > place else { return nil }
        return text[last + 1].shape == .mark(".") ? last + 2 : last + 1
    }

    // MARK: Marks

    private mutating func takeMark(at place: Int) -> Int {
        let mark = text[place].shape
        if mark == .mark("@"), text[place + 1].isRun, place == 0 || !text[place - 1].isRun {
            return emit(place, place + 2, .handle)
        }
        if mark == .mark("#"), text[place + 1].isRun, let code = codes.code(text, at: place + 1) {
            return emit(place, code.end, .code)
        }
        if let end = Faces.end(text, at: place) { return emit(place, end, .emoji) }
        let kind: Token.Kind = ASCIIClass(mark.code) == .symbol ? .symbol : .punctuation
        return emit(place, endOfMarks(at: place), kind)
    }

    /// The same mark again and again is one token, and so is any mixture of `!` and `?`; brackets and quotes pair up.
    private func endOfMarks(at place: Int) -> Int {
        let mark = text[place].shape
        var end = place + 1
        if mark == .mark("!") || mark == .mark("?") {
            while text[end].shape == .mark("!") || text[end].shape == .mark("?") { end += 1 }
        } else if !Self.pairs.contains(mark.code) {
            while text[end].shape == mark { end += 1 }
        }
        return end
    }

    private static let pairs: [UInt8] = Array(#"()[]{}'""#.utf8)
}

/// A text with its atoms: what the rules look at.
struct AtomText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// In the order of the text, the closing atom last.
    let atoms: UnsafeBufferPointer<Atom>

    /// How many atoms there are without the closing one. An atom that is a run or a mark always has one behind it.
    var count: Int { atoms.count - 1 }

    subscript(place: Int) -> Atom { atoms[place] }

    /// The bytes of one atom.
    func range(_ place: Int) -> Range<Int> { Int(atoms[place].start)..<Int(atoms[place + 1].start) }

    /// The first and the last byte of one atom.
    func first(_ place: Int) -> UInt8 { bytes[Int(atoms[place].start)] }
    func last(_ place: Int) -> UInt8 { bytes[Int(atoms[place + 1].start) - 1] }
}
