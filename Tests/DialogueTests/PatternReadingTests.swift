import Comprehension
import Customers
import Dialogue
import Foundation
import Testing

private func problems(_ yaml: String) throws -> [String] {
    let node = try #require(try Node.read("watch:\n" + yaml, file: "watch.yml"))
    var problems: [CatalogueProblem] = []
    _ = WatchPattern.read(
        [try #require(node["watch"])], kinds: ["payment_failed", "order_shipped"], problems: &problems)
    return problems.map(\.description)
}

@Test func `a pattern is read as it is written`() throws {
    let yaml = """
        watch:
          - pattern: payments_failing
            sequence: [payment_failed, {count: 2, of: payment_failed, where: {amount: ">50"}}]
            within: 30m
            per: customer
            then: {say: utter_payment_help, purpose: marketing}
            limit: {per_customer: 1 in 24h, quiet: "21:00-08:00", holdout: 10%}
        """
    let node = try #require(try Node.read(yaml, file: "watch.yml"))
    var problems: [CatalogueProblem] = []
    let read = WatchPattern.read([try #require(node["watch"])], kinds: ["payment_failed"], problems: &problems)
    let pattern = try #require(read.first, "\(problems)")
    #expect(pattern.steps.map(\.count) == [1, 2] && pattern.within == 1_800 && pattern.per == nil)
    #expect(pattern.response.say == "utter_payment_help" && pattern.response.purpose == .marketing)
    #expect(pattern.limit.perCustomer?.count == 1 && pattern.limit.perCustomer?.seconds == 86_400)
    #expect(pattern.limit.holdout == 0.1 && pattern.limit.quiet == QuietHours("21:00-08:00"))
    #expect(pattern.summary == "payment_failed, payment_failed ×2 within 30m")
}

@Test(arguments: [
    ("{sequence: [payment_failed]}", "has a name"),
    ("{pattern: p, sequence: [payment_faild], then: {handoff: q}}", "did you mean 'payment_failed'?"),
    ("{pattern: p, sequence: [payment_failed, order_shipped], then: {handoff: q}}", "'within' is missing"),
    ("{pattern: p, sequence: [{not: payment_failed}], within: 3h, then: {handoff: q}}", "begins with something that"),
    ("{pattern: p, sequence: [payment_failed], withn: 3h, then: {handoff: q}}", "did you mean 'within'?"),
    ("{pattern: p, sequence: [payment_failed]}", "'then' is missing"),
    ("{pattern: p, sequence: [payment_failed], within: soon, then: {handoff: q}}", "is a time such as"),
    (
        "{pattern: p, sequence: [payment_failed], skip: skip_past_lst, then: {handoff: q}}",
        "did you mean 'skip_past_last'?"
    ),
    ("{pattern: p, sequence: [payment_failed], then: {handoff: q}, limit: {holdout: 80%}}", "0% to 50%"),
    ("{pattern: p, sequence: [payment_failed], then: {handoff: q}, limit: {per_customer: daily}}", "1 in 24h"),
    ("{pattern: p, sequence: [payment_failed], then: {handoff: q, purpose: sport}}", "purpose is one of support"),
])
func `what is wrong with a pattern is told with its place`(_ yaml: String, _ words: String) throws {
    let found = try problems("  - \(yaml)\n")
    #expect(found.count == 1 && found[0].hasPrefix("watch.yml:2: ") && found[0].contains(words), "\(found)")
}

@Test func `quiet hours go over midnight and by the customer's own clock`() throws {
    let hours = try #require(QuietHours("21:00-08:00"))
    let noon = Date(timeIntervalSince1970: 1_773_057_600)
    #expect(hours.end(at: noon, in: .gmt) == nil)
    let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
    #expect(hours.end(at: noon, in: tokyo) == noon.addingTimeInterval(11 * 3_600))
    #expect(hours.end(at: noon.addingTimeInterval(-5 * 3_600), in: .gmt) == noon.addingTimeInterval(-4 * 3_600))
    #expect(QuietHours("8-9") == nil && QuietHours("08:00-08:00") == nil && QuietHours("25:00-08:00") == nil)
}
