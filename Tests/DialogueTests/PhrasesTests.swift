import Dialogue
import Language
import Testing

private let analyzer = Analyzer()

private func matches(_ phrase: String, in text: String) -> [Bool] {
    var phrases = Phrases<Int>()
    phrases.add(phrase, meaning: 1, analyzer: analyzer)
    return phrases.matches(in: analyzer.utterance(of: text).words).map(\.isNegated)
}

@Test(arguments: [
    ("burning smell", "There is a BURNING smell!"), ("(turned|switched) it off", "I switched it off"),
    ("restarted|rebooted", "have already rebooted"), ("pulled * plug", "I pulled the damn plug"),
    ("pulled * plug", "pulled plug"), ("don't work", "they don’t work"),
])
func `a phrase is found as whole folded words`(_ phrase: String, _ text: String) {
    #expect(matches(phrase, in: text) == [false])
}

@Test(arguments: [
    ("burning smell", "burning smells"), ("art", "start"), ("pulled * plug", "pulled it out of the very old plug"),
])
func `nothing is found in parts of words or too far apart`(_ phrase: String, _ text: String) {
    #expect(matches(phrase, in: text).isEmpty)
}

@Test(arguments: ["I have not restarted it", "I never restarted", "didn't you see I haven't restarted"])
func `a phrase that is denied is said to be denied`(_ text: String) {
    #expect(matches("restarted", in: text) == [true])
}

@Test(arguments: ["ich habe ihn noch nicht restarted", "je n'ai pas restarted", "ohne restarted"])
func `a denial counts in other languages too`(_ text: String) {
    #expect(matches("restarted", in: text) == [true])
}

@Test func `what a comma ends denies nothing after it`() {
    #expect(matches("restarted", in: "No, I restarted it") == [false])
}

@Test func `alternatives in brackets multiply`() {
    for text in ["lights are green", "lights are on", "lamps are green", "lamps are on"] {
        #expect(matches("(lights|lamps) are (green|on)", in: text) == [false])
    }
}

@Test(arguments: [
    ("(hub|router) (is|looks|) (fat|like a pillow)", "the hub is fat", true),
    ("(hub|router) (is|looks|) (fat|like a pillow)", "my router looks like a pillow", true),
    ("(hub|router) (is|looks|) (fat|like a pillow)", "router fat", true),
    ("(hub|router) (is|looks|) (fat|like a pillow)", "the hub is like a", false),
    ("(un|)plugged it", "I unplugged it", true), ("(un|)plugged it", "I plugged it", true),
    ("(a|b|c) * (x|y-z)", "b and then y-z", true), ("(a|b|c) * (x|y-z)", "d and then x", false),
])
func `brackets stand for each of their choices`(_ phrase: String, _ text: String, _ isFound: Bool) {
    #expect(matches(phrase, in: text).isEmpty == !isFound)
}
