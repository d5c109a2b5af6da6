/// Keys as a terminal sends them: UTF-8, control bytes and escape sequences.
struct KeyDecoder: Sendable {
    enum Key: Equatable {
        case text(Unicode.Scalar)
        case enter, interrupt, deleteOrEnd, backspace, delete, left, right, wordLeft, wordRight, home, end
        case killToEnd, killToStart, killWord, earlier, later, clearScreen, complete
        /// A key that means nothing here.
        case other
    }

    private enum State {
        case ground
        case escape
        /// After `ESC [` or `ESC O`, with what came since.
        case sequence([UInt8])
        /// Bytes of a scalar, and how many are still to come.
        case scalar([UInt8], missing: Int)
    }

    private var state = State.ground
    private var isPasting = false

    /// Takes a byte; `nil` while a key is incomplete.
    mutating func feed(_ byte: UInt8) -> Key? {
        switch state {
        case .ground: return ground(byte)
        case .escape: return escape(byte)
        case .sequence(let bytes): return sequence(bytes, byte)
        case .scalar(let bytes, let missing): return scalar(bytes + [byte], missing: missing - 1)
        }
    }

    private mutating func ground(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x1B: state = .escape
        case 0..<0x20, 0x7F: return isPasting ? pasted(byte) : control(byte)
        case 0x20..<0x7F: return .text(Unicode.Scalar(byte))
        case 0xC2...0xDF: state = .scalar([byte], missing: 1)
        case 0xE0...0xEF: state = .scalar([byte], missing: 2)
        case 0xF0...0xF4: state = .scalar([byte], missing: 3)
        default: return .other
        }
        return nil
    }

    /// What is pasted is text: a line end in it does not send it, and nothing in it is a command.
    private func pasted(_ byte: UInt8) -> Key {
        switch byte {
        case 0x0A, 0x0D: .text("\n")
        case 0x09: .text(" ")
        default: .other
        }
    }

    private func control(_ byte: UInt8) -> Key {
        switch byte {
        case 1: .home
        case 2: .left
        case 3: .interrupt
        case 4: .deleteOrEnd
        case 5: .end
        case 6: .right
        case 8, 0x7F: .backspace
        case 9: .complete
        case 0x0A, 0x0D: .enter
        case 0x0B: .killToEnd
        case 0x0C: .clearScreen
        case 0x0E: .later
        case 0x10: .earlier
        case 0x15: .killToStart
        case 0x17: .killWord
        default: .other
        }
    }

    private mutating func escape(_ byte: UInt8) -> Key? {
        state = .ground
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            state = .sequence([])
            return nil
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        case 0x7F, 0x08: return .killWord
        default: return .other
        }
    }

    private mutating func sequence(_ bytes: [UInt8], _ byte: UInt8) -> Key? {
        guard (0x40...0x7E).contains(byte) || bytes.count > 16 else {
            state = .sequence(bytes + [byte])
            return nil
        }
        state = .ground
        let parameters = String(decoding: bytes, as: UTF8.self)
        switch (UInt8(byte), parameters) {
        case (UInt8(ascii: "A"), _): return .earlier
        case (UInt8(ascii: "B"), _): return .later
        case (UInt8(ascii: "C"), "1;5"), (UInt8(ascii: "C"), "1;3"): return .wordRight
        case (UInt8(ascii: "D"), "1;5"), (UInt8(ascii: "D"), "1;3"): return .wordLeft
        case (UInt8(ascii: "C"), _): return .right
        case (UInt8(ascii: "D"), _): return .left
        case (UInt8(ascii: "H"), _), (UInt8(ascii: "~"), "1"), (UInt8(ascii: "~"), "7"): return .home
        case (UInt8(ascii: "F"), _), (UInt8(ascii: "~"), "4"), (UInt8(ascii: "~"), "8"): return .end
        case (UInt8(ascii: "~"), "3"): return .delete
        case (UInt8(ascii: "~"), "200"):
            isPasting = true
            return .other
        case (UInt8(ascii: "~"), "201"):
            isPasting = false
            return .other
        default: return .other
        }
    }

    private mutating func scalar(_ bytes: [UInt8], missing: Int) -> Key? {
        guard bytes.last.map({ (0x80...0xBF).contains($0) }) ?? false else {
            // Cut short: what came instead is a key of its own.
            state = .ground
            return bytes.last.flatMap { ground($0) }
        }
        if missing > 0 {
            state = .scalar(bytes, missing: missing)
            return nil
        }
        state = .ground
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first.map { .text($0) } ?? .other
    }
}
