internal import NIOCore
internal import ServiceLifecycle

/// The loop of one connection: takes what the socket brings and what work has come to, and does what the pipeline says.
struct Connection: Sendable {
    let channel: any Channel
    let events: AsyncStream<LineEvent>
    let continuation: AsyncStream<LineEvent>.Continuation
    let limits: Limits

    /// Runs until the connection is closed and what was begun is done.
    func run(answer: @escaping Answering) async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var pipeline = Pipeline(limits: limits, now: .now)
                var session = Session(limits: limits)
                var feed: Feed?
                for await event in events {
                    if case .subscribed(let next) = event {
                        feed?.end()
                        feed = next
                        group.addTask { await next.run { await send($0) } }
                        continue
                    }
                    let steps = take(event, &pipeline, &session)
                    let written = write(steps)
                    for (ticket, work) in steps.start {
                        group.addTask { [session] in
                            await perform(work, ticket, session, after: written, answer)
                        }
                    }
                }
                feed?.end()
            }
        } onGracefulShutdown: {
            continuation.yield(.drain)
        }
        // After a cancellation, which ends the stream of events, the socket is still there.
        channel.close(promise: nil)
    }

    private func take(_ event: LineEvent, _ pipeline: inout Pipeline, _ session: inout Session) -> Pipeline.Steps {
        let now = ContinuousClock.now
        switch event {
        case .lines(let lines):
            return lines.reduce(into: Pipeline.Steps()) { $0.append(pipeline.take($1, now: now)) }
        case .failed(let refusal, let firstByte): return pipeline.fail(refusal, firstByte: firstByte, now: now)
        case .tick: return pipeline.tick(now: now)
        case .ended: return pipeline.end(now: now)
        case .drain: return pipeline.drain(now: now)
        case .subscribed: return Pipeline.Steps()
        case .finished(let ticket, let outcome, let after):
            if let after { session = after }
            return pipeline.finish(ticket, outcome, now: now)
        }
    }

    private func write(_ steps: Pipeline.Steps) -> EventLoopFuture<Void>? {
        guard !steps.send.isEmpty || steps.answered > 0 || steps.closes else { return nil }
        let outgoing = Outgoing(bytes: steps.send, answered: steps.answered, closes: steps.closes)
        return channel.writeAndFlush(outgoing)
    }

    /// Sends what nobody asked for; returns when it has left, so that a slow reader is not flooded. False when nobody reads.
    private func send(_ bytes: [UInt8]) async -> Bool {
        (try? await channel.writeAndFlush(Outgoing(bytes: bytes, answered: 0, closes: false)).get()) != nil
    }

    private func perform(
        _ work: Pipeline.Work, _ ticket: Pipeline.Ticket, _ session: Session, after written: EventLoopFuture<Void>?,
        _ answer: @escaping Answering
    ) async {
        switch work {
        case .request(let request):
            let given = await answer(request)
            continuation.yield(.finished(ticket, .answer(given), nil))
            if let feed = given.feed { continuation.yield(.subscribed(feed)) }
        case .text(let line):
            var session = session
            let reply = await session.reply(to: line, from: answer)
            continuation.yield(.finished(ticket, .text(reply), session))
        case .next(let next):
            // A part is made when the one before it has left, so that a long answer never lies in memory whole.
            guard (try? await written?.get()) != nil else { return }
            continuation.yield(.finished(ticket, .answer(await next()), nil))
        }
    }
}

extension Pipeline.Steps {
    fileprivate mutating func append(_ other: Pipeline.Steps) {
        start += other.start
        send += other.send
        answered += other.answered
        closes = closes || other.closes
    }
}
