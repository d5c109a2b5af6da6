import Comprehension
import Language
import Testing

@Suite struct `Requests in a message` {
    private static let analyzer = Analyzer()

    private func requests(_ text: String) -> Requests { Requests(of: Self.analyzer.utterance(of: text)) }

    @Test(arguments: [
        ("How do I return it, and what are your hours?", 2), ("1) where is my parcel 2) how do I pay", 2),
        ("My bill is wrong and I'm also moving", 2), ("send me the bill and tell me when it ends", 2),
        ("my hub and my lamp are dead", 1),
    ])
    func `are cut where a second one begins`(_ text: String, _ count: Int) {
        #expect(requests(text).pieces.count == count)
    }

    @Test(arguments: [
        "I'm not trying to cancel, I want a faster one", "I don't want a refund, just another colour",
        "You don't have to pass me on, tell me the price", "No human needed! Where is my bill?",
        "please don't cancel it! When does it come?",
    ])
    func `leave out what is denied, and keep what is wanted instead`(_ text: String) {
        let requests = requests(text)
        #expect(requests.hasDeniedWish)
        #expect(requests.pieces.count == 1)
    }

    @Test(arguments: [
        "I don't like the camera, can I give it back", "there is no internet in my room", "it isn't here",
    ])
    func `deny no wish where only a fact is denied`(_ text: String) {
        #expect(!requests(text).hasDeniedWish)
    }
}
