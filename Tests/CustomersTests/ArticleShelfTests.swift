import Customers
import Testing

private func shelf() throws -> ArticleShelf {
    try ArticleShelf([
        .init(
            title: "Restart your router", body: "Pull the plug. Count to ten.",
            passages: ["Pull the plug.", "Count to ten."]),
        .init(
            title: "Return a parcel", body: "Print the label. The router goes back too.",
            passages: ["Print the label.", "The router goes back too."]),
        .init(title: "Café hours", body: "Open until nine.", passages: ["Open until nine."]),
    ])
}

@Test func `what has the words in its title comes first`() throws {
    #expect(try shelf().ranking(of: ["router"], limit: 5) == [0, 1])
    #expect(try shelf().ranking(of: ["router"], limit: 1) == [0])
    #expect(try shelf().ranking(of: ["kites"], limit: 5).isEmpty)
    #expect(try shelf().ranking(of: [], limit: 5).isEmpty)
}

@Test func `words are found by their stem, without case and accents`() throws {
    #expect(try shelf().ranking(of: ["restarting"], limit: 5) == [0])
    #expect(try shelf().ranking(of: ["labels"], limit: 5) == [1])
    #expect(try shelf().ranking(of: ["CAFE"], limit: 5) == [2])
}

@Test func `a word is held by title or by body`() throws {
    let (router, nine) = (try shelf().holders(of: "router"), try shelf().holders(of: "nine"))
    #expect(router.inTitle == [0] && router.anywhere == [0, 1])
    #expect(nine.inTitle.isEmpty && nine.anywhere == [2])
}

@Test func `the passage that fits best is quoted, and of that sheet alone`() throws {
    #expect(try shelf().passage(of: 1, for: ["router"]) == "The router goes back too.")
    #expect(try shelf().passage(of: 0, for: ["counting", "plugs"]) != nil)
    #expect(try shelf().passage(of: 0, for: ["label"]) == nil)
}

@Test(arguments: [
    "\"", "NOT", "a AND (", "title:", "*", "x\0y", "'; DROP TABLE sheets; --", "^", "-", "NEAR(a b)", "💥",
])
func `no word of a customer's can break a search`(_ word: String) throws {
    let shelf = try shelf()
    _ = shelf.holders(of: word)
    _ = shelf.passage(of: 0, for: [word])
    #expect(shelf.ranking(of: [word, "router"], limit: 5) == [0, 1])
}
