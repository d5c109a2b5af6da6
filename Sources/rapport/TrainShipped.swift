import ArgumentParser
import Comprehension
import Foundation
import Language
import Workshop

/// `rapport train mood`: the weights of the mood model, as they are built into the product.
struct TrainMood: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mood",
        abstract: "Makes the mood model that the product is shipped with.",
        discussion: """
            Learns from the product's corpora and from public data whose licences allow it (see Corpora/valence). The \
            same files and seed give the same bytes. The next build takes them up from Sources/CWeights.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(name: .customLong("public"), help: ArgumentHelp("The folder of public data sets.", valueName: "dir"))
    var publicData: String
    @Option(help: ArgumentHelp("A folder with talks of a desk and their moods.", valueName: "dir")) var desk: String?
    @Flag(help: "Learn from no talk at all: 'train outcomes' wants such a model.") var withoutTalks = false
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "Sources/CWeights/mood.weights"
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1

    func run() async throws {
        try await sysexits {
            var files = MoodCorpora(own: corpora.folder.path, publicData: publicData, desk: desk)
            files.hasTalks = !withoutTalks
            let weights = try MoodTraining(corpora: files, seed: seed).weights(Analyzer())
            try ByteSink(path: output).write(weights)
            Console.say("\(output): \(weights.count) bytes")
        }
    }
}

/// `rapport train feelings`: the weights of the model of feelings, as they are built into the product.
struct TrainFeelings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feelings",
        abstract: "Makes the model of feelings that the product is shipped with.",
        discussion: """
            Learns anger, worry, joy, confusion, urgency, thanks, sarcasm and anger in good manners from the product's own \
            corpora and from public data whose licences allow it (see Corpora/moods). The same files and seed give the same \
            bytes. The next build takes them up from Sources/CWeights.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(name: .customLong("public"), help: ArgumentHelp("The folder of public data sets.", valueName: "dir"))
    var publicData: String
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "Sources/CWeights/feelings.weights"
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1

    func run() async throws {
        try await sysexits {
            let files = MoodCorpora(own: corpora.folder.path, publicData: publicData)
            let weights = try FeelingTraining(corpora: files, seed: seed).weights(Analyzer())
            try ByteSink(path: output).write(weights)
            Console.say("\(output): \(weights.count) bytes")
        }
    }
}

/// `rapport train language`: the weights by which languages are told apart, as they are built into the product.
struct TrainLanguage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Makes the language identifier that the product is shipped with.",
        discussion: """
            Learns from the product's corpora alone. The same files and seed give the same bytes. The next build takes \
            them up from Sources/CWeights.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "Sources/CWeights/language.weights"
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1

    func run() async throws {
        try await sysexits {
            let weights = try LanguageTraining(corpora: corpora.folder.path, seed: seed).weights()
            try ByteSink(path: output).write(weights)
            Console.say("\(output): \(weights.count) bytes")
        }
    }
}

/// `rapport train outcomes`: the weights by which talks are judged, as they are built into the product.
struct TrainOutcomes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "Makes the judgement of talks that the product is shipped with.",
        discussion: """
            Learns from the product's labelled transcripts, and from those of --desk. The same files and mood model give \
            the same bytes; the mood model should not have seen the talks ('rapport train mood --without-talks'), or \
            moods would be trusted too much. The next build takes the weights up from Sources/CWeights.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(help: ArgumentHelp("A folder with more labelled talks.", valueName: "dir")) var desk: String?
    @OptionGroup var mood: MoodOption
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "Sources/CWeights/outcomes.weights"
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1

    func run() async throws {
        try await sysexits {
            let analyzer = Analyzer()
            let files = OutcomeCorpora(own: corpora.folder.path, desk: desk)
            var training = OutcomeTraining(phrases: try files.phrases(analyzer), mood: try mood.model())
            training.seed = seed
            let weights = training.model(of: try files.talks(), analyzer: analyzer).encoded()
            try ByteSink(path: output).write(weights)
            Console.say("\(output): \(weights.count) bytes")
        }
    }
}

/// By which mood model talks are read.
struct MoodOption: ParsableArguments {
    @Option(help: ArgumentHelp("Weights of the mood model, else the shipped one's.", valueName: "file")) var mood:
        String?

    func model() throws -> MoodModel {
        guard let mood else { return try .embedded() }
        let source = try ByteSource(path: mood)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes, atMost: 1 << 20) > 0 {}
        return try MoodModel(encoded: bytes)
    }
}

/// `rapport train vectors`: the vectors of word pieces, as they are built into the product.
struct TrainVectors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vectors",
        abstract: "Distils the vectors of word pieces that the product is shipped with.",
        discussion: """
            Learns from the encoders that 'rapport models fetch' brings what words and texts mean, over the product's \
            corpora, public data whose licences allow it, and WordNet's definitions (see Corpora/vectors). The same files \
            and seed give the same bytes. Takes some minutes. The next build takes the weights up from Sources/CWeights.
            """)

    @OptionGroup var corpora: CorporaOption
    @Option(name: .customLong("public"), help: ArgumentHelp("The folder of public data sets.", valueName: "dir"))
    var publicData: String
    @Option(help: ArgumentHelp("The folder of WordNet's files.", valueName: "dir")) var dictionary =
        "/usr/share/wordnet"
    @OptionGroup var data: DataOption
    @OptionGroup var encoders: EncodersOption
    @OptionGroup var threads: ThreadsOption
    @Option(help: ArgumentHelp("Texts at most.", valueName: "n")) var limit = 160_000
    @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
    var output = "Sources/CWeights/vectors.weights"
    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n")) var seed: UInt64 = 1

    func run() async throws {
        try await sysexits {
            var files = PieceCorpora(own: corpora.folder.path, publicData: publicData, dictionary: dictionary)
            files.limit = limit
            files.seed = seed
            var training = PieceTraining(corpora: files)
            training.seed = seed
            training.threads = threads.count
            let weights = try training.weights(encoders: encoders.folder(in: data)) { Console.say($0) }
            try ByteSink(path: output).write(weights)
            Console.say("\(output): \(weights.count) bytes")
        }
    }
}
