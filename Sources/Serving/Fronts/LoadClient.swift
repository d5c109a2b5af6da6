internal import NIOCore
internal import NIOPosix
package import StrictJSON

/// Measures a line server from outside: so many connections, each sending its next message when the last one is answered.
package struct LoadClient: Sendable {
    private let port: Int
    private let connections: Int
    private let seconds: Int
    private let run: String

    /// A load on a server of this machine.
    /// - Parameter run: Begins the names of customers and conversations, so that two runs do not meet.
    package init(port: Int, connections: Int, seconds: Int, run: String) {
        self.port = port
        self.connections = connections
        self.seconds = seconds
        self.run = run
    }

    /// What was measured.
    package struct Figures: Sendable {
        /// Answered with 200.
        package var answered = 0
        /// Answered with anything else, or not at all.
        package var failed = 0
        package var seconds = 0.0
        /// Of every answer, ascending.
        package var milliseconds: [Double] = []

        /// The time that so many of a hundred answers took at most; 0 without answers.
        package func percentile(_ percent: Double) -> Double {
            guard !milliseconds.isEmpty else { return 0 }
            let place = (percent / 100 * Double(milliseconds.count)).rounded(.up)
            return milliseconds[min(milliseconds.count - 1, max(0, Int(place) - 1))]
        }

        /// The figures as `rapport benchmark serve` prints them.
        package var json: JSON {
            let rounded = { (value: Double) in JSON.number((value * 100).rounded() / 100) }
            return [
                "messages_per_second": rounded(seconds > 0 ? Double(answered) / seconds : 0),
                "p50_ms": rounded(percentile(50)), "p99_ms": rounded(percentile(99)),
                "max_ms": rounded(milliseconds.last ?? 0), "answered": .number(answered), "failed": .number(failed),
                "seconds": rounded(seconds),
            ]
        }
    }

    /// Runs the load.
    /// - Throws: When the server cannot be reached.
    package func measure() async throws -> Figures {
        let begin = ContinuousClock.now
        let end = begin + .seconds(seconds)
        let talks = try await withThrowingTaskGroup(of: [Figures].self) { group in
            for number in 0..<connections {
                group.addTask { [try await talk("\(run)-\(number)", until: end)] }
            }
            return try await group.reduce([], +)
        }
        var all = talks.reduce(into: Figures()) { all, talk in
            all.answered += talk.answered
            all.failed += talk.failed
            all.milliseconds += talk.milliseconds
        }
        all.milliseconds.sort()
        all.seconds = (ContinuousClock.now - begin) / .seconds(1)
        return all
    }

    private func talk(_ name: String, until end: ContinuousClock.Instant) async throws -> Figures {
        let promise = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: Figures.self)
        do {
            _ = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            TalkingHandler(name: name, end: end, promise: promise))
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
        } catch {
            promise.fail(error)
        }
        return try await promise.futureResult.get()
    }
}

/// One connection of the load: a customer after another, ten messages in each conversation.
private final class TalkingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let texts = [
        "hello", "my internet is down since this morning", "yes, the power light is on", "I restarted it twice already",
        "where is my order A-1007?", "can I change the delivery address", "it still does not work!!",
        "how do I reset the smart plug", "what is the weather on the moon", "thanks, bye",
    ]

    private let name: String
    private let end: ContinuousClock.Instant
    private let promise: EventLoopPromise<LoadClient.Figures>
    private var figures = LoadClient.Figures()
    private var reader = LineReader(limit: 1_048_576)
    private var sentAt: ContinuousClock.Instant?
    private var count = 0

    init(name: String, end: ContinuousClock.Instant, promise: EventLoopPromise<LoadClient.Figures>) {
        self.name = name
        self.end = end
        self.promise = promise
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unwrapInboundIn(data).withUnsafeReadableBytes { reader.append($0) }
        while case .line(let line)? = reader.next() { take(line, context) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if sentAt != nil { figures.failed += 1 }
        promise.succeed(figures)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func take(_ line: [UInt8], _ context: ChannelHandlerContext) {
        if line.starts(with: "{\"type\":\"ping\"".utf8) { return }
        if let sentAt {
            let isDone = line.starts(with: "{\"id\":\(count),\"ok\":true,\"code\":200,".utf8)
            figures.milliseconds.append((ContinuousClock.now - sentAt) / .milliseconds(1))
            if isDone { figures.answered += 1 } else { figures.failed += 1 }
            self.sentAt = nil
        }
        // The first line is the server's greeting.
        guard ContinuousClock.now < end else {
            context.close(promise: nil)
            return
        }
        send(context)
    }

    private func send(_ context: ChannelHandlerContext) {
        let text = Self.texts[count % Self.texts.count]
        let talk = count / Self.texts.count
        count += 1
        let request: JSON = [
            "id": .number(count), "op": "message", "conversation": .string("\(name)-\(talk)"),
            "customer": .string("\(name)-\(talk % 50)"), "text": .string(text),
            "message_id": .string("\(name)-m\(count)"),
        ]
        sentAt = .now
        let buffer = context.channel.allocator.buffer(bytes: request.bytes + [UInt8(ascii: "\n")])
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }
}
