import Foundation

/// `rapport serve` as a process of its own, which a test may stop or kill.
final class ServerProcess {
    let port: Int
    private let process: Process

    enum Failure: Error { case doesNotAnswer(String) }

    /// The command, beside the tests in the build folder.
    static var command: URL {
        Bundle.allBundles.map(\.bundleURL).first { $0.lastPathComponent.hasSuffix(".xctest") }
            .map { $0.deletingLastPathComponent().appendingPathComponent("rapport") }
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
                "rapport")
    }

    /// Starts on a data folder and waits until it answers; the first start learns the model, which takes seconds.
    init(data: URL) throws {
        process = Process()
        process.executableURL = Self.command
        process.currentDirectoryURL = HomeDesk.root
        process.arguments = ["serve", "--port", "0", "--data", data.path]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var said = ""
        var found: Int?
        while found == nil {
            let bytes = errors.fileHandleForReading.availableData
            if bytes.isEmpty { break }
            said += String(decoding: bytes, as: UTF8.self)
            found = said.firstMatch(of: /127\.0\.0\.1:(\d+)/).flatMap { Int($0.output.1) }
        }
        guard let found else { throw Failure.doesNotAnswer(said) }
        port = found
    }

    /// As the power does it.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// As an administrator does it.
    /// - Returns: The exit status.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
