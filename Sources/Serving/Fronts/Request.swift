package import Customers
package import Dialogue
package import Foundation
package import StrictJSON

/// One request, checked, by whichever mode it came.
package struct Request: Sendable {
    package let operation: Operation
    /// Whether reasons are wanted.
    package var explain = false
    /// What was ignored.
    package var warnings: [String] = []

    /// A request.
    package init(_ operation: Operation, explain: Bool = false, warnings: [String] = []) {
        self.operation = operation
        self.explain = explain
        self.warnings = warnings
    }
}

extension Request {
    /// What may be asked of the server.
    package enum Operation: Sendable {
        case hello
        case message(Written)
        case parse(text: String, at: Date?, timeZone: TimeZone?, locale: String?)
        case event(Told)
        case subscribe(Set<Push.Topic>, from: Int?)
        case acknowledge(Int, Set<Push.Topic>)
        case feedback(conversation: String, turn: Int, Feedback.Verdict)
        case correct(Correcting)
        case profile(customer: String, set: JSON.Object?, purpose: Purpose?)
        case consent(customer: String?, Purpose, granted: Bool, source: String?, expires: Date?)
        case export(customer: String)
        case forget(customer: String, reason: String?)
        case agent(conversation: String, text: String, agent: String, messageID: String?)
        case takeover(conversation: String, agent: String)
        case handback(conversation: String, agent: String)
        case close(conversation: String, Outcome)
        case result(conversation: String, action: String, Inquiry.Finding)
        case suggest(conversation: String, count: Int)
        case ping, stats, quit

        /// A customer's message. In text mode nobody names the conversation, nor the stranger who speaks: the desk does.
        package struct Written: Sendable {
            package let conversation: String?
            package let customer: String?
            package let text: String
            package var id: String?
            package var time: Date?
            package var channel: String
            package var locale: String?
            package var timeZone: TimeZone?
            /// Whether the client carries out the actions of a reply.
            package var isActedUpon = false

            /// A message of a customer.
            package init(
                conversation: String?, customer: String?, text: String, id: String? = nil, time: Date? = nil,
                channel: String = "chat", locale: String? = nil, timeZone: TimeZone? = nil
            ) {
                self.conversation = conversation
                self.customer = customer
                self.text = text
                self.id = id
                self.time = time
                self.channel = channel
                self.locale = locale
                self.timeZone = timeZone
            }
        }

        /// Something that happened to a customer. In text mode a stranger may not have a name yet.
        package struct Told: Sendable {
            package let customer: String?
            package let kind: String
            package var at: Date?
            package var id: String?
            package var details: JSON = [:]

            /// An event of a customer.
            package init(
                customer: String?, kind: String, at: Date? = nil, id: String? = nil, details: JSON = [:]
            ) {
                self.customer = customer
                self.kind = kind
                self.at = at
                self.id = id
                self.details = details
            }
        }

        /// A human's word on what a text means, or taking it back.
        package enum Correcting: Sendable {
            /// `intent` is `nil` for out of scope.
            case of(Correction.Subject, intent: String?, entities: JSON)
            case undo(number: Int)
        }

        /// Whom it is about: requests about the same are done in the order in which they came.
        package var place: Answer.Place {
            switch self {
            case .message(let written): .init(customer: written.customer, conversation: written.conversation)
            case .feedback(let conversation, _, _), .agent(let conversation, _, _, _), .takeover(let conversation, _),
                .handback(let conversation, _), .close(let conversation, _), .result(let conversation, _, _),
                .suggest(let conversation, _),
                .correct(.of(.turn(let conversation, _), _, _)):
                .init(conversation: conversation)
            case .profile(let customer, _, _), .export(let customer), .forget(let customer, _):
                .init(customer: customer)
            case .consent(let customer, _, _, _, _): .init(customer: customer)
            case .event(let told): .init(customer: told.customer)
            case .hello, .subscribe, .acknowledge, .parse, .correct, .ping, .stats, .quit: .init()
            }
        }
    }
}

extension Request {
    /// What could be read of a line of JSON mode: the id that its answer has to carry, and the request or why not.
    package struct Reading: Sendable {
        package let id: JSON
        package let request: Result<Request, Refusal>
    }

    /// Reads a line that begins with `{`.
    package static func read(_ line: [UInt8], _ limits: Limits) -> Reading {
        do throws(TextProblem) {
            _ = try TextCheck.text(line)
        } catch {
            return Reading(id: .null, request: .failure(Refusal(error)))
        }
        let object: JSON.Object
        do throws(JSONError) {
            guard let read = try JSON(parsing: line).object else {
                return Reading(id: .null, request: .failure(Refusal(.badRequest, "a request is an object")))
            }
            object = read
        } catch {
            return Reading(id: .null, request: .failure(Refusal(.badRequest, "\(error)")))
        }
        let id = object["id"] ?? .null
        let isGoodID = id.isNull || id.int != nil || id.string.map(Handle.isIdentifier) ?? false
        guard isGoodID else {
            let detail = "id has 1 to 64 of the characters A-Z a-z 0-9 . _ : @ -, or is a whole number"
            return Reading(id: .null, request: .failure(Refusal(.badField, field: "id", detail)))
        }
        do throws(Refusal) {
            return Reading(id: id, request: .success(try Request(object, limits)))
        } catch {
            return Reading(id: id, request: .failure(error))
        }
    }

    private init(_ object: JSON.Object, _ limits: Limits) throws(Refusal) {
        var fields = Fields(object, limits)
        _ = fields.has("id")
        _ = fields.has("op")
        guard let name = object["op"]?.string, name.utf8.count <= 64 else {
            throw Refusal(.badRequest, field: "op", "op is missing: it names what is asked for")
        }
        operation = try Operation(named: name, &fields)
        switch operation {
        case .message, .parse: explain = try fields.flag(ifAny: "explain") ?? false
        default: explain = false
        }
        warnings = fields.warnings
        if case .message = operation, object["attachments"]?.array?.isEmpty == false {
            warnings.append("attachments are not read")
        }
    }
}
