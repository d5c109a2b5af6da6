internal import Foundation

/// The sentence encoders that this program can run, and how each gives vectors.
///
/// Their weights are other people's and not part of the repository: `rapport models fetch` brings them. Where they are not
/// there, everything works without.
package enum EncoderKind: String, CaseIterable, Sendable {
    /// A transformer of six layers for English (all-MiniLM-L6-v2).
    case minilm
    /// Convolutions over pieces of sixteen languages (universal-sentence-encoder-multilingual 3).
    case multilingual

    /// The file of weights.
    package var weights: String { "weights.safetensors" }

    /// The file of pieces.
    package var pieces: String {
        switch self {
        case .minilm: "vocab.txt"
        case .multilingual: "sp.model"
        }
    }

    /// The longest message in pieces; what goes beyond is cut off.
    package var limit: Int { 256 }

    /// Whether its weights are there; whether they are whole is seen when they are read.
    package func isThere(in encoders: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder(in: encoders))/\(weights)")
    }

    /// Where the files are, in a folder that holds those of all encoders.
    package func folder(in encoders: String) -> String { "\(encoders)/\(rawValue)" }
}
