import Foundation
import Learning
import Testing

@Suite struct TensorsTests {
    private func opens(_ data: Data) throws -> Bool {
        try withFile(data) { path in (try? Tensors(path: path)) != nil }
    }

    @Test func `a whole file is opened`() throws {
        var written = WrittenTensors()
        written.add([1, 2, 3, 4], [2, 2], as: "a")
        written.add(bytes: [5, 6, 7], [3], as: "b")
        #expect(try opens(written.data))
        #expect(try !opens(written.data.dropLast()))
        #expect(try !opens(written.data + [0]))
    }

    @Test(arguments: [
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#,
        #"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}"#,
        #"{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}}"#,
        #"{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#,
        #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"#,
        "[]", "",
    ])
    func `a header that contradicts itself or the file is refused`(_ header: String) throws {
        #expect(try !opens(WrittenTensors.file(header: header, values: Data(count: 8))))
    }

    @Test func `a header longer than the file is refused`() throws {
        #expect(try !opens(Data([255, 255, 255, 255, 255, 255, 255, 255, 123, 125])))
        #expect(try !opens(Data([9, 0, 0])))
        #expect(try !opens(Data()))
    }
}
