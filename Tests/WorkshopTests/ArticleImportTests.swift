import Comprehension
import Customers
import Foundation
import Language
import Testing
import Workshop

/// A folder with these files, read as pages.
private func pages(_ files: [String: String]) throws -> ArticleImport {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pages-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    return try ArticleImport(folder: folder.path)
}

private func page(_ text: String, _ file: String) throws -> ArticlePage {
    let read = try pages([file: text])
    try #require(read.bad.isEmpty, "\(read.bad)")
    return try #require(read.pages.first)
}

private let markdown = """
    ---
    link: https://help.example/kettle
    tags: a, b
    ---
    # Descale *the* kettle

    Lime makes it **slow** and loud, so
    descale it [twice a year](https://help.example/why "why").

    What you need
    -------------
    * vinegar, `half a litre`
    * water
    1. Pour both in.
    2) Wait \\*an hour\\*.

    | Kettle | Time |
    |:--|---|
    | small | 20 min |

    > Do not_drink_it, see [below](#below). ![a picture](x.png)
    """

@Test func `a page in Markdown keeps its words, headings, lists and links`() throws {
    let page = try page(markdown, "Descale Kettle.md")
    #expect(page.name == "descale-kettle")
    #expect(page.title == "Descale the kettle")
    #expect(page.link == "https://help.example/kettle")
    #expect(
        page.body == """
            Lime makes it slow and loud, so descale it [twice a year](https://help.example/why).

            ## What you need

            - vinegar, half a litre
            - water
            - Pour both in.
            - Wait *an hour*.
            - Kettle, Time
            - small, 20 min

            Do not_drink_it, see below.
            """)
}

@Test func `a page in HTML keeps the same, and leaves scripts and what stands around out`() throws {
    let html = """
        <!DOCTYPE html>
        <html><head><title>Kettle | Help</title><link rel="canonical" href="https://help.example/kettle">
        <style>p > b { color: red }</style><script>if (a < b) { alert("<p>") }</script></head>
        <body><nav><a href="/">Home</a></nav><!-- <p>no</p> -->
        <h1>Descale the&nbsp;kettle</h1>
        <p>Lime makes it <b>slow</b> &amp; loud,
        so descale it <a href="https://help.example/why">twice a year</a>.
        <p>It is caf&eacute; style&#x2026;<br>and &lt;hot&gt; R&D
        <h2>What you need</h2>
        <ul><li>vinegar<li><p>water</p></li></ul>
        <table><tr><td>small<td>20 min</tr></table>
        <form><button>Send</button></form></body></html>
        """
    let page = try page(html, "kettle.HTML")
    #expect(page.title == "Descale the kettle")
    #expect(page.link == "https://help.example/kettle")
    #expect(
        page.body == """
            Lime makes it slow & loud, so descale it [twice a year](https://help.example/why).

            It is café style… and <hot> R&D

            ## What you need

            - vinegar
            - water
            - small 20 min
            """)
}

@Test(arguments: [
    ("a.md", "no title here\n", 1, "begin with '# Title'"),
    ("a.md", "# Only a title\n", 1, "no text"),
    ("a.md", "---\ntitle: x\n# y\nz\n", 1, "front matter"),
    ("a.md", "# T\n\ntext <b>bold</b>\n", 3, "save the page as .html"),
    ("a.md", "# T\n\n```\ncode\n", 3, "code block"),
    ("b.html", "<h1>T</h1><p>x</p>\n<div><b>bold</div>", 2, "before <b> of line 2"),
    ("b.html", "<h1>T</h1>\n<p>1 < 2</p>", 2, "&lt;"),
    ("b.html", "<h1>T</h1>\n\n<p>&nope; x</p>", 3, "not known"),
    ("b.html", "<h1>T</h1>\n<!-- x", 2, "comment"),
    ("b.html", "<h1>T</h1>\n<script>x", 2, "never closed"),
    ("b.html", "<h1>T</h1><p>x</p>\n</ul>", 2, "closes nothing"),
    ("b.html", "<h1>T</h1>\n<a href=\"x>y</a>", 2, "quotation mark"),
    ("b.html", "<h1>T</h1><p>x</p>\n<div>y", 2, "never closed"),
    ("b.html", "<p>x</p>", 1, "no title"),
])
func `a bad page is named with its line and a hint`(
    _ file: String, _ text: String, _ line: Int, _ hint: String
) throws {
    let read = try pages([file: text, "good.md": "# Good\n\nA sentence.\n"])
    #expect(read.pages.map(\.name) == ["good"])
    #expect(read.bad.count == 1 && read.bad[0].file == file && read.bad[0].line == line, "\(read.bad)")
    #expect(read.bad.first?.reason.contains(hint) == true, "\(read.bad)")
}

@Test func `two files that make one article, and a file that is not UTF-8, are named`() throws {
    let read = try pages(["a.md": "# A\n\nOne.\n", "a.html": "<h1>A</h1><p>Two.</p>"])
    #expect(read.pages.count == 1 && read.bad.count == 1 && read.bad[0].reason.contains("rename"))
    #expect(throws: WorkshopError.self) { try pages(["a.txt": "x"]) }
}

@Test func `what is written is read by the catalogue, and what is there is left alone`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("written-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let read = try pages([
        "kettle.md": markdown, "odd.md": "# \"Odd\": a \\\\ title\n\n\\# no heading, says it: yes.\n",
    ])
    #expect(try read.write(to: folder.path, replacing: false) == ["kettle", "odd"])
    #expect(try read.write(to: folder.path, replacing: false) == [])
    #expect(try read.write(to: folder.path, replacing: true) == ["kettle", "odd"])
    let catalogue = try Catalogue.load(from: folder)
    let articles = try #require(catalogue.sections["articles"]).flatMap { $0.list ?? [] }
    #expect(articles.map { $0["article"]?.text } == ["kettle", "odd"])
    #expect(articles.map { $0["title"]?.text } == ["Descale the kettle", "\"Odd\": a \\ title"])
    #expect(articles[0]["body"]?.text?.hasPrefix("Lime makes it slow and loud") == true)
    #expect(articles[1]["body"]?.text?.contains("no heading, says it: yes.") == true)
}

@Test func `questions of the same words are one, the most frequent first`() {
    func asked(_ text: String, _ hour: Double) -> UnansweredQuestion {
        UnansweredQuestion(text: text, at: Date(timeIntervalSince1970: hour * 3_600))
    }
    let counts = QuestionCounts(
        [asked("Boats?", 9), asked("Do you sell kites?", 8), asked("do you sell kites", 3), asked("Trains?", 2)],
        analyzer: Analyzer())
    #expect(counts.questions.map(\.text) == ["Do you sell kites?", "Boats?", "Trains?"])
    #expect(counts.questions.map(\.count) == [2, 1, 1])
    #expect(counts.questions[0].last == Date(timeIntervalSince1970: 8 * 3_600))
}
