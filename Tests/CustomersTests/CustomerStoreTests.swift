import Customers
import Foundation
import StrictJSON
import Testing

struct CustomerStoreTests {
    @Test func `a second process that would write is told who holds the folder`() async throws {
        try await withStore { store, folder in
            // The lock belongs to the open file, so that one process meets its own.
            let error = #expect(throws: CustomersError.self) { try CustomerStore(folder: folder.url) }
            guard case .folderHeld(let path, let holder) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(path == folder.url.path)
            #expect(holder.contains("process \(ProcessInfo.processInfo.processIdentifier) on "))
            #expect(error?.description.contains(holder) == true)
            try await store.close()
            try await CustomerStore(folder: folder.url).close()
        }
    }

    @Test func `others may read what is committed, while one writes`() async throws {
        try await withStore { store, folder in
            try await store.say("a")
            let reader = try CustomerStore(folder: folder.url, access: .reading)
            #expect(try await reader.conversation().turns == 1)
            try await store.say("b")
            #expect(try await reader.conversation().turns == 2)
            await #expect(throws: CustomersError.unusable(.readOnly, code: 0)) { try await reader.say("c") }
            try await reader.close()
            #expect(try await store.say("c") == 3)
        }
    }

    @Test func `where nothing is kept there is nothing to read, and nothing is made`() async throws {
        let folder = try TestFolder()
        #expect(throws: CustomersError.nothingKept(folder: folder.url.path)) {
            try CustomerStore(folder: folder.url, access: .reading)
        }
        #expect(try folder.files().isEmpty)
    }

    @Test func `what was kept is there when the store is opened again`() async throws {
        try await withStore { store, folder in
            try await store.say("a", id: "m-1", state: ["x": 1])
            try await store.close()
            #expect(try folder.files().keys.sorted() == ["customers.sqlite", "lock"])
            let again = try CustomerStore(folder: folder.url)
            #expect(try await again.conversation().state == ["x": 1])
            #expect(try await again.say("b") == 2)
            try await again.close()
        }
    }

    @Test func `a closed store says so`() async throws {
        try await withStore { store, _ in
            try await store.say("a")
            try await store.close()
            await #expect(throws: CustomersError.unusable(.closed, code: 0)) { try await store.conversation() }
            await #expect(throws: CustomersError.unusable(.closed, code: 0)) {
                try await store.change([], of: .ana, at: time())
            }
        }
    }

    @Test func `people's files are for their owner alone`() async throws {
        try await withStore { store, folder in
            try await store.say("a")
            for name in try folder.files().keys {
                let path = folder.url.appendingPathComponent(name).path
                let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
                #expect(rights == 0o600, "\(name)")
            }
        }
    }

    @Test func `a file that is no store, or was cut, is damaged`() async throws {
        for damage in [{ _ in Data("this is no database, however long it may be".utf8) }, { Data($0.prefix(5_000)) }]
            as [(Data) -> Data]
        {
            try await withStore { store, folder in
                for turn in 1...50 { try await store.say("text \(turn)") }
                try await store.close()
                let file = folder.url.appendingPathComponent("customers.sqlite")
                try damage(Data(contentsOf: file)).write(to: file)
                let error = try await damageMet(in: folder)
                guard case .unusable(.damaged, _) = error else {
                    Issue.record("\(error)")
                    return
                }
            }
        }
    }

    private func damageMet(in folder: TestFolder) async throws -> CustomersError {
        do {
            let store = try CustomerStore(folder: folder.url)
            _ = try await store.episodes(of: "c-1")
            _ = try await store.say("one more")
            return .unknownCustomer
        } catch let error as CustomersError {
            return error
        }
    }

    @Test func `a full store refuses what is new, keeps what it has, and goes on when there is room`() async throws {
        let folder = try TestFolder()
        var settings = CustomerStore.Settings()
        settings.sizeLimit = 400_000
        let small = try CustomerStore(folder: folder.url, settings: settings)
        let text = String(repeating: "long ", count: 2_000)
        var kept = 0
        do {
            while kept < 1_000 { kept = try await small.say(text) }
        } catch CustomersError.unusable(.full, let code) {
            #expect(code == 13)
        }
        #expect((10..<100).contains(kept))
        #expect(try await small.episodes(of: "c-1").map(\.turn) == Array(1...kept))
        // Whatever still fits is taken, and a refusal of one takes nothing from others.
        await #expect(throws: CustomersError.self) { try await small.say(text) }
        #expect(try await small.conversation().turns == kept)
        try await small.close()

        let large = try CustomerStore(folder: folder.url)
        #expect(try await large.say(text) == kept + 1)
        try await large.close()
    }

    @Test func `a store of another version is left alone`() async throws {
        #expect(
            CustomersError.otherVersion(found: ["004 later"], known: ["001 people"]).description
                .contains("004 later"))
        let folder = try TestFolder()
        // An empty database lacks every step, and a reader may take none.
        try Data().write(to: folder.url.appendingPathComponent("customers.sqlite"))
        #expect(throws: CustomersError.otherVersion(found: [], known: Migration.all.map(\.name))) {
            try CustomerStore(folder: folder.url, access: .reading)
        }
    }

    @Test func `no error carries what a customer wrote or is called`() async throws {
        try await withStore { store, _ in
            try await store.say("Personaltext", as: .ben, in: "Personaltext", id: "Personaltext")
            func said(_ act: () async throws -> Void) async -> String {
                do {
                    try await act()
                    return "no error"
                } catch {
                    return "\(error)"
                }
            }
            let texts = [
                await said { _ = try await store.open(.ana, in: "Personaltext", at: time()) },
                await said {
                    _ = try await store.answer(to: .init(messageID: "Personaltext", digest: [1]), received: time())
                },
                await said { try await store.say("Personaltext", in: "Personal text") },
                await said {
                    _ = try await store.correct(.turn(conversation: "Personaltext", turn: 9), intent: nil, at: time())
                },
                await said { _ = try await store.export(.ana) },
            ]
            for text in texts { #expect(text != "no error" && !text.contains("Personal") && !text.contains("ana")) }
        }
    }
}
