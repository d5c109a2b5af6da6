import Serving
import Testing

private let start = ContinuousClock.now

@Test func `a silent client is asked twice and then given up`() {
    var patience = Patience(limits: Limits(), now: start)
    #expect(patience.look(now: start + .seconds(119)) == .wait)
    #expect(patience.look(now: start + .seconds(120)) == .ping)
    #expect(patience.look(now: start + .seconds(239)) == .wait)
    #expect(patience.look(now: start + .seconds(240)) == .ping)
    guard case .giveUp(let refusal) = patience.look(now: start + .seconds(360)) else {
        Issue.record("not given up")
        return
    }
    #expect(refusal.code == .idle)
}

@Test func `any sign of life starts the count again`() {
    var patience = Patience(limits: Limits(), now: start)
    _ = patience.look(now: start + .seconds(120))
    patience.heard(now: start + .seconds(200))
    #expect(patience.look(now: start + .seconds(319)) == .wait)
    #expect(patience.look(now: start + .seconds(320)) == .ping)
    #expect(patience.look(now: start + .seconds(440)) == .ping)
    #expect(patience.untilSilence(now: start + .seconds(500)) == .seconds(60))
}

@Test func `a line that drips is given up thirty seconds after its first byte`() {
    var patience = Patience(limits: Limits(), now: start)
    for second in 0..<30 {
        patience.heard(now: start + .seconds(second))
        patience.beganLine(now: start + .seconds(second))
        #expect(patience.look(now: start + .seconds(second)) == .wait)
    }
    guard case .giveUp = patience.look(now: start + .seconds(30)) else {
        Issue.record("not given up")
        return
    }
    patience.completedLine()
    #expect(patience.look(now: start + .seconds(31)) == .wait)
}

@Test func `an allowance fills up again, and never beyond one second's worth`() {
    var allowance = Allowance(rate: 4, now: start)
    for _ in 0..<4 { #expect(allowance.take(now: start) == nil) }
    #expect(allowance.take(now: start) == 250)
    #expect(allowance.take(now: start + .milliseconds(250)) == nil)
    for _ in 0..<4 { #expect(allowance.take(now: start + .seconds(60)) == nil) }
    #expect(allowance.take(now: start + .seconds(60)) == 250)
    var free = Allowance(rate: 0, now: start)
    for _ in 0..<1_000 { #expect(free.take(now: start) == nil) }
}
