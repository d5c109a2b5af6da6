internal import Customers
internal import Foundation
package import Logging
internal import ServiceLifecycle
internal import UnixSignals

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

extension Assembly {
    /// Serves until SIGTERM or Ctrl-C; then answers what was begun, for as long as the limits allow. A second signal ends
    /// the process at once, which costs nothing that was acknowledged.
    /// - Parameters:
    ///   - reload: Reads the catalogue again, on SIGHUP.
    ///   - ready: Called once with the port, when connections are answered.
    /// - Throws: `ServingError` for an address that cannot be, or must not be, answered on.
    package func serve(
        host: String, port: Int, reload: @escaping Reloading.Load, ready: @escaping @Sendable (_ port: Int) -> Void
    ) async throws {
        let server = try LineServer(
            host: host, port: port, limits: desk.limits, traffic: desk.traffic, answer: { await desk.answer($0) },
            ready: ready)
        // Stopped from the last to the first, each when the one after it has ended.
        var configuration = ServiceGroupConfiguration(
            services: [
                Housekeeping(customers, logger: desk.logger, now: desk.now), Reloading(desk, load: reload),
                Attendance(desk),
                server,
                SignalsAsUsual(),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: desk.logger)
        configuration.maximumGracefulShutdownDuration = .seconds(desk.limits.drainSeconds)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            desk.logger.warning("not everything was answered in time")
        }
        try await customers.close()
    }
}

extension Logger {
    /// Says what matters on standard error: never what people wrote.
    package static var standardError: Logger {
        var logger = Logger(label: "rapport") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        return logger
    }
}

/// Once stopping has begun, lets a further signal do what it does to any process.
private struct SignalsAsUsual: Service {
    func run() async throws {
        try await gracefulShutdown()
        signal(SIGTERM, SIG_DFL)
        signal(SIGINT, SIG_DFL)
    }
}

/// How many files this process may have open, after asking for as many as it may ask for, up to a number that leaves
/// room for `connections`.
package func raisedDescriptorLimit(for connections: Int) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
    let wanted = min(limit.rlim_max, rlim_t(connections + 64))
    if wanted > limit.rlim_cur {
        limit.rlim_cur = wanted
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    return Int(clamping: limit.rlim_cur)
}
