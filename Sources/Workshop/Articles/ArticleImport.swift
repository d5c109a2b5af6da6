import Foundation

/// A folder of help pages, Markdown and HTML, read for the catalogue.
package struct ArticleImport: Sendable {
    /// In the order of their files.
    package let pages: [ArticlePage]
    /// Pages that could not be read, one problem each.
    package let bad: [BadLine]

    /// No help page is longer.
    private static let longest = 1 << 20

    /// Reads every `.md`, `.markdown`, `.html` and `.htm` below a folder.
    /// - Throws: `WorkshopError.noInput` where the folder cannot be read or holds no such file.
    package init(folder: String) throws(WorkshopError) {
        let root = URL(fileURLWithPath: folder)
        let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { (Self.markdown + Self.html).contains(Self.ending(of: $0)) }.sorted()
        guard !files.isEmpty else {
            throw .noInput(path: folder, reason: "no .md or .html file in this folder")
        }
        var pages: [ArticlePage] = []
        var bad: [BadLine] = []
        for file in files {
            do throws(BadLine) {
                let page = try Self.page(file, in: root)
                if let same = pages.first(where: { $0.name == page.name }) {
                    throw BadLine(
                        file: file, line: 1, reason: "another file makes an article '\(same.name)' too; rename one")
                }
                pages.append(page)
            } catch {
                bad.append(error)
            }
        }
        self.pages = pages
        self.bad = bad
    }

    private static let markdown = ["md", "markdown"], html = ["html", "htm"]

    private static func ending(of file: String) -> String { file.split(separator: ".").last?.lowercased() ?? "" }

    private static func page(_ file: String, in root: URL) throws(BadLine) -> ArticlePage {
        guard let data = try? Data(contentsOf: root.appendingPathComponent(file)) else {
            throw BadLine(file: file, line: 1, reason: "cannot be read")
        }
        guard data.count <= longest else { throw BadLine(file: file, line: 1, reason: "is larger than 1 MiB") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw BadLine(file: file, line: 1, reason: "is not UTF-8; save it as such")
        }
        if markdown.contains(ending(of: file)) { return try MarkdownPage.read(text, file: file) }
        return try HTMLPage.read(text, file: file)
    }

    /// Writes each page into a file of its own.
    /// - Parameter replacing: Whether files that are there already are written anew; else they are left alone.
    /// - Returns: The names of the articles that were written.
    /// - Throws: `WorkshopError.cannotCreate`, `.failed`.
    package func write(to folder: String, replacing: Bool) throws(WorkshopError) -> [String] {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreate(path: folder, reason: "no such folder can be made here")
        }
        var written: [String] = []
        for page in pages {
            let path = URL(fileURLWithPath: folder).appendingPathComponent("\(page.name).yml").path
            guard replacing || !FileManager.default.fileExists(atPath: path) else { continue }
            try ByteSink(path: path).write(Array(page.yaml.utf8))
            written.append(page.name)
        }
        return written
    }
}
