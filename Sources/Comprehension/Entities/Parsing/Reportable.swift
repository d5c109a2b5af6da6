extension Chart {
    /// The nodes that may become entities: not latent, not helpers, and not cut out of something that goes on.
    var reportable: [ParseNode] {
        let said = saidAtoms
        return (nodes + reported).filter { node in
            guard isEntity(node.content) else { return false }
            if !node.content.traits.isDisjoint(with: [.shy, .vague]) {
                return node.range.lowerBound <= said.lowerBound && node.range.upperBound >= said.upperBound
            }
            return isWhole(node)
        }
    }

    /// The message without the marks around it.
    private var saidAtoms: Range<Int> {
        let words = text.atoms.indices.filter { text.atoms[$0].kind != .mark }
        guard let first = words.first, let last = words.last else { return text.atoms.indices }
        return first..<last + 1
    }

    private func isEntity(_ content: ParseNode.Content) -> Bool {
        guard !content.traits.contains(.latent) else { return false }
        switch content.meaning {
        case .grain, .zone, .currency, .unit: return false
        default: return true
        }
    }

    /// True unless letters or digits are stuck to either end: "A4", "v2.4.1", "covid-19" hold no numbers.
    private func isWhole(_ node: ParseNode) -> Bool {
        if case .code = node.content.meaning { return true }  // their rules have looked already
        let atoms = text.atoms
        let (first, end) = (node.range.lowerBound, node.range.upperBound)
        if first > 0, atoms[first].isTight {
            let before = atoms[first - 1]
            if atoms[first].kind != .mark, before.kind != .mark { return false }
            let isJoined = before.isMark("-./_@#:+'&=")
            if isJoined, atoms[first].kind != .mark,
                before.isMark("#@_") || before.isTight && first > 1 && atoms[first - 2].kind != .mark
            {
                return false
            }
        }
        if end < atoms.count, atoms[end].isTight {
            let after = atoms[end]
            if after.kind != .mark { return atoms[end - 1].kind == .mark && !atoms[end - 1].isMark(".-/:") }
            guard end + 1 < atoms.count, atoms[end + 1].isTight, atoms[end - 1].kind != .mark else { return true }
            let next = atoms[end + 1].kind
            // "£9.99/month" and "50€-voucher" are whole, "3-pin" and "7/24-hours" hold no bare number.
            let isBare = [.number, .numbers, .ordinal].contains(node.content.meaning.kind)
            if next == .digits, after.isMark("-./_@:+'&=") { return false }
            if next == .letters, after.isMark("_@&="), isBare || !after.isMark("=") { return false }
            if next == .letters, isBare, after.isMark("-.:'+") { return false }
        }
        return true
    }
}
