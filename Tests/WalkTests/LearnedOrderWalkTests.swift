import StrictJSON
import Testing

/// Says something, and returns what the reply is called and why it was given.
private func say(
    _ text: String, as customer: String, on desk: WalkDesk
) async throws -> (step: String, reasons: String) {
    let reply = try await desk.ask([
        "op": "message", "conversation": .string("c-\(customer)"), "customer": .string(customer),
        "text": .string(text),
    ])
    let reasons = reply["decision"]?["reasons"]?.array?.compactMap(\.string) ?? []
    return (reply["replies"]?.array?.last?["reply"]?.string ?? "", reasons.joined(separator: "; "))
}

/// What the guide puts first when a camera is offline.
private func firstStep(of customer: String, on desk: WalkDesk) async throws -> (step: String, reasons: String) {
    _ = try await say("one of my devices is offline", as: customer, on: desk)
    return try await say("only the camera", as: customer, on: desk)
}

@Test func `a guide tries first what has helped others, says why, and knows it after a restart`() async throws {
    let desk = try await WalkDesk()
    let before = try await firstStep(of: "first", on: desk)
    #expect(before.step == "device_offline/power")
    #expect(before.reasons.contains("power 0.35 for 1 before near 0.20 for 2 (camera)"), "\(before.reasons)")
    for number in 1...12 {
        var step = try await firstStep(of: "p\(number)", on: desk).step
        // Power never helps here, and near always does.
        if step == "device_offline/power" { step = try await say("no, still offline", as: "p\(number)", on: desk).step }
        #expect(step == "device_offline/near")
        _ = try await say("yes, it works now", as: "p\(number)", on: desk)
    }
    let after = try await firstStep(of: "later", on: desk)
    #expect(after.step == "device_offline/near", "\(after.reasons)")
    #expect(after.reasons.contains("near 0.6") && after.reasons.contains("before power 0."), "\(after.reasons)")
    try await desk.restart()
    let restarted = try await firstStep(of: "next", on: desk)
    #expect(restarted == after)
    try await desk.close()
}
