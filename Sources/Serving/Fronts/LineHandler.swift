internal import NIOCore
internal import StrictJSON

/// What a connection's handler tells its loop.
enum LineEvent: Sendable {
    case lines([[UInt8]])
    /// The line cannot go on; what the line at fault begins with.
    case failed(Refusal, firstByte: UInt8?)
    /// Time has passed while something is in progress.
    case tick
    /// The client sends no more.
    case ended
    /// The server is stopping.
    case drain
    /// Work is done. In text mode the session comes back with it.
    case finished(Pipeline.Ticket, Pipeline.Outcome, Session?)
    /// From now on this is told unasked.
    case subscribed(Feed)
}

/// What a connection's loop tells its handler.
struct Outgoing: Sendable {
    let bytes: [UInt8]
    /// How many lines are wholly answered by it.
    let answered: Int
    /// The connection is closed once this has left.
    let closes: Bool
}

/// The end of a connection that touches the socket: cuts lines, keeps time, holds reading back.
///
/// A classic handler, since those frame lines several times faster than asynchronous channels; everything that has to
/// wait is handed to the connection's loop a batch at a time. All state belongs to the event loop.
final class LineHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Outgoing
    typealias OutboundOut = ByteBuffer

    private let limits: Limits
    private let greeting: [UInt8]
    private let events: AsyncStream<LineEvent>.Continuation
    private var reader: LineReader
    private var patience: Patience
    private var owed = 0  // lines handed over and not answered yet
    private var holdsRead = false
    private var hasEnded = false  // the client sends no more
    private var isClosing = false  // the last answer has been written; what still comes in is dropped
    private var lastFirstByte = UInt8(ascii: "{")
    private var silenceTimer: Scheduled<Void>?
    private var progressTimer: Scheduled<Void>?

    init(limits: Limits, greeting: [UInt8], events: AsyncStream<LineEvent>.Continuation) {
        self.limits = limits
        self.greeting = greeting
        self.events = events
        reader = LineReader(limit: limits.line)
        patience = Patience(limits: limits, now: .now)
    }

    func channelActive(context: ChannelHandlerContext) {
        send(greeting, context, promise: nil)
        watchSilence(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        silenceTimer?.cancel()
        progressTimer?.cancel()
        events.finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A reset or a broken pipe: nobody is there to be told.
        context.close(promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        unwrapInboundIn(data).withUnsafeReadableBytes { reader.append($0) }
        patience.heard(now: .now)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        handOver(context)
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if owed < limits.inFlight || isClosing { context.read() } else { holdsRead = true }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            hasEnded = true
            if isClosing { context.close(promise: nil) } else { handOver(context) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let outgoing = unwrapOutboundIn(data)
        owed -= outgoing.answered
        if outgoing.closes {
            close(context, saying: outgoing.bytes, promise: promise)
            return
        }
        send(outgoing.bytes, context, promise: promise)
        patience.heard(now: .now)
        handOver(context)
        if holdsRead, owed < limits.inFlight {
            holdsRead = false
            context.read()
        }
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: promise)
        let unread = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        if unread > limits.unread { context.close(promise: nil) }
    }

    /// Gives the loop as many lines as it may have at a time, and after them what keeps more from coming.
    private func handOver(_ context: ChannelHandlerContext) {
        var lines: [[UInt8]] = []
        var obstacle: LineEvent?
        while owed < limits.inFlight, !isClosing, obstacle == nil {
            guard let event = reader.next() else {
                if hasEnded { obstacle = .ended } else if reader.firstByte != nil { patience.beganLine(now: .now) }
                break
            }
            switch event {
            case .line(let line):
                lines.append(line)
                owed += 1
                lastFirstByte = line.first ?? 0
                patience.completedLine()
            case .tooLong(let firstByte):
                let refusal = Refusal(.lineTooLong, "a line has at most \(limits.line) bytes")
                obstacle = .failed(refusal, firstByte: firstByte)
            case .foreign(let foreign):
                let refusal = Refusal(.foreignProtocol, "this is rapport's line protocol, not \(foreign.rawValue)")
                obstacle = .failed(refusal, firstByte: 0)
            }
        }
        if !lines.isEmpty { events.yield(.lines(lines)) }
        if let obstacle { events.yield(obstacle) }
        watchProgress(context)
    }

    /// Says the last words and closes. Closing both directions while bytes lie unread would make the kernel reset the
    /// connection, and the client might never see why; so our side is closed first, and the rest a little later.
    private func close(_ context: ChannelHandlerContext, saying bytes: [UInt8], promise: EventLoopPromise<Void>?) {
        isClosing = true
        send(bytes, context, promise: promise)
        context.close(mode: .output, promise: nil)
        context.read()
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
    }

    /// Looks at silence when it is due, and then when it is due again.
    private func watchSilence(_ context: ChannelHandlerContext) {
        silenceTimer = context.eventLoop.assumeIsolated().scheduleTask(
            in: TimeAmount(patience.untilSilence(now: .now)) + .milliseconds(1)
        ) {
            // A client that waits for our answer is not silent.
            if self.owed > 0 { self.patience.heard(now: .now) }
            if self.look(context) { self.watchSilence(context) }
        }
    }

    /// Looks once a second at lines that are slow and work that is late, as long as there are any.
    private func watchProgress(_ context: ChannelHandlerContext) {
        guard progressTimer == nil, owed > 0 || reader.firstByte != nil, !isClosing else { return }
        progressTimer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) {
            self.progressTimer = nil
            if self.owed > 0 { self.events.yield(.tick) }
            if self.look(context) { self.watchProgress(context) }
        }
    }

    /// Does what patience says; false when the connection is given up, or closing anyway.
    private func look(_ context: ChannelHandlerContext) -> Bool {
        guard !isClosing else { return false }
        switch patience.look(now: .now) {
        case .wait: return true
        case .ping:
            // A person at a terminal is not asked for a sign of life, but left all the same if there is none.
            let speaksJSON = lastFirstByte == UInt8(ascii: "{")
            if speaksJSON { send(Array("{\"type\":\"ping\"}\n".utf8), context, promise: nil) }
            return true
        case .giveUp(let refusal):
            events.yield(.failed(refusal, firstByte: reader.firstByte ?? lastFirstByte))
            return false
        }
    }
}
