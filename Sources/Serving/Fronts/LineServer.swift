internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle
internal import StrictJSON

/// The line server: accepts connections and gives each its loop.
///
/// Loopback only. It ends when it is asked to stop and every connection has had its answers, or when it is cancelled.
package struct LineServer: Service {
    private let address: SocketAddress
    private let limits: Limits
    private let traffic: Traffic
    private let answer: Answering
    private let ready: @Sendable (_ port: Int) -> Void

    /// A server for one address.
    /// - Parameters:
    ///   - port: 0 takes any that is free.
    ///   - ready: Called once with the port, when connections are answered.
    /// - Throws: `ServingError` for an address that is not this machine's own.
    package init(
        host: String, port: Int, limits: Limits, traffic: Traffic, answer: @escaping Answering,
        ready: @escaping @Sendable (_ port: Int) -> Void
    ) throws(ServingError) {
        address = try Self.address(host: host, port: port)
        self.limits = limits
        self.traffic = traffic
        self.answer = answer
        self.ready = ready
    }

    /// Serves until asked to stop.
    /// - Throws: `ServingError.cannotBind` when the address is taken or not allowed.
    package func run() async throws {
        let (connections, accepted) = AsyncStream<Connection>.makeStream()
        let listener = try await bind(accepted)
        ready(listener.localAddress?.port ?? 0)
        await withDiscardingTaskGroup { group in
            group.addTask {
                try? await gracefulShutdown()
                try? await listener.close()
                accepted.finish()
            }
            for await connection in connections {
                group.addTask {
                    await connection.run { [traffic, answer] in await traffic.answer($0, by: answer) }
                    traffic.disconnect()
                }
            }
        }
    }

    private func bind(_ accepted: AsyncStream<Connection>.Continuation) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 512)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                // Without descriptors left, accepting fails again and again: wait a little between two attempts.
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [limits, traffic] channel in
                channel.eventLoop.makeCompletedFuture { try Self.open(channel, limits, traffic, accepted) }
            }
        do {
            return try await bootstrap.bind(to: address).get()
        } catch {
            throw ServingError.cannotBind(address: "\(address.ipAddress ?? ""):\(address.port ?? 0)", "\(error)")
        }
    }

    private static func open(
        _ channel: any Channel, _ limits: Limits, _ traffic: Traffic, _ accepted: AsyncStream<Connection>.Continuation
    ) throws {
        guard traffic.connect() else {
            let full = Refusal(.unavailable, "this server has all the connections that it takes")
            try channel.pipeline.syncOperations.addHandler(RefusingHandler(Answer(full).line(id: .null)))
            return
        }
        let (events, continuation) = AsyncStream<LineEvent>.makeStream()
        let greeting = Self.greeting(limits)
        try channel.pipeline.syncOperations.addHandler(
            LineHandler(limits: limits, greeting: greeting, events: continuation))
        let connection = Connection(channel: channel, events: events, continuation: continuation, limits: limits)
        guard case .enqueued = accepted.yield(connection) else {
            traffic.disconnect()
            throw ChannelError.alreadyClosed
        }
    }

    private static func greeting(_ limits: Limits) -> [UInt8] {
        JSON.object([
            "type": "ready", "server": .string(Release.server), "protocol": [1], "auth": "none", "durable": "fsync",
            "max_line": .number(limits.line),
        ]).bytes + [UInt8(ascii: "\n")]
    }

    /// Refuses an address that others could reach, before anything is opened for it.
    /// - Throws: `ServingError.notLoopback`.
    package static func check(host: String) throws(ServingError) { _ = try address(host: host, port: 0) }

    private static func address(host: String, port: Int) throws(ServingError) -> SocketAddress {
        guard let address = loopback(host, port: port) else { throw ServingError.notLoopback(host: host) }
        return address
    }

    private static func loopback(_ host: String, port: Int) -> SocketAddress? {
        let number = host == "localhost" ? "127.0.0.1" : host
        guard let address = try? SocketAddress(ipAddress: number, port: port) else { return nil }
        switch address {
        case .v4: return number.hasPrefix("127.") ? address : nil
        case .v6: return address.ipAddress == "::1" ? address : nil
        case .unixDomainSocket: return nil
        }
    }
}

/// Tells a client that there is no room for it, and closes.
private final class RefusingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let line: [UInt8]

    init(_ line: [UInt8]) { self.line = line }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: line)), promise: nil)
        context.close(mode: .output, promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
}
