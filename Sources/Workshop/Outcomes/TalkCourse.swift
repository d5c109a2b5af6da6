/// The course of a talk, gathered line by line: what is needed to judge how it ended, and no more. Its size does not grow
/// with the talk, but for the promises, of which it keeps `mostPromises`.
package struct TalkCourse: Sendable {
    package private(set) var customerLines = 0
    package private(set) var deskLines = 0
    /// What was promised, in order.
    package private(set) var promises: [Promise] = []
    /// The last customer lines, oldest first.
    private(set) var tail: [TalkLine] = []
    /// The desk's last lines before the customer's last, and those after it, oldest first.
    private(set) var answers: [TalkLine] = []
    /// The desk's lines after the customer's last.
    private(set) var after: [TalkLine] = []
    private(set) var firstMood: Double?
    private(set) var lowest: (mood: Double, line: Int)?
    private var moodSum = 0.0
    /// Line of the first time that each sign was seen, and how often.
    private var seen = [(first: Int, times: Int)](repeating: (0, 0), count: Sign.allCases.count)
    /// A line of the desk that says what one of its last four said.
    private(set) var deskRepeats: (line: Int, times: Int)?
    /// A customer's line that denies what the desk said it had done.
    private(set) var contested: Int?
    /// A wish for a person, spoken in a bad mood.
    private(set) var angryWish: Int?
    /// A handover after the mood had fallen low.
    private(set) var angryHandover: Int?
    private(set) var loud: (line: Int, times: Int)?
    /// Signs of going over the desk's head: the line, and how sure it is that the line means it.
    private var threats: [Sign: (line: Int, weight: Double)] = [:]
    /// The customer's last line came a quarter of an hour or more after the line before it.
    private(set) var cameBack: Int?
    private var lastTime: Double?
    private var hasRemedy = false

    package static let mostPromises = 50
    private static let tailLength = 3
    private static let answersLength = 4
    static let anger = -0.35
    /// From here up, a line sounds friendly.
    private static let calm = 0.05
    /// In seconds.
    private static let pause = 900.0
    private static let threatening: [Sign] = [.superior, .leaving, .complaint, .authority, .publicity]

    package init() {}

    package mutating func add(_ line: TalkLine) {
        for sign in Sign.allCases where line.signs.contains(sign) {
            let place = Int(sign.place)
            seen[place] = (seen[place].times == 0 ? line.line : seen[place].first, seen[place].times + 1)
        }
        if line.isCustomers { addCustomers(line) } else { addDesks(line) }
        lastTime = line.time ?? lastTime
    }

    /// The first line with a sign; `nil` where there is none.
    func first(_ sign: Sign) -> Int? { seen[Int(sign.place)].times > 0 ? seen[Int(sign.place)].first : nil }

    /// What a line says, where it is one of the last.
    func text(ofLine line: Int?) -> String? {
        guard let line else { return nil }
        return (tail + answers + after).last { $0.line == line }?.text
    }

    /// Where a customer goes over the desk's head, and how surely: 1 in a line of a bad mood, less in a friendly one.
    func threat(_ sign: Sign) -> (line: Int, weight: Double)? { threats[sign] }

    /// The first of all threats that are meant, and what is threatened with.
    var firstThreat: (sign: Sign, line: Int)? {
        Self.threatening.compactMap { sign in
            threats[sign].flatMap { $0.weight == 1 ? (sign, $0.line) : nil }
        }.min { $0.line < $1.line }
    }

    /// The mean of the customer's moods; 0 without any.
    var meanMood: Double { customerLines > 0 ? moodSum / Double(customerLines) : 0 }

    private mutating func addCustomers(_ line: TalkLine) {
        customerLines += 1
        moodSum += line.mood
        firstMood = firstMood ?? line.mood
        if line.mood < lowest?.mood ?? .infinity { lowest = (line.mood, line.line) }
        if line.isLoud { loud = (loud?.line ?? line.line, (loud?.times ?? 0) + 1) }
        let isAngry = line.mood <= Self.anger || line.isLoud || line.signs.contains(.insult)
        if line.signs.contains(.human) || line.signs.contains(.superior), isAngry { angryWish = angryWish ?? line.line }
        if hasRemedy, line.signs.contains(.still) || line.signs.contains(.missing) { contested = line.line }
        for sign in Self.threatening where line.signs.contains(sign) {
            let weight = line.mood <= Self.calm || line.isLoud ? 1.0 : 0.3
            if weight > threats[sign]?.weight ?? 0 { threats[sign] = (line.line, weight) }
        }
        if let time = line.time, let lastTime {
            cameBack = time - lastTime >= Self.pause ? line.line : nil
        }
        judgePromises(by: line)
        answers.append(contentsOf: after)
        answers.removeFirst(max(0, answers.count - Self.answersLength))
        after = []
        tail.append(line)
        if tail.count > Self.tailLength { tail.removeFirst() }
    }

    private mutating func addDesks(_ line: TalkLine) {
        deskLines += 1
        if (answers + after).contains(where: line.repeats) {
            deskRepeats = (line.line, (deskRepeats?.times ?? 0) + 1)
        }
        if line.signs.contains(.remedy) { hasRemedy = true }
        if line.signs.contains(.handover), lowest?.mood ?? 0 <= Self.anger || loud != nil {
            angryHandover = angryHandover ?? line.line
        }
        for text in line.promises where promises.count < Self.mostPromises {
            promises.append(Promise(line: line.line, turn: line.turn, text: text))
        }
        after.append(line)
        if after.count > Self.answersLength { after.removeFirst() }
    }

    /// The customer's word on the last promise that is still open.
    private mutating func judgePromises(by line: TalkLine) {
        guard let open = promises.lastIndex(where: { $0.isKept == nil }) else { return }
        if line.signs.contains(.missing) {
            promises[open].isKept = false
        } else if line.signs.contains(.received), !line.signs.contains(.still) {
            promises[open].isKept = true
        }
    }
}
