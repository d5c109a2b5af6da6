import ArgumentParser
import Comprehension

/// Whether the fetched transformer is adapted to the desk.
struct AdaptationOption: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Adapt the fetched encoder 'minilm' to the examples where they are fewer than 30 an intent: some minutes of "
                + "training for fewer mistakes, and as fast afterwards."))
    var adapt = false

    /// What is to be adapted; `nil` where nothing is.
    /// - Throws: Where the encoder is not there, or cannot be read.
    func adaptable(among encoders: Encoders) throws -> AdaptableEncoder? {
        guard adapt else { return nil }
        guard let adaptable = try encoders.adaptable() else {
            Console.say(
                "rapport: --adapt needs the encoder 'minilm', which is not there: 'rapport models fetch' brings it, and "
                    + "--encoders tells where it is")
            throw Sysexit.noInput.exit
        }
        return adaptable
    }
}
