import ArgumentParser
import Comprehension

/// Which encoder tells what texts mean.
struct EncoderChoice: ParsableArguments {
    @OptionGroup var encoders: EncodersOption
    @Option(
        help: ArgumentHelp(
            "minilm for English, multilingual for sixteen languages, embedded, or none for words alone.",
            valueName: "encoder"))
    var encoder: Chosen?

    enum Chosen: String, ExpressibleByArgument, CaseIterable {
        case minilm, multilingual, embedded, none
    }

    /// The encoder as chosen, else the first that was fetched, beside the vectors that the product carries; `nil` for
    /// words alone.
    func meaning(in data: DataOption) throws -> TextMeaning? {
        let folder = encoders.folder(in: data)
        switch encoder {
        case .some(.none): return nil
        case .embedded: return .embedded
        case .some(let chosen):
            guard let kind = EncoderKind(rawValue: chosen.rawValue) else { return nil }
            return TextMeaning(sentences: try SentenceEncoder(kind, in: folder))
        case nil:
            guard let kind = EncoderKind.allCases.first(where: { $0.isThere(in: folder) }) else { return .embedded }
            return TextMeaning(sentences: try SentenceEncoder(kind, in: folder))
        }
    }
}
