package import Foundation

/// A small catalogue to start from: what any desk says and hears (from the catalogue that comes with the product), and
/// one file of examples to be replaced by the desk's own.
package struct CatalogueStart: Sendable {
    private let shipped: URL

    /// - Parameter shipped: The folder of the catalogue that comes with the product.
    package init(from shipped: URL) { self.shipped = shipped }

    /// Files that say nothing of any particular desk.
    private static let general = ["README.md", "desk.yml", "smalltalk.yml", "turns.yml"]

    /// Writes it into a folder that is empty or not there yet; returns the names of the files.
    /// - Throws: `WorkshopError.cannotCreate`, `.noInput` where the shipped catalogue is missing.
    package func write(to folder: URL) throws(WorkshopError) -> [String] {
        let files = FileManager.default
        if let found = try? files.contentsOfDirectory(atPath: folder.path), !found.isEmpty {
            throw .cannotCreate(path: folder.path, reason: "the folder is not empty")
        }
        var texts = [("first.yml", Data(Self.first.utf8))]
        for name in Self.general {
            let path = shipped.appendingPathComponent(name)
            guard let text = try? Data(contentsOf: path) else {
                throw .noInput(path: path.path, reason: "the catalogue that comes with the product is not there")
            }
            texts.append((name, text))
        }
        do {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            for (name, text) in texts { try text.write(to: folder.appendingPathComponent(name)) }
        } catch {
            throw .cannotCreate(path: folder.path, reason: "it cannot be written to")
        }
        return texts.map(\.0).sorted()
    }

    private static let first = """
        version: "3.1"

        # A desk of its own begins here: replace these by what your customers ask. README.md beside explains every key.

        intents:
          - opening_hours:
              label: "our opening hours"
              description: The customer asks when the shop is open.
          - order_status:
              label: "where your order is"
              description: The customer asks where an order is.
              needs: [order_number]
          - device_dead:
              label: "a device that does nothing"
              description: A device does not turn on any more.

        nlu:
          - intent: opening_hours
            examples: |
              - when are you open
              - are you open on Sunday
              - until what time can I come
              - opening hours please
              - do you close at noon
              - what time does the shop open tomorrow
          - intent: order_status
            examples: |
              - where is my order
              - has my parcel been sent yet
              - I am still waiting for my delivery
              - track order A-1234
              - it should have come yesterday, where is it
              - when will my parcel arrive
          - intent: device_dead
            examples: |
              - it does not turn on any more
              - the thing is dead
              - no light, no sound, nothing
              - it won't start
              - my device stopped working completely
              - pressed the button and nothing happens
          - intent: out_of_scope
            examples: |
              - who won the match
              - write me a poem
              - what is the capital of Peru
              - should I sell my shares

        responses:
          utter_opening_hours:
            - text: "We are open from nine to six, Monday to Saturday."
          utter_order_status:
            - text: "You see where an order is under My orders on our site."
            - text: "You see where {order_number} is under My orders on our site."
          utter_device_dead:
            - text: "Let us find out what is wrong with it."
          utter_safety:
            - text: "Please pull the plug and keep away from it. A colleague takes over now."

        guides:
          - guide: device_dead
            title: "a device that does nothing"
            for: [device_dead]
            skip_if_known: true
            steps:
              - step: power
                ask: "Is the plug in, and does the socket work with another device?"
                answers: {yes: restart, no: power_first}
              - step: power_first
                do: "Please plug it into a socket that works. Does it turn on?"
                solved: done
                otherwise: restart
              - step: restart
                do: "Please hold the button down for ten seconds and let it go. Does it turn on now?"
                already: ["held the button", "restarted it", "reset it"]
                solved: done
                otherwise: handoff

        always:
          - {when: [smoke, burning, "electric shock"], say: utter_safety, handoff: {queue: safety, priority: urgent}}

        """
}
