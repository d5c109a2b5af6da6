import Learning
import Testing

struct ModelFileTests {
    private func example() -> ModelFile {
        var file = ModelFile()
        file.add([1, 2, 3] as [UInt8], as: "bytes")
        file.add([-1, 127, -128] as [Int8], as: "signed")
        file.add([7, .max] as [UInt32], as: "words")
        file.add([.max] as [UInt64], as: "long")
        file.add([0.5, -.infinity] as [Float], as: "floats")
        file.add([.pi] as [Double], as: "doubles")
        file.add(["", "Müller", "👋🏽"], as: "strings")
        file.add([] as [Float], as: "nothing")
        return file
    }

    @Test func `every section comes back as it was added`() throws {
        let file = try ModelFile(encoded: example().encoded())
        #expect(try file.bytes("bytes") == [1, 2, 3])
        #expect(try file.signedBytes("signed") == [-1, 127, -128])
        #expect(try file.words32("words") == [7, .max])
        #expect(try file.words64("long") == [.max])
        #expect(try file.floats("floats") == [0.5, -.infinity])
        #expect(try file.doubles("doubles") == [.pi])
        #expect(try file.strings("strings") == ["", "Müller", "👋🏽"])
        #expect(try file.floats("nothing") == [])
        #expect(file.names == ["bytes", "signed", "words", "long", "floats", "doubles", "strings", "nothing"])
    }

    @Test func `the same sections are the same bytes and have the same fingerprint`() throws {
        #expect(example().encoded() == example().encoded())
        #expect(try ModelFile(encoded: example().encoded()).fingerprint == example().fingerprint)
        var other = example()
        other.add([0] as [UInt8], as: "more")
        #expect(other.fingerprint != example().fingerprint)
    }

    @Test func `a changed byte is found wherever it is`() {
        let whole = example().encoded()
        for place in whole.indices {
            var bytes = whole
            bytes[place] ^= 0x10
            #expect(throws: LearningError.self) { try ModelFile(encoded: bytes) }
        }
    }

    @Test func `a file cut short or grown is refused`() {
        let whole = example().encoded()
        for length in 0..<whole.count {
            #expect(throws: LearningError.self) { try ModelFile(encoded: Array(whole[..<length])) }
        }
        #expect(throws: LearningError.otherLength(found: whole.count + 1, wanted: whole.count)) {
            try ModelFile(encoded: whole + [0])
        }
    }

    @Test func `a damaged section is named`() throws {
        var bytes = example().encoded()
        let place = try #require(bytes.firstRange(of: Array("Müller".utf8))).lowerBound
        bytes[place] ^= 1
        #expect(throws: LearningError.damagedSection("strings")) { try ModelFile(encoded: bytes) }
    }

    @Test func `what is not a model file and what another version wrote are told apart`() {
        #expect(throws: LearningError.notAModel) { try ModelFile(encoded: Array("intents: [greet]".utf8)) }
        var bytes = example().encoded()
        bytes[8] = 2
        #expect(throws: LearningError.otherFormat(found: 2, known: 1)) { try ModelFile(encoded: bytes) }
    }

    @Test func `a missing section and one of another type are named`() {
        #expect(throws: LearningError.missingSection("weights")) { try example().floats("weights") }
        #expect(throws: LearningError.otherType(section: "words", found: "words32", wanted: "floats32")) {
            try example().floats("words")
        }
    }

    @Test func `strings whose lengths do not agree with their bytes are refused`() throws {
        var file = ModelFile()
        file.add(["AB", "C"], as: "names")
        var bytes = file.encoded()
        // The one entry of the directory stands at 32, its fingerprint at 56; the section stands at 64.
        bytes[68] = 3
        replace(&bytes, 56..<64, byFingerprintOf: 64..<bytes.count)
        replace(&bytes, 24..<32, byFingerprintOf: 32..<64)
        let forged = try ModelFile(encoded: bytes)
        #expect(throws: LearningError.self) { try forged.strings("names") }
    }

    private func replace(_ bytes: inout [UInt8], _ place: Range<Int>, byFingerprintOf content: Range<Int>) {
        let fingerprint = Fingerprint(of: Array(bytes[content])).value
        bytes.replaceSubrange(place, with: (0..<8).map { UInt8(truncatingIfNeeded: fingerprint >> (8 * $0)) })
    }

    @Test func `a file on disk is read as it was written, and a missing one is an error with its path`() throws {
        let path = "/tmp/rapport-model-file-test-\(UInt64.random(in: 0 ... .max))"
        try example().write(path: path)
        #expect(try ModelFile(path: path).encoded() == example().encoded())
        #expect(throws: LearningError.file(path: path + "-", action: "open", reason: "No such file or directory")) {
            try ModelFile(path: path + "-")
        }
    }

    @Test(arguments: [
        ("", 0xef46_db37_51d8_e999 as UInt64), ("a", 0xd24e_c4f1_a98c_6e5b), ("abc", 0x44bc_2cf5_ad77_0999),
    ])
    func `the fingerprint is XXH64`(_ text: String, _ value: UInt64) {
        #expect(Fingerprint(of: Array(text.utf8)).value == value)
    }
}
