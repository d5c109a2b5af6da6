/// The small words by which a language tells about how much: what rules for money and measures are made with.
struct AmountWords: Sendable {
    let a: String
    let and: String
    let about: String
    /// Before the lower end of a span: "between".
    let between: String
    /// The same, and "from".
    let from: String
    /// What stands between the ends of a span: "to", "-".
    let to: String
    /// The same after "between" and "from": "and" too.
    let toAfterFrom: String
    /// Between neighbours: "two or three".
    let or: String
    /// Behind one unit: "a week or two".
    let orTwo: String
    let under: String
    let over: String
    let half: String
    let of: String

    static let english = AmountWords(
        a: "a|an", and: "and|,",
        about: "about|around|approx|approx .|approximately|exactly|precisely|close to|nearly|almost|roughly|~",
        between: "between", from: "between|from", to: "-|to", toAfterFrom: "-|to|and", or: "or",
        orTwo: "or two|or 2",
        under: "under|below|lower than|less than|no more than|at most|up to|not more than|fewer than",
        over: "over|above|exceeding|at least|more than|no less than|not less than", half: "half|half a|half an",
        of: "of|of a|of an")
}
