import Testing
import Workshop

@Suite struct TalkCourseTests {
    private func course(_ lines: [TalkLine]) -> TalkCourse {
        var course = TalkCourse()
        for line in lines { course.add(line) }
        return course
    }

    private func customer(_ line: Int, mood: Double = 0, _ signs: Sign...) -> TalkLine {
        TalkLine(isCustomers: true, line: line, turn: line, mood: mood, signs: SignSet(signs))
    }

    private func desk(_ line: Int, promises: [String] = [], _ signs: Sign...) -> TalkLine {
        TalkLine(isCustomers: false, line: line, turn: line, signs: SignSet(signs), promises: promises)
    }

    @Test func `a promise is kept when the customer has it, broken when the customer has not, else open`() {
        let promise = desk(2, promises: ["I will send it today."])
        #expect(course([customer(1), promise, customer(3, .received)]).promises.map(\.isKept) == [true])
        #expect(course([customer(1), promise, customer(3, .missing)]).promises.map(\.isKept) == [false])
        #expect(course([customer(1), promise, customer(3), desk(4, .remedy)]).promises.map(\.isKept) == [nil])
    }

    @Test func `thanks in a bad mood are not meant`() {
        let meant = course([customer(1), desk(2), customer(3, mood: 0.3, .thanks)])
        let bitter = course([customer(1), desk(2), customer(3, mood: -0.4, .thanks)])
        #expect(meant.reading(.endsThanks).value == 1 && meant.reading(.endsBitterThanks).value == 0)
        #expect(bitter.reading(.endsThanks).value == 0 && bitter.reading(.endsBitterThanks).value == 1)
    }

    @Test func `who says goodbye in a friendly line gives up less than who says it in a sour one`() {
        let friendly = course([customer(1), desk(2), customer(3, mood: 0.4, .resigned)]).reading(.endsResigned)
        let sour = course([customer(1), desk(2), customer(3, mood: -0.4, .resigned)]).reading(.endsResigned)
        #expect(friendly.value < 0.5 && sour.value == 1 && sour.line == 3)
    }

    @Test func `what the desk says it did is contested when the customer denies it afterwards, and not before`() {
        #expect(course([customer(1), desk(2, .remedy), customer(3, .still)]).reading(.contested).line == 3)
        #expect(course([customer(1, .still), desk(2, .remedy), customer(3)]).reading(.contested).value == 0)
    }

    @Test func `a friendly line that names a lawyer is a lesser threat than an angry one`() {
        let friendly = course([customer(1, mood: 0.4, .authority)]).reading(.authority)
        let angry = course([customer(1, mood: -0.5, .authority)]).reading(.authority)
        #expect(friendly.value < angry.value && angry.value == 1)
    }

    @Test func `a calm wish for a person is no demand`() {
        #expect(course([customer(1, .human)]).reading(.angryWish).value == 0)
        #expect(course([customer(1, mood: -0.6, .human)]).reading(.angryWish).line == 1)
    }

    @Test func `who has the last word is told`() {
        #expect(course([customer(1), desk(2)]).reading(.customerLast).value == 0)
        #expect(course([customer(1), desk(2), customer(3)]).reading(.customerLast).line == 3)
    }

    @Test func `an endless talk keeps no more promises than it may`() {
        let talk = course((1...200).map { desk($0, promises: ["I will call you tomorrow."]) })
        #expect(talk.promises.count == TalkCourse.mostPromises)
    }
}
