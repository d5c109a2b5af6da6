import Foundation
import Learning
import Testing

/// Archives that Python's zipfile and numpy wrote, in base64; the texts and numbers are ours.
@Suite struct ZipArchiveTests {
    private static let packed = """
        UEsDBBQAAAAAAAAAIQCzJE6WCAAAAAgAAAAKAAAAc3RvcmVkLnR4dGFzIGl0IGlzUEsDBBQAAAAIAAAAIQAdIG9vCAAAAAsAAAAJ\
        AAAAc2hvcnQudHh0S0xKVkiEYABQSwMEFAAAAAgAAAAhABZhShqeBgAAuAsAAAkAAABub2lzZS5iaW4dlguWHCEIRRUEUUH3v9u+\
        1eckmUl3lcL7Qd4+8vod2nJ6ntQbc0vvZl3bLTua8za3Nd9bN+cbQ89wOdFfWJ4r89UYZ57a5k/GqtPE3Ve7d9t6/c1oa/HEtVZ6\
        dmY0Xbep9DfeGn1czX6Xzpw21JsP3pPz2qjd01JUraht1F1SPTNvLF/yXTD38Pdm34/6lTufcnXtd/tpW25Wj9NSQnStpfr6OhLt\
        +fwqr/ae3KtaJ2cMnirp9PNuPpO9TMcTTnmnyjq3VChv5FabNbr5Gnxpa+29Xb2/bKtCuhbnq0fLBZzrXVA8bd639rN7ot2zJsD5\
        HM3faABwreYO4fp27XAHJb23g8d6r7xyhkbu0eOB9379Rr150jcoqfhZ2rS5WBtz5/Pe9ozqZRwy7xxaOWb17iva3jIsKcnWbsso\
        rJUfUO8rxbg3FnRm2w6Rzb86t4Wp3v7ObK/Z69N71ZG1aWO2NUe/bcW75tlcx3obfkZrQ0A8pp2BXFbmbpy/cueQXWOtZv3s6xzw\
        1rxhoUgQnbwGeppRoLhmA68J0Khy9B2hvkFE6PP17X1L2HbqiEtvcwpCGbXO3VloIq36WPnOqZkCW/5CKMRvpJq380me//fo03KU\
        VOv7Ni47CzGYzIWmU16AJJJz3/P03dtw4LgJqwphswSdesynBaC3uvfsLT3RhUxDPraQQkvqgIYVdL6+ww0iYG0sL0RnL/q5tBir\
        gcXlJrVEbWrb6sNtjXtpNWoqxtxytHO3Ut9IpYtm0dNNLbaiIfx7bZ6NBx92P6FoNMad3qb7aNWEV8rH2W2bqGNTkF/h9ZKa/DWB\
        dBv7E5eNl+pU8KobSrG88xZnVRWWzPKSuUkH+m/PGk1IjjZAsEyWG4LrUlqm6+g57Q2Bi8ouUds/f451fPpxzj+C2ZLHVqHwbTal\
        V5zVCAN4t0mivKldpIGdaNHCNJO3rHCRQ+AswsHwN2AePBAmB+6uv3vPyfryQ9+BxSOOYml8WKO0Abhp5x447kbXvHd8J58CyOUW\
        gJvnuQ38hvrWexmnXu9R46H/ijYiLq40WOI7K5HaGXuPXSgyXAo0Z0ty4lbmwahbXXbionNc8mAOuQbjtgcR164Pmqu2CSu8HT5L\
        p/HbGhtz4RVB2Cc+yl5toCPfRiDffzQQlbDw3ofA8BZyew5CxUPiBNlJA3Kdwta9mL0CAaKcxDuEwDXxUCEsNRA72nGZOGZ9GlLB\
        94UUsDTcNKx4IttdQL7PRq+fbPfpHIs8i6FBCO+OFRyAJi3P1OGrU4yMqW+kHC69GFSXBglVsu+VQB/f81/LuxSqCMJ5M7ACWlzz\
        M94dhCfGyLP1D0PRwuhLpb3Y9k2DuST7I0M+X4rF4K3+tbA3/2TaLjoAs3dIDSaHzmlvX4T0fbCucsUOpfWmSqJqZ8ytN/9Foy/f\
        xKdDEM9cOF9JRF8mUyNqCKuQjP71aow/bebxRWi0oDtmn4zXCeR94Pp9MzQjl63OhKoMyJsoIHRKI4RgVJG+oNKWpC/SH1C11yGs\
        VHWh0gNXpDoJl7h/3IePumEZJL2wK6Iw5jIDPYtBc5VJz9AoS3KKOMGESB7hUAGuQmGXuRP8/hkYC4YDZ3Dcal08tS7Gh7pSZjxz\
        Yw3yWEnDwfNB9F9C8HnFGp/30WVzxE8sDGb7/uZHNpjv5b2v6vC1wSUTq/ZhBjSl/TLyLn3mGPKPxyR9ev/IQHIsBPMLNKr48u0Q\
        +oCuDxmR5o0NA7qLiGG6EyALMzJZc9jmJ8Ma+7WGWm5qa1yC3g5JyXbBgEMFeZ79Z0u72FgmCxHh3CYKZl2SYgsggL1pP/JNz/Yt\
        Pd0JWHKbecQ7rtH6lwcGU9+2MMhm8VqMssUQrHMe53baRaND5mGe8y2xjP+7A2BOFjP5AvmQ1zFGsg2tLpCNpw8ZwfLGjkU4I/FG\
        haYdxm43pt/Rfb88GO9i32+jQQj4iQC1BfS2WQrzLD9Nv7LYVDp/KbyTZQZ2ooxHIQIUC5cFqfP6t6qRRZIMIKj0KyvMSPuzlrPZ\
        sXfcTbusS8gKPSJolW9L6QFr6fxx4nISoUmpUx7yDuZMMFGUxSRImcjRyfNFTm0Cp4GZoV9VT5YWQmajHAYzqXJoCuEIA/o1mgm2\
        q3MCL4EX9Ag2CjYGx3qIna1Wg8wPps4kUKh/PfohRNhevuZO9W9LWD4GNsBlRkgstg18nKzENaxY7y5OQPWHcaNoZcv7Ni3vkx4W\
        l8ie3Y1V+3SIPfB2HurYfIya2DvRz/nMDjj1A1BLAwQUAAAACAAAACEAAAAAAAIAAAAAAAAABQAAAGVtcHR5AwBQSwECFAMUAAAA\
        AAAAACEAsyROlggAAAAIAAAACgAAAAAAAAAAAAAAgAEAAAAAc3RvcmVkLnR4dFBLAQIUAxQAAAAIAAAAIQAdIG9vCAAAAAsAAAAJ\
        AAAAAAAAAAAAAACAATAAAABzaG9ydC50eHRQSwECFAMUAAAACAAAACEAFmFKGp4GAAC4CwAACQAAAAAAAAAAAAAAgAFfAAAAbm9p\
        c2UuYmluUEsBAhQDFAAAAAgAAAAhAAAAAAACAAAAAAAAAAUAAAAAAAAAAAAAAIABJAcAAGVtcHR5UEsFBgAAAAAEAAQA2QAAAEkH\
        AAAAAA==
        """

    private static let arrays = """
        UEsDBC0AAAAIAAAAIQALwLB2//////////8KABQAZmxvYXRzLm5weQEAEACYAAAAAAAAAFcAAAAAAAAAm+wX6hsQychQxlCtnpJa\
        nFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKxpo6CrUKZAMuBgiwZ2BoAOIDQMzgwMCg4AAAUEsD\
        BC0AAAAIAAAAIQBuVTRP//////////8JABQAYnl0ZXMubnB5AQAQAIQAAAAAAAAASAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRu\
        paBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RomOpo6CrUKFAAuRibm/wBQSwMELQAAAAgAAAAhAFuudvj/////\
        /////wcAFABlcHMubnB5AQAQAIgAAAAAAAAASwAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SS\
        ChJ3S8wpTgWKF2ckFqQC+RqaOgq1ChQBrj8rP17yTQqwBwBQSwECLQMtAAAACAAAACEAC8CwdlcAAACYAAAACgAAAAAAAAAAAAAA\
        gAEAAAAAZmxvYXRzLm5weVBLAQItAy0AAAAIAAAAIQBuVTRPSAAAAIQAAAAJAAAAAAAAAAAAAACAAZMAAABieXRlcy5ucHlQSwEC\
        LQMtAAAACAAAACEAW652+EsAAACIAAAABwAAAAAAAAAAAAAAgAEWAQAAZXBzLm5weVBLBQYAAAAAAwADAKQAAACaAQAAAAA=
        """

    private func archive(_ base64: String) throws -> Data { try #require(Data(base64Encoded: base64)) }

    private func unpacked(_ data: Data) throws -> [String: [UInt8]]? {
        try withFile(data) { path in
            guard let zip = try? ZipArchive(path: path) else { return nil }
            var files: [String: [UInt8]] = [:]
            for entry in zip.entries {
                guard let bytes = zip.unpack(entry) else { return nil }
                #expect(bytes.count == entry.size)
                files[entry.name] = bytes
            }
            return files
        }
    }

    @Test func `stored, fixed and dynamic blocks are unpacked`() throws {
        let files = try #require(try unpacked(archive(Self.packed)))
        #expect(files["stored.txt"] == Array("as it is".utf8))
        #expect(files["short.txt"] == Array("abc abc abc".utf8))
        var chance: UInt32 = 1
        let noise = (0..<3_000).map { _ in
            chance = chance &* 1_664_525 &+ 1_013_904_223
            return UInt8(chance >> 24) & 15
        }
        #expect(files["noise.bin"] == noise)
        #expect(files["empty"] == [])
    }

    @Test func `an archive with any byte changed is refused, or gives what it gave before`() throws {
        let whole = try archive(Self.packed)
        let before = try #require(try unpacked(whole))
        for place in stride(from: 0, to: whole.count, by: 7) {
            var damaged = whole
            damaged[place] ^= 0x5a
            guard let files = try unpacked(damaged) else { continue }
            #expect(Set(files.values).isSubset(of: Set(before.values)), "byte \(place)")
        }
    }

    @Test func `an archive cut off anywhere is refused`() throws {
        let whole = try archive(Self.packed)
        for length in stride(from: 0, to: whole.count, by: 11) { #expect(try unpacked(whole.prefix(length)) == nil) }
    }

    @Test func `arrays become tensors`() throws {
        let arrays = try #require(ArrayArchive(Array(try archive(Self.arrays))))
        let file = arrays.tensors
        let length = Int(file[0]) | Int(file[1]) << 8
        #expect((8 + length) % 64 == 0)
        let header = String(decoding: file[8..<8 + length], as: UTF8.self)
        #expect(header.contains(#""floats":{"dtype":"F32","shape":[2,3],"data_offsets":[4,28]}"#))
        #expect(header.contains(#""bytes":{"dtype":"U8","shape":[4],"data_offsets":[28,32]}"#))
        let floats = file[(8 + length + 4)...].withUnsafeBytes { bytes in
            (0..<6).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        }
        #expect(floats == [0, 0.5, 1, 1.5, 2, 2.5])
        #expect(try withFile(Data(file)) { try Tensors(path: $0) } as Tensors? != nil)
    }
}
