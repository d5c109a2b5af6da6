import ArgumentParser
import Comprehension
import Customers
import Learning
import Serving
import Workshop

/// The exit codes of BSD's sysexits.h, as every command uses them; ArgumentParser itself exits 64 on wrong usage.
enum Sysexit: Int32 {
    case usage = 64
    case badData = 65
    case noInput = 66
    case internalError = 70
    case cannotCreate = 73
    case inputOrOutputFailed = 74
    case tryAgain = 75
    case badSettings = 78

    var exit: ExitCode { ExitCode(rawValue) }
}

/// Runs what a command does; an error is said on standard error, in its own words, and becomes the exit code.
func sysexits(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let code as ExitCode {
        throw code
    } catch {
        Console.say("rapport: \(error)")
        throw Sysexit(error).exit
    }
}

extension Sysexit {
    /// The code for an error of the rooms below.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as WorkshopError:
                switch error {
                case .noInput: .noInput
                case .cannotCreate: .cannotCreate
                case .failed: .inputOrOutputFailed
                case .badData: .badData
                }
            case is CatalogueProblems: .badData
            case let error as ServingError:
                if case .cannotBind = error { .tryAgain } else { .badSettings }
            case let error as CustomersError:
                switch error {
                case .folderHeld: .tryAgain
                case .nothingKept: .noInput
                case .otherVersion: .badSettings
                case .unusable: .inputOrOutputFailed
                default: .badData
                }
            case let error as LearningError:
                switch error {
                case .file(_, "open", _): .noInput
                case .file(_, "create", _): .cannotCreate
                case .file: .inputOrOutputFailed
                default: .badData
                }
            default: .internalError
            }
    }
}
