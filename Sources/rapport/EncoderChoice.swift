import ArgumentParser
import Comprehension

/// Which sentence encoder gives vectors, where one was fetched.
struct EncoderChoice: ParsableArguments {
    @OptionGroup var encoders: EncodersOption
    @Option(
        help: ArgumentHelp("minilm for English, multilingual for sixteen languages, or none.", valueName: "encoder"))
    var encoder: Chosen?

    enum Chosen: String, ExpressibleByArgument, CaseIterable {
        case minilm, multilingual, none
    }

    /// The encoder as chosen, else the first that is there; `nil` without one.
    func open(in data: DataOption) throws -> SentenceEncoder? {
        let folder = encoders.folder(in: data)
        switch encoder {
        case .some(.none): return nil
        case .some(let chosen):
            guard let kind = EncoderKind(rawValue: chosen.rawValue) else { return nil }
            return try SentenceEncoder(kind, in: folder)
        case nil:
            guard let kind = EncoderKind.allCases.first(where: { $0.isThere(in: folder) }) else { return nil }
            return try SentenceEncoder(kind, in: folder)
        }
    }
}
