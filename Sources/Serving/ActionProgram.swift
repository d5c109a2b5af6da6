package import Dialogue
internal import Foundation
package import Logging
internal import StrictJSON
internal import Subprocess
internal import SystemPackage

/// A desk's own program that carries out actions: one JSON line in, one out, within the action's deadline.
///
/// It is started anew for each action, with an empty environment, and killed when its time is over. In:
/// `{"id":"x5","name":"lookup_order","arguments":{"order_number":"A-1007"},"deadline_ms":3000}`; out:
/// `{"status":"ok"|"not_found"|"failed","data":{…}}`. What it writes on standard error goes nowhere: it may be personal.
/// Programs that it starts itself are its own to end.
package struct ActionProgram: Sendable {
    private let configuration: Configuration
    private let logger: Logger
    private let seats: Seats

    /// More than any answer about an order.
    private static let longestAnswer = 65_536

    /// A program with its arguments, as a command line without quoting.
    /// - Parameter atOnce: So many run at once; the others wait, and their time runs.
    /// - Throws: `ServingError.badSetting` when there is no such program.
    package init(_ commandLine: String, atOnce: Int = 8, logger: Logger) throws {
        let words = commandLine.split(separator: " ").map(String.init)
        guard let path = words.first, FileManager.default.isExecutableFile(atPath: path) else {
            throw ServingError.badSetting(name: "--actions", "a program that can be run, with its path and arguments")
        }
        configuration = Configuration(
            executable: .path(FilePath(path)), arguments: Arguments(Array(words.dropFirst())), environment: .custom([:])
        )
        // Writing to a program that has ended already is an error, and not the end of this process.
        signal(SIGPIPE, SIG_IGN)
        self.logger = logger
        seats = Seats(atOnce)
    }

    /// What the program says; it never throws, since a customer waits.
    package func finding(of inquiry: Inquiry) async -> Inquiry.Finding {
        await withTaskGroup(of: Inquiry.Finding.self) { group in
            group.addTask { await answer(to: inquiry) }
            group.addTask {
                try? await Task.sleep(for: .seconds(inquiry.deadline.timeIntervalSince(inquiry.asked)))
                return Inquiry.Finding(.late)
            }
            let first = await group.next() ?? Inquiry.Finding(.late)
            // A program that is still running is killed with its task.
            group.cancelAll()
            return first
        }
    }

    private func answer(to inquiry: Inquiry) async -> Inquiry.Finding {
        await seats.take()
        defer { seats.give() }
        guard !Task.isCancelled else { return Inquiry.Finding(.late) }
        do {
            let line = inquiry.json(at: inquiry.asked).bytes + [UInt8(ascii: "\n")]
            let result = try await run(
                configuration, input: .array(line), output: .bytes(limit: Self.longestAnswer), error: .discarded)
            let first = result.standardOutput.prefix { $0 != UInt8(ascii: "\n") }
            guard let json = try? JSON(parsing: Array(first)), let word = json["status"]?.string,
                let status = Inquiry.Finding.Status.allCases.first(where: { $0.rawValue == word })
            else { return failed(inquiry, "its answer is no line with a status ok, not_found or failed") }
            return Inquiry.Finding(status, json["data"]?.masked.object ?? [:])
        } catch {
            return failed(inquiry, "\(type(of: error))")
        }
    }

    private func failed(_ inquiry: Inquiry, _ why: String) -> Inquiry.Finding {
        if !Task.isCancelled {
            logger.warning("the actions program failed", metadata: ["action": "\(inquiry.action)", "why": "\(why)"])
        }
        return Inquiry.Finding(.failed)
    }
}
