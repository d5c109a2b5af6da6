import Foundation
import StrictJSON
import Testing
import Workshop

@Suite struct `An order book` {
    private func book(_ text: String) throws -> OrderBook {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("orders-\(UUID().uuidString).csv").path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try OrderBook(path: path)
    }

    private func asked(_ number: String, _ name: String = "lookup_order") -> [UInt8] {
        (["id": "x1", "name": .string(name), "arguments": ["order_number": .string(number)]] as JSON).bytes
    }

    @Test func `tells what stands in an order's row, and nothing of empty cells`() throws {
        let book = try book("order_number,status,carrier\nA-1,shipped,Nordpost\nA-2,packed,\n")
        #expect(
            book.answer(asked("a-1"))
                == ["status": "ok", "data": ["order_number": "A-1", "status": "shipped", "carrier": "Nordpost"]])
        #expect(book.answer(asked("A-2")) == ["status": "ok", "data": ["order_number": "A-2", "status": "packed"]])
    }

    @Test func `does not know what is not in it, and does nothing but look up`() throws {
        let book = try book("order_number,status\nA-1,shipped\n")
        #expect(book.answer(asked("A-9")) == ["status": "not_found"])
        #expect(book.answer(asked("A-1", "cancel_order")) == ["status": "failed"])
        #expect(book.answer(Array("no json".utf8)) == ["status": "failed"])
    }

    @Test func `tells an order to its own customer alone`() throws {
        let book = try book("order_number,customer,status\nA-1,ana,shipped\n")
        var request = try #require(try JSON(parsing: asked("A-1")).object)
        #expect(book.answer(JSON.object(request).bytes) == ["status": "not_found"])
        request["customer"] = "ben"
        #expect(book.answer(JSON.object(request).bytes) == ["status": "not_found"])
        request["customer"] = "ana"
        #expect(book.answer(JSON.object(request).bytes)["status"] == "ok")
    }

    @Test func `without order numbers is none`() {
        #expect(throws: WorkshopError.self) { try book("a,b\n1,2\n") }
    }
}
