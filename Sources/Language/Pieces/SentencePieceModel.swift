/// What a model file of SentencePiece holds: a message in Protocol Buffers' encoding (sentencepiece_model.proto).
struct SentencePieceModel {
    struct Piece {
        let bytes: ArraySlice<UInt8>
        let score: Float
        let kind: Kind
    }

    /// Only normal pieces are found in texts; the others are marks, or no longer used.
    enum Kind { case normal, unknown, other }

    private(set) var pieces: [Piece] = []
    let unknown: Int
    let normalizer: PieceNormalizer

    /// - Throws: `LanguageError.weightsAreDamaged`.
    init(_ bytes: [UInt8]) throws(LanguageError) {
        func damaged(_ reason: String) -> LanguageError { .weightsAreDamaged(bytes: bytes.count, reason: reason) }
        guard let fields = ProtocolFields(bytes[...]) else { throw damaged("they are no SentencePiece model") }
        var rules = PieceNormalizer.Rules()
        for field in fields.all {
            switch field {
            case (1, .bytes(let piece)):
                guard let piece = Self.piece(piece) else { throw damaged("a piece of the model is damaged") }
                pieces.append(piece)
            case (2, .bytes(let training)):
                guard let training = ProtocolFields(training) else {
                    throw damaged("its training settings are damaged")
                }
                // 1 is the unigram model, which is also what is meant where nothing stands.
                guard training.number(3) ?? 1 == 1 else { throw damaged("it is no unigram model") }
                guard training.number(35) ?? 0 == 0 else {
                    throw damaged("it falls back on bytes, which is not known here")
                }
            case (3, .bytes(let normalizing)):
                guard let normalizing = ProtocolFields(normalizing) else { throw damaged("its normaliser is damaged") }
                rules.table = normalizing.bytes(2).map(Array.init) ?? []
                rules.putsSpaceFirst = normalizing.number(3) ?? 1 != 0
                rules.removesExtraSpaces = normalizing.number(4) ?? 1 != 0
                guard normalizing.number(5) ?? 1 != 0 else { throw damaged("its spaces are no pieces' letters") }
            default: break
            }
        }
        guard let unknown = pieces.firstIndex(where: { $0.kind == .unknown }) else {
            throw damaged("no piece stands for what is unknown")
        }
        guard let normalizer = PieceNormalizer(rules) else { throw damaged("its table of scalars is damaged") }
        self.unknown = unknown
        self.normalizer = normalizer
    }

    private static func piece(_ bytes: ArraySlice<UInt8>) -> Piece? {
        guard let fields = ProtocolFields(bytes), let text = fields.bytes(1), !text.isEmpty else { return nil }
        let kind: Kind =
            switch fields.number(3) ?? 1 {
            case 1: .normal
            case 2: .unknown
            default: .other
            }
        let score = fields.word(2).map { Float(bitPattern: $0) } ?? 0
        return score.isFinite ? Piece(bytes: text, score: score, kind: kind) : nil
    }
}

/// The fields of one message in Protocol Buffers' encoding, in the order in which they stand.
struct ProtocolFields {
    enum Value {
        case number(UInt64)
        case word(UInt32)
        case bytes(ArraySlice<UInt8>)
    }

    private(set) var all: [(field: Int, value: Value)] = []

    /// `nil` where a field ends behind the message, or is of a kind that nobody writes any more.
    init?(_ message: ArraySlice<UInt8>) {
        var rest = message
        while !rest.isEmpty {
            guard let tag = Self.number(&rest), tag >> 3 > 0, tag >> 3 < 1 << 29 else { return nil }
            let value: Value
            switch tag & 7 {
            case 0:
                guard let number = Self.number(&rest) else { return nil }
                value = .number(number)
            case 1:
                guard rest.count >= 8 else { return nil }
                value = .bytes(rest.prefix(8))
                rest = rest.dropFirst(8)
            case 2:
                guard let length = Self.number(&rest), length <= UInt64(rest.count) else { return nil }
                value = .bytes(rest.prefix(Int(length)))
                rest = rest.dropFirst(Int(length))
            case 5:
                guard rest.count >= 4 else { return nil }
                value = .word(rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
                rest = rest.dropFirst(4)
            default: return nil
            }
            all.append((Int(tag >> 3), value))
        }
    }

    /// Seven bits a byte, the lowest first.
    private static func number(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            number |= UInt64(byte & 0x7f) << UInt64(shift)
            if byte < 0x80 { return number }
        }
        return nil
    }

    // As the encoding wants it, the last of several fields of one number counts.

    func number(_ field: Int) -> UInt64? {
        for case (field, .number(let number)) in all.reversed() { return number }
        return nil
    }

    func word(_ field: Int) -> UInt32? {
        for case (field, .word(let word)) in all.reversed() { return word }
        return nil
    }

    func bytes(_ field: Int) -> ArraySlice<UInt8>? {
        for case (field, .bytes(let bytes)) in all.reversed() { return bytes }
        return nil
    }
}
