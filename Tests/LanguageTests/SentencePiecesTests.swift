import Language
import Testing

/// A model of SentencePiece made by hand, field by field.
private struct HandMadeModel {
    /// Kinds as the format counts them: 1 is normal, 2 unknown, 3 a mark.
    var pieces: [(text: String, score: Float, kind: Int)] = [
        ("<unk>", 0, 2), ("<s>", 0, 3), ("</s>", 0, 3),
        ("▁", -4, 1), ("▁hi", -2, 1), ("h", -5, 1), ("i", -5, 1), ("▁hot", -3, 1), ("el", -3, 1), ("▁ho", -3.5, 1),
        ("tel", -2.2, 1), ("e", -5, 1), ("l", -5, 1), ("é", -4, 1), ("o", -5, 1), ("t", -5, 1),
    ]

    var bytes: [UInt8] {
        pieces.flatMap { piece in
            field(
                1, field(1, Array(piece.text.utf8)) + [2 << 3 | 5] + little(piece.score) + [3 << 3, UInt8(piece.kind)])
        } + field(2, [3 << 3, 1])
    }

    private func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
        [number << 3 | 2]
            + (bytes.count < 128 ? [UInt8(bytes.count)] : [UInt8(bytes.count & 127 | 128), UInt8(bytes.count >> 7)])
            + bytes
    }

    private func little(_ score: Float) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: score.bitPattern >> (8 * $0)) }
    }
}

@Suite struct SentencePiecesTests {
    private func pieces(_ text: String, limit: Int = 64) throws -> [String] {
        let model = HandMadeModel()
        let sentences = try SentencePieces(model: model.bytes)
        #expect(sentences.count == model.pieces.count)
        return sentences.pieces(of: text, limit: limit).map { model.pieces[Int($0)].text }
    }

    @Test(arguments: [
        ("hi", ["▁hi"]),
        ("  hi   hi ", ["▁hi", "▁hi"]),
        // ▁ho + tel costs 5.7, ▁hot + el 6.
        ("hotel", ["▁ho", "tel"]),
        ("hé", ["▁", "h", "é"]),
        // What is unknown is one piece, however long.
        ("hi xyz hi", ["▁hi", "▁", "<unk>", "▁hi"]),
        ("🙂🙂", ["▁", "<unk>"]),
        ("<s>", ["▁", "<unk>"]),
        ("", []), ("   ", []),
    ])
    func `texts are cut where their pieces are likeliest`(_ text: String, _ wanted: [String]) throws {
        #expect(try pieces(text) == ["<s>"] + wanted.map { $0 } + ["</s>"])
    }

    @Test func `a limit keeps both marks`() throws {
        #expect(try pieces("hi hi hi", limit: 4) == ["<s>", "▁hi", "▁hi", "</s>"])
    }

    @Test func `a model cut off within a piece, or without its marks, is refused`() throws {
        let whole = HandMadeModel().bytes
        for length in [1, 5, 20, 30, whole.count - 1] {
            #expect(throws: LanguageError.self) { try SentencePieces(model: Array(whole.prefix(length))) }
        }
        var unmarked = HandMadeModel()
        unmarked.pieces.removeAll { $0.text == "</s>" }
        #expect(throws: LanguageError.self) { try SentencePieces(model: unmarked.bytes) }
    }

    @Test func `damaged models never crash`() {
        let whole = HandMadeModel().bytes
        for place in whole.indices {
            var damaged = whole
            damaged[place] ^= 0x81
            if let sentences = try? SentencePieces(model: damaged) {
                #expect(sentences.pieces(of: "hi hotel é 🙂", limit: 32).count >= 2)
            }
        }
    }
}
