internal import StrictJSON

/// Arrays as NumPy keeps them (.npz): a zip archive of files, each a header and the values of one array, row-major.
///
/// Only what weights need: little-endian bytes and floats in C order. `tensors` writes them as one file of the safetensors
/// format, which can be read where it lies, and which is what encoders read.
package struct ArrayArchive {
    private struct Member {
        let name: String
        let type: Tensors.ElementType
        let shape: [Int]
        let values: [UInt8]
    }

    private let members: [Member]

    /// - Parameter archive: The bytes of an .npz file.
    /// - Returns: `nil` where it or one of its arrays is damaged or of a kind that is not read here.
    package init?(_ archive: [UInt8]) {
        guard let zip = ZipArchive(archive) else { return nil }
        var members: [Member] = []
        for entry in zip.entries {
            guard entry.name.hasSuffix(".npy"), let bytes = zip.unpack(entry),
                let member = Self.member(String(entry.name.dropLast(4)), bytes)
            else { return nil }
            members.append(member)
        }
        self.members = members
    }

    /// The arrays as a file of the safetensors format: the larger types first, so that each begins at a multiple of its size.
    package var tensors: [UInt8] {
        var header = JSON.Object()
        var offset = 0
        let ordered = members.sorted { $0.type.size != $1.type.size ? $0.type.size > $1.type.size : $0.name < $1.name }
        for member in ordered {
            header[member.name] = [
                "dtype": .string(member.type.rawValue), "shape": .array(member.shape.map { .number($0) }),
                "data_offsets": .array([.number(offset), .number(offset + member.values.count)]),
            ]
            offset += member.values.count
        }
        var text = JSON.object(header).bytes
        // Spaces behind the header bring the values to a multiple of 64.
        text += [UInt8](repeating: 0x20, count: (64 - (8 + text.count) % 64) % 64)
        var file: [UInt8] = []
        file.reserveCapacity(8 + text.count + offset)
        withUnsafeBytes(of: UInt64(text.count).littleEndian) { file += $0 }
        file += text
        for member in ordered { file += member.values }
        return file
    }

    /// Magic, version 1.0, the header's length (UInt16), the header: a Python dictionary written in a fixed manner.
    private static func member(_ name: String, _ bytes: [UInt8]) -> Member? {
        guard bytes.count >= 10, bytes[..<8].elementsEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]) else {
            return nil
        }
        let length = Int(bytes[8]) | Int(bytes[9]) << 8
        guard 10 + length <= bytes.count,
            let header = String(validating: bytes[10..<10 + length], as: UTF8.self),
            let word = quoted("descr", in: header), header.contains("'fortran_order': False"),
            let shape = shape(in: header)
        else { return nil }
        let values = Array(bytes[(10 + length)...])
        let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
        switch word {
        case "|u1" where count == values.count:
            return Member(name: name, type: .bytes, shape: shape, values: values)
        case "|i1" where count == values.count:
            return Member(name: name, type: .signedBytes, shape: shape, values: values)
        case "<f4" where count == values.count / 4 && values.count % 4 == 0:
            return Member(name: name, type: .floats32, shape: shape, values: values)
        case "<f8" where count == values.count / 8 && values.count % 8 == 0:
            return Member(name: name, type: .floats32, shape: shape.isEmpty ? [1] : shape, values: shortened(values))
        default: return nil
        }
    }

    /// Doubles as floats.
    private static func shortened(_ values: [UInt8]) -> [UInt8] {
        values.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 8).flatMap { place in
                let value = Double(
                    bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
                return withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { Array($0) }
            }
        }
    }

    private static func quoted(_ key: String, in header: String) -> String? {
        guard let start = header.firstRange(of: "'\(key)': '") else { return nil }
        return header[start.upperBound...].split(separator: "'", omittingEmptySubsequences: false).first.map(
            String.init)
    }

    private static func shape(in header: String) -> [Int]? {
        guard let start = header.firstRange(of: "'shape': ("),
            let end = header[start.upperBound...].firstIndex(of: ")")
        else { return nil }
        var shape: [Int] = []
        for part in header[start.upperBound..<end].split(separator: ",") {
            guard let length = Int(part.drop { $0 == " " }), (0...1 << 32).contains(length) else { return nil }
            shape.append(length)
        }
        return shape
    }
}
