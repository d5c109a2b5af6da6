internal import Language
package import Learning
internal import Synchronization

/// Turns texts into vectors of which near ones mean something alike.
///
/// An encoder is immutable and serves many threads at once; what it works in is lent to one call at a time, and a lock
/// guards only the lending.
package final class SentenceEncoder: Sendable {
    package let kind: EncoderKind
    /// The layers behind which a text has a vector each, or one part without a number for an encoder without layers.
    package let parts: [String]
    /// Numbers of each part.
    package let width: Int
    /// Bytes that the weights take in memory.
    package let bytes: Int

    private let pieces: Pieces
    private let network: Network
    private let folder: String
    private let precision: EncoderPrecision

    private enum Pieces: Sendable {
        case words(WordPieces)
        case sentences(SentencePieces)
    }

    private enum Network: Sendable {
        case transformer(Transformer, layers: [Int], States<Transformer.State>)
        case convolutions(ConvolutionalEncoder, States<ConvolutionalEncoder.State>)
    }

    /// Reads the weights of an encoder, which takes some tenths of a second.
    /// - Parameter encoders: The folder that holds a folder an encoder.
    /// - Throws: `LearningError` or `LanguageError` with the file that is missing or does not fit.
    package init(_ kind: EncoderKind, in encoders: String, precision: EncoderPrecision = .compact) throws {
        self.kind = kind
        let folder = kind.folder(in: encoders)
        self.folder = folder
        self.precision = precision
        let tensors = try Tensors(path: "\(folder)/\(kind.weights)")
        let vocabulary = try FileBytes.read("\(folder)/\(kind.pieces)")
        switch kind {
        case .minilm:
            let transformer = try Transformer(tensors, heads: 12, precision: precision)
            let words = try WordPieces(vocabulary: vocabulary)
            try Self.check(words.count == transformer.shape.vocabulary, folder)
            let layers = Array(max(1, transformer.shape.layers - 2)...transformer.shape.layers)
            pieces = .words(words)
            parts = layers.map { "layer \($0)" }
            width = transformer.shape.width
            bytes = transformer.bytes
            network = .transformer(transformer, layers: layers, States { Transformer.State() })
        case .multilingual:
            let encoder = try ConvolutionalEncoder(tensors, precision: precision)
            let sentences = try SentencePieces(model: vocabulary)
            try Self.check(sentences.count <= encoder.pieces, folder)
            pieces = .sentences(sentences)
            parts = [""]
            width = encoder.width
            bytes = encoder.bytes
            network = .convolutions(encoder, States { ConvolutionalEncoder.State() })
        }
    }

    /// The same pieces with a transformer that was made of its own.
    private init(_ other: SentenceEncoder, _ transformer: Transformer, layers: [Int]) {
        (kind, parts, width) = (other.kind, other.parts, other.width)
        (pieces, folder, precision) = (other.pieces, other.folder, other.precision)
        bytes = transformer.bytes
        network = .transformer(transformer, layers: layers, States { Transformer.State() })
    }

    /// The encoder with changes in its weights, which are read again as they were trained.
    /// - Throws: `LearningError` where it is no transformer, or changes or weights do not fit.
    func adapted(by adapters: LowRankAdapters) throws(LearningError) -> SentenceEncoder {
        guard case .transformer(let transformer, let layers, _) = network else {
            throw .inconsistent(section: "adapters", reason: "they were made for another encoder")
        }
        let tensors = try Tensors(path: "\(folder)/\(kind.weights)")
        return SentenceEncoder(
            self, try transformer.adapted(by: adapters, tensors, precision: precision), layers: layers)
    }

    /// The encoder with changes in its weights that were learned to them.
    func adapted(by adapters: LowRankAdapters, _ adaptable: AdaptableTransformer) -> SentenceEncoder {
        guard case .transformer(_, let layers, _) = network else { return self }
        return SentenceEncoder(self, adaptable.transformer(with: adapters), layers: layers)
    }

    /// What changes are learned to; `nil` where it is no transformer.
    /// - Throws: `LearningError` with the file that does not fit.
    func adaptable() throws(LearningError) -> AdaptableTransformer? {
        guard case .transformer(let transformer, _, _) = network else { return nil }
        return try AdaptableTransformer(
            transformer, try Tensors(path: "\(folder)/\(kind.weights)"), precision: precision)
    }

    private static func check(_ fits: Bool, _ folder: String) throws(LearningError) {
        guard fits else { throw .unreadable(path: folder, reason: "pieces and weights are not of the same encoder") }
    }

    /// The vector of a text, part by part: (parts × width).
    package func vector(of text: String) -> [Float] { encoded([ids(of: text)]) }

    /// The vectors of many texts: (texts × parts × width), row-major, worked out on at most `threads` threads.
    package func vectors(of texts: [String], threads: Int) -> [Float] {
        let messages = concurrentMap(texts.count, threads: threads) { self.ids(of: texts[$0]) }
        // Batches end where their tokens are enough to be worth a reading of the weights.
        var batches: [Range<Int>] = []
        var start = 0
        var tokens = 0
        for (number, message) in messages.enumerated() {
            tokens += message.count
            if tokens >= Self.batchTokens || number == messages.count - 1 {
                batches.append(start..<number + 1)
                start = number + 1
                tokens = 0
            }
        }
        return concurrentMap(batches.count, threads: threads) { [batches] in
            self.encoded(Array(messages[batches[$0]]))
        }.flatMap { $0 }
    }

    private static let batchTokens = 256

    /// A vector for each word of a text in its context, behind some layers: (words × layers × width); `nil` for an encoder
    /// without layers. Words behind the encoder's limit have zeros.
    package func vectors(ofWords words: [String], behind layers: [Int]) -> [Float]? {
        guard case .transformer(let transformer, _, let states) = network else { return nil }
        let marks = ids(of: "")
        var message = Array(marks.prefix(1))
        var spans: [Range<Int>] = []
        for word in words {
            let pieces = ids(of: word).dropFirst().dropLast().prefix(Self.longestWord)
            spans.append(message.count..<message.count + pieces.count)
            message += pieces
        }
        let limit = kind.limit - 1
        message = Array(message.prefix(limit)) + marks.suffix(1)
        return states.lend { state in
            transformer.means(over: spans.map { $0.clamped(to: 0..<limit) }, of: message, behind: layers, &state)
        }
    }

    /// In pieces; what is longer is an address or noise, and would crowd out the rest.
    private static let longestWord = 12

    /// The pieces of a text, as the encoder knows them.
    package func ids(of text: String) -> [Int32] {
        switch pieces {
        case .words(let words): words.pieces(of: text, limit: kind.limit)
        case .sentences(let sentences): sentences.pieces(of: text, limit: kind.limit)
        }
    }

    private func encoded(_ messages: [[Int32]]) -> [Float] {
        switch network {
        case .transformer(let transformer, let layers, let states):
            states.lend { transformer.means(of: messages, behind: layers, &$0) }
        case .convolutions(let encoder, let states):
            states.lend { encoder.vectors(of: messages, longest: kind.limit, &$0) }
        }
    }
}

/// Lends what an encoder works in, of which each may serve one call at a time. There are as many as were ever lent at once.
private final class States<State: Sendable>: Sendable {
    private let idle = Mutex<[State]>([])
    private let make: @Sendable () -> State

    init(make: @escaping @Sendable () -> State) {
        self.make = make
    }

    func lend<Result>(_ body: (inout State) -> Result) -> Result {
        var state = idle.withLock { $0.popLast() } ?? make()
        let result = body(&state)
        idle.withLock { [state] in $0.append(state) }
        return result
    }
}
