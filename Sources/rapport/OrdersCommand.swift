import ArgumentParser
import Foundation
import StrictJSON
import Workshop

/// `rapport orders`: an example of a desk's own program for `--actions`.
struct OrdersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders",
        abstract: "Looks orders up in a table: an example of a program for --actions.",
        discussion: """
            Reads one JSON line of an action on standard input, answers with one, and ends: rapport serve --actions \
            "/usr/local/bin/rapport orders Corpora/events/orders.csv". The table has a column order_number; what else stands in \
            an order's row is told of it.
            """)

    @Argument(help: ArgumentHelp("CSV, TSV or JSON lines.", valueName: "file")) var file: String

    func run() async throws {
        try await sysexits {
            let book = try OrderBook(path: file)
            Console.result(book.answer(Array((readLine() ?? "").utf8)).text)
        }
    }
}
