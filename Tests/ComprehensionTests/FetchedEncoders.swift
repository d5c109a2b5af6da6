import Comprehension
import Foundation

/// The encoders whose weights somebody has fetched on this machine. Tests that need them are skipped where there are none.
enum FetchedEncoders {
    /// Where `rapport models fetch` puts them, unless RAPPORT_ENCODERS says otherwise.
    static let folder: String = {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["RAPPORT_ENCODERS"] { return named }
        let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(NSHomeDirectory())/.local/share"
        return "\(base)/rapport/encoders"
    }()

    /// Figures of the reference implementations; how they were made stands in reference.py.
    enum Reference {
        private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("EncoderReference")

        static func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

        static func sentences() throws -> [String] {
            String(decoding: try bytes("sentences.txt"), as: UTF8.self).split(separator: "\n").map(String.init)
        }

        /// (rows × width), row-major.
        static func vectors(_ name: String) throws -> [Double] {
            try bytes("\(name).f16").withUnsafeBytes { bytes in
                (0..<bytes.count / 2).map { place in
                    let bits = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 2, as: UInt16.self))
                    return half(bits)
                }
            }
        }

        private static func half(_ bits: UInt16) -> Double {
            let exponent = Int(bits >> 10 & 31)
            let fraction = Double(bits & 1023) / 1024
            let size =
                exponent == 0
                ? fraction * 0x1p-14 : (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
            return bits >> 15 == 1 ? -size : size
        }
    }
}
