/// Unpacks what zip files hold: the DEFLATE format (RFC 1951), blocks of Huffman codes and copies of what came before.
struct Inflate {
    private let input: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var bits: UInt64 = 0
    private var bitCount = 0

    private init(_ input: UnsafeBufferPointer<UInt8>) {
        self.input = input
    }

    /// The unpacked bytes; `nil` where the input is damaged or does not give exactly `length` bytes.
    static func unpack(_ input: UnsafeBufferPointer<UInt8>, length: Int) -> [UInt8]? {
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { output, count in
            var inflate = Inflate(input)
            isWhole = inflate.run(output, length, &count)
        }
        return isWhole ? bytes : nil
    }

    private mutating func run(_ output: UnsafeMutableBufferPointer<UInt8>, _ length: Int, _ count: inout Int) -> Bool {
        while true {
            guard let isLast = take(1), let kind = take(2) else { return false }
            switch kind {
            case 0: guard copyStored(output, length, &count) else { return false }
            case 1: guard expand(Self.fixedLiterals, Self.fixedDistances, output, length, &count) else { return false }
            case 2:
                guard let (literals, distances) = codes(), expand(literals, distances, output, length, &count) else {
                    return false
                }
            default: return false
            }
            if isLast == 1 { return count == length }
        }
    }

    // MARK: Bits, the lowest first

    @inline(__always)
    private mutating func fill() {
        while bitCount <= 56, place < input.count {
            bits |= UInt64(input[place]) << UInt64(bitCount)
            place += 1
            bitCount += 8
        }
    }

    @inline(__always)
    private mutating func take(_ count: Int) -> Int? {
        if bitCount < count { fill() }
        guard bitCount >= count else { return nil }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        bitCount -= count
        return value
    }

    @inline(__always)
    private mutating func symbol(_ code: Code) -> Int? {
        if bitCount < Code.longest { fill() }
        let entry = code.table[Int(bits & UInt64(Code.mask))]
        let length = Int(entry & 15)
        guard length > 0, length <= bitCount else { return nil }
        bits >>= UInt64(length)
        bitCount -= length
        return Int(entry >> 4)
    }

    // MARK: Blocks

    private mutating func copyStored(
        _ output: UnsafeMutableBufferPointer<UInt8>, _ length: Int, _ count: inout Int
    ) -> Bool {
        // Stored bytes begin at a whole byte; what was read ahead goes back.
        place -= bitCount / 8
        bits = 0
        bitCount = 0
        guard place + 4 <= input.count else { return false }
        let size = Int(input[place]) | Int(input[place + 1]) << 8
        let check = Int(input[place + 2]) | Int(input[place + 3]) << 8
        place += 4
        guard size ^ check == 0xffff, place + size <= input.count, count + size <= length else { return false }
        for offset in 0..<size { output[count + offset] = input[place + offset] }
        place += size
        count += size
        return true
    }

    private mutating func expand(
        _ literals: Code, _ distances: Code, _ output: UnsafeMutableBufferPointer<UInt8>, _ length: Int,
        _ count: inout Int
    ) -> Bool {
        while let symbol = symbol(literals) {
            if symbol < 256 {
                guard count < length else { return false }
                output[count] = UInt8(symbol)
                count += 1
                continue
            }
            if symbol == 256 { return true }
            guard symbol - 257 < Self.lengths.count else { return false }
            let (base, extra) = Self.lengths[symbol - 257]
            guard let more = take(extra), let code = self.symbol(distances), code < Self.distances.count else {
                return false
            }
            let (far, farExtra) = Self.distances[code]
            guard let farMore = take(farExtra) else { return false }
            let distance = far + farMore
            let size = base + more
            guard distance <= count, count + size <= length else { return false }
            // Byte by byte: a copy may run into itself.
            for place in count..<count + size { output[place] = output[place - distance] }
            count += size
        }
        return false
    }

    /// The two codes of a block that brings its own.
    private mutating func codes() -> (literals: Code, distances: Code)? {
        guard let literalCount = take(5), let distanceCount = take(5), let orderCount = take(4) else { return nil }
        var lengthLengths = [UInt8](repeating: 0, count: 19)
        for place in 0..<(orderCount + 4) {
            guard let length = take(3) else { return nil }
            lengthLengths[Self.order[place]] = UInt8(length)
        }
        guard let lengthCode = Code(lengthLengths) else { return nil }
        let wanted = literalCount + 257 + distanceCount + 1
        var lengths: [UInt8] = []
        while lengths.count < wanted {
            guard let symbol = symbol(lengthCode) else { return nil }
            switch symbol {
            case 16:
                guard let last = lengths.last, let more = take(2) else { return nil }
                lengths += repeatElement(last, count: 3 + more)
            case 17:
                guard let more = take(3) else { return nil }
                lengths += repeatElement(0, count: 3 + more)
            case 18:
                guard let more = take(7) else { return nil }
                lengths += repeatElement(0, count: 11 + more)
            default: lengths.append(UInt8(symbol))
            }
        }
        guard lengths.count == wanted, let literals = Code(Array(lengths[..<(literalCount + 257)])),
            let distances = Code(Array(lengths[(literalCount + 257)...]))
        else { return nil }
        return (literals, distances)
    }

    // MARK: Codes

    /// A Huffman code as one table: the next 15 bits tell the symbol (upper bits) and its length (lower four).
    private struct Code {
        static let longest = 15
        static let mask = 1 << longest - 1
        private(set) var table = [UInt16](repeating: 0, count: 1 << longest)

        /// `nil` where more codes are asked for than there are.
        init?(_ lengths: [UInt8]) {
            var code = 0
            for length in 1...Self.longest {
                for (symbol, own) in lengths.enumerated() where Int(own) == length {
                    guard code < 1 << length else { return nil }
                    // Codes are read from their highest bit, and the rest from the lowest.
                    var reversed = 0
                    for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
                    for place in stride(from: reversed, to: 1 << Self.longest, by: 1 << length) {
                        table[place] = UInt16(symbol << 4 | length)
                    }
                    code += 1
                }
                code <<= 1
            }
        }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The least that a symbol says, and how many further bits tell more.
    private typealias Span = (base: Int, extra: Int)

    private static let lengths: [Span] = (0..<29).map { symbol in
        if symbol == 28 { return (258, 0) }
        return span(symbol, classes: 4, least: 3)
    }

    private static let distances: [Span] = (0..<30).map { span($0, classes: 2, least: 1) }

    /// Symbols come in classes of a few, each class with a bit more than the one before.
    private static func span(_ symbol: Int, classes: Int, least: Int) -> Span {
        if symbol < 2 * classes { return (symbol + least, 0) }
        let extra = symbol / classes - 1
        let step = classes + symbol % classes
        return (step << extra + least, extra)
    }

    // The codes that are agreed on; their lengths are those of the RFC, section 3.2.6.
    private static let fixedLiterals: Code = {
        let lengths: [(length: UInt8, count: Int)] = [(8, 144), (9, 112), (7, 24), (8, 8)]
        return Code(lengths.flatMap { [UInt8](repeating: $0.length, count: $0.count) })!  // just as many as there are
    }()
    private static let fixedDistances = Code([UInt8](repeating: 5, count: 30))!  // 30 of 32 codes
}
