internal import ServiceLifecycle

/// Looks once a second whether something is due that the assistant says unasked, or an action late.
struct Attendance: Service {
    private let desk: Desk

    init(_ desk: Desk) { self.desk = desk }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await desk.attend()
                guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            }
        }
    }
}
