internal import CICU

/// Cuts texts into the pieces that BERT-like encoders know, after Schuster and Nakajima (2012) and Devlin et al. (2019).
///
/// Words lose their case and accents, marks and ideographs stand alone; a word is then the longest piece that it begins
/// with, the longest that goes on from there, and so on. A word that cannot be cut so, or is longer than any real one,
/// becomes one unknown piece. Names of marks in a text, such as "[SEP]", are words like any other.
package struct WordPieces: Sendable {
    private let trie: PieceTrie
    /// Where pieces begin that go on within a word.
    private let continuation: Int
    private let unknown: Int32
    private let first: Int32
    private let last: Int32
    /// How many pieces there are.
    package let count: Int

    /// No longer word is cut.
    private static let longestWord = 100

    /// - Parameter vocabulary: A piece a line, in UTF-8; its number is that of its line, from 0.
    /// - Throws: `LanguageError.weightsAreDamaged` where the marks are missing that every text needs.
    package init(vocabulary: [UInt8]) throws(LanguageError) {
        var trie = PieceTrie(expected: vocabulary.count)
        var number: Int32 = 0
        for line in vocabulary.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let piece = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if !piece.isEmpty { trie.insert(piece, number: number) }
            number += 1
        }
        count = Int(number) - (vocabulary.last == UInt8(ascii: "\n") ? 1 : 0)
        func mark(_ name: String) -> Int32? {
            trie.node(behind: name.utf8).map(trie.piece).flatMap { $0 >= 0 ? $0 : nil }
        }
        guard let unknown = mark("[UNK]"), let first = mark("[CLS]"), let last = mark("[SEP]"),
            let continuation = trie.node(behind: "##".utf8)
        else {
            throw .weightsAreDamaged(bytes: vocabulary.count, reason: "the vocabulary lacks [UNK], [CLS], [SEP] or ##")
        }
        self.trie = trie
        self.unknown = unknown
        self.first = first
        self.last = last
        self.continuation = continuation
    }

    /// The number of a word in small letters that is one piece; `nil` for one that would be cut.
    package func number(ofWhole word: some Sequence<UInt8>) -> Int32? {
        trie.node(behind: word).map(trie.piece).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The pieces of a text between the marks of beginning and end, at most `limit` in all (2 at least).
    package func pieces(of text: String, limit: Int) -> [Int32] {
        var text = text
        return text.withUTF8 { bytes in
            var cutting = Cutting(pieces: [first], limit: limit - 1)
            cutting.pieces.reserveCapacity(min(limit, bytes.count / 3 + 4))
            var offset = 0
            while offset < bytes.count, cutting.pieces.count < cutting.limit {
                let byte = bytes[offset]
                if byte < 0x80 {
                    take(byte, &cutting)
                    offset += 1
                } else {
                    let (scalar, length) = decodeScalar(bytes, at: offset)
                    take(scalar, &cutting)
                    offset += length
                }
            }
            end(&cutting)
            return cutting.pieces.prefix(cutting.limit) + [last]
        }
    }

    /// How far a text is cut.
    private struct Cutting {
        var pieces: [Int32]
        /// Pieces behind these are of no use.
        let limit: Int
        /// The word that has begun, lowered and without accents.
        var word: [UInt8] = []
        /// Its scalars.
        var length = 0
    }

    private func take(_ byte: UInt8, _ cutting: inout Cutting) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            cutting.word.append(byte)
            cutting.length += 1
        case UInt8(ascii: "A")...UInt8(ascii: "Z"):
            cutting.word.append(byte | 0x20)
            cutting.length += 1
        case 0x20, 0x09, 0x0a, 0x0d: end(&cutting)
        case 0x21...0x7e: stand(alone: CollectionOfOne(byte), &cutting)
        default: break
        }
    }

    private func take(_ scalar: UInt32, _ cutting: inout Cutting) {
        switch Int32(cicu_piece_role(scalar)) {
        case Int32(CICU_PIECE_SPACE): return end(&cutting)
        case Int32(CICU_PIECE_NOTHING): return
        default: break
        }
        let isAlone = Self.isIdeograph(scalar)
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Int(CICU_PLAIN_SCALARS)) { plain in
            if isAlone { end(&cutting) }
            for scalar in plain.prefix(Int(cicu_plain(scalar, plain.baseAddress))) {
                if scalar < 0x80 {
                    take(UInt8(scalar), &cutting)
                } else if let unicode = Unicode.Scalar(scalar) {
                    if Int32(cicu_piece_role(scalar)) == Int32(CICU_PIECE_ALONE) {
                        stand(alone: unicode.utf8, &cutting)
                    } else {
                        cutting.word += unicode.utf8
                        cutting.length += 1
                    }
                }
            }
            if isAlone { end(&cutting) }
        }
    }

    private func stand(alone bytes: some Sequence<UInt8>, _ cutting: inout Cutting) {
        end(&cutting)
        cutting.word.append(contentsOf: bytes)
        cutting.length = 1
        end(&cutting)
    }

    /// Cuts the word that has ended.
    private func end(_ cutting: inout Cutting) {
        guard !cutting.word.isEmpty else { return }
        let before = cutting.pieces.count
        if cutting.length > Self.longestWord || !cut(cutting.word, into: &cutting.pieces) {
            cutting.pieces.removeSubrange(before...)
            cutting.pieces.append(unknown)
        }
        cutting.word.removeAll(keepingCapacity: true)
        cutting.length = 0
    }

    /// False, perhaps with some pieces added, where a part of the word is no piece.
    private func cut(_ word: [UInt8], into pieces: inout [Int32]) -> Bool {
        var start = 0
        while start < word.count {
            var node = start == 0 ? 0 : continuation
            var found: Int32 = -1
            var end = start
            var offset = start
            while offset < word.count, let next = trie.step(from: node, word[offset]) {
                node = next
                offset += 1
                if trie.piece(at: node) >= 0 {
                    found = trie.piece(at: node)
                    end = offset
                }
            }
            guard found >= 0 else { return false }
            pieces.append(found)
            start = end
        }
        return true
    }

    /// True for what Chinese writes without spaces: the blocks of CJK ideographs.
    private static func isIdeograph(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x4e00...0x9fff, 0x3400...0x4dbf, 0xf900...0xfaff, 0x20000...0x2a6df, 0x2a700...0x2ceaf, 0x2f800...0x2fa1f:
            true
        default: false
        }
    }
}
