/// Finds e-mail addresses and web addresses that begin at an atom. Addresses may hold letters of any script.
struct WebRules {
    /// Atoms before these have been tried in vain: what failed from one place fails from any place behind it, up to the
    /// mark at which it failed.
    private var noEmailBefore = 0
    private var noHostBefore = 0

    /// Domains under which a host is known without a scheme. Those that are everyday words somewhere (`is`, `no`, `me`,
    /// `it`, `so`, `at`) are left out: "It broke.It did" is no address.
    static let domains = ShortWords("com net org info biz eu de fr es uk io ch nl pl pt co edu gov example")

    // MARK: Web addresses

    /// `https://…` and `www.…`: the atom behind the address.
    func endOfAddress(_ text: AtomText, at place: Int) -> Int? {
        if text[place].isLetters, text[place + 1].shape == .mark(":"), text[place + 2].shape == .mark("/"),
            text[place + 3].shape == .mark("/"), text[place + 4].shape != .space
        {
            return endOfPath(text, from: place + 4)
        }
        if text[place].letters == 3, text[place + 1].shape == .mark("."), text[place + 2].isRun,
            Self.prefixes.containsFolded(text.bytes, text.range(place))
        {
            return endOfPath(text, from: place + 3)
        }
        return nil
    }

    private static let prefixes = ShortWords("www")

    /// `example.com`, with port and path if they follow.
    mutating func endOfHost(_ text: AtomText, at place: Int) -> Int? {
        guard place >= noHostBefore, text[place + 1].shape == .mark(".") || text[place + 1].shape == .mark("-") else {
            return nil
        }
        let labels = labels(text, from: place)
        guard var end = labels.knownEnd else {
            noHostBefore = labels.end
            return nil
        }
        if text[end].shape == .mark(":"), text[end + 1].isDigits { end += 2 }
        return text[end].shape == .mark("/") ? endOfPath(text, from: end) : end
    }

    /// Runs joined by full stops and hyphens: where they end, and behind the last one that is a known domain.
    private func labels(_ text: AtomText, from place: Int) -> (end: Int, knownEnd: Int?) {
        var last = place
        var knownEnd: Int?
        var hasName = text[place].letters > 1
        while text[last + 1].shape == .mark(".") || text[last + 1].shape == .mark("-"), text[last + 2].isRun {
            let isDot = text[last + 1].shape == .mark(".")
            last += 2
            if isDot, hasName, text[last + 1].shape != .mark("-"),
                Self.domains.containsFolded(text.bytes, text.range(last))
            {
                knownEnd = last + 1
            }
            hasName = hasName || text[last].letters > 1
        }
        return (last + 1, knownEnd)
    }

    /// Goes to the next space or quotation mark, then back over what belongs to the sentence around the address.
    private func endOfPath(_ text: AtomText, from place: Int) -> Int {
        var end = place
        var open = 0
        while end < text.count, !isBeyondAddress(text[end].shape) {
            if text[end].shape == .mark("(") { open += 1 }
            if text[end].shape == .mark(")") { open -= 1 }
            end += 1
        }
        while end > place, !text[end - 1].isRun {
            let mark = text[end - 1].shape
            // A closing bracket stays when it was opened within the address.
            if mark == .mark("/") || mark == .mark("-") || (mark == .mark(")") && open >= 0) { break }
            if mark == .mark(")") { open += 1 }
            if mark == .mark("(") { open -= 1 }
            end -= 1
        }
        return end
    }

    private func isBeyondAddress(_ shape: Atom.Shape) -> Bool {
        switch shape {
        case .space, .invisible, .punctuation, .emoji, .mark("<"), .mark(">"), .mark("\""), .mark("`"): true
        default: false
        }
    }

    // MARK: E-mail

    /// `name.part+tag@host.domain`: the atom behind the address.
    mutating func endOfEmail(_ text: AtomText, at place: Int) -> Int? {
        guard place >= noEmailBefore else { return nil }
        var last = place
        while isLocalMark(text[last + 1].shape), text[last + 2].isRun { last += 2 }
        guard text[last + 1].shape == .mark("@"), text[last + 2].isRun else {
            noEmailBefore = last + 1
            return nil
        }
        var end = last + 2
        var dots = 0
        while text[end + 1].shape == .mark(".") || text[end + 1].shape == .mark("-"), text[end + 2].isRun {
            if text[end + 1].shape == .mark(".") { dots += 1 }
            end += 2
        }
        guard dots > 0, text[end].isLetters, text[end].letters > 1 else {
            noEmailBefore = last + 1
            return nil
        }
        return end + 1
    }

    private func isLocalMark(_ shape: Atom.Shape) -> Bool {
        switch shape {
        case .mark("."), .mark("-"), .mark("+"), .mark("%"), .mark("&"): true
        default: false
        }
    }
}
