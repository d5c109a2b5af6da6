import Dialogue
import Testing

@Test func `a share's interval is Wilson's`() {
    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3: 81/263 and 15/148.
    let (low, high) = Effect.Share(hits: 81, of: 263).interval
    #expect(abs(low - 0.2553) < 0.00005 && abs(high - 0.3662) < 0.00005)
    let few = Effect.Share(hits: 15, of: 148).interval
    #expect(abs(few.low - 0.0624) < 0.00005 && abs(few.high - 0.1605) < 0.00005)
    #expect(Effect.Share(hits: 0, of: 0).interval == (0, 1))
}

@Test func `the lift's interval is Newcombe's`() {
    // Newcombe (1998), "Interval estimation for the difference between independent proportions", table II, method 10:
    // 56/70 against 48/80.
    let effect = Effect(
        pattern: "p", decisions: [:], reasons: [:], told: .init(hits: 48, of: 80), heldOut: .init(hits: 56, of: 70),
        refused: 0, angry: 0)
    #expect(abs(effect.lift - 0.2) < 1e-9)
    #expect(abs(effect.liftInterval.low - 0.0524) < 0.00005 && abs(effect.liftInterval.high - 0.3339) < 0.00005)
}
