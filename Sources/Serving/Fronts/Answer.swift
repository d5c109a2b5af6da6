package import StrictJSON

/// Why a request is not done, in the words of the protocol. Nothing in it quotes what a person wrote.
package struct Refusal: Error, Sendable, Equatable {
    package let code: Code
    /// The field that is at fault, where it is one.
    package let field: String?
    /// What is wrong, and what would be right.
    package let detail: String
    /// Milliseconds after which the request may be sent again, where that is known.
    package let retryMilliseconds: Int?

    /// A refusal.
    package init(_ code: Code, field: String? = nil, retryMilliseconds: Int? = nil, _ detail: String) {
        self.code = code
        self.field = field
        self.detail = detail
        self.retryMilliseconds = retryMilliseconds
    }
}

/// What comes back for one request, before it is written in either mode.
package struct Answer: Sendable {
    package let code: Code
    /// What stands beside `id`, `ok` and `code`.
    package var body: JSON.Object
    /// Whom and which conversation the request turned out to be about, where a text front left that open.
    package var place = Place()
    /// Makes the part that follows a 206, asked for once this one has left, so that a long answer is never held whole.
    package var next: (@Sendable () async -> Answer)?
    /// What the connection is told unasked from now on.
    package var feed: Feed?

    /// A customer and a conversation of theirs.
    package struct Place: Sendable, Equatable {
        package var customer: String?
        package var conversation: String?

        /// A place, wholly or partly known.
        package init(customer: String? = nil, conversation: String? = nil) {
            self.customer = customer
            self.conversation = conversation
        }
    }

    /// An answer with its body.
    package init(_ code: Code = .done, _ body: JSON.Object = [:]) {
        self.code = code
        self.body = body
    }

    /// The answer that tells why not.
    package init(_ refusal: Refusal) {
        code = refusal.code
        body = ["error": .string(refusal.code.name)]
        body["field"] = refusal.field.map { .string($0) }
        body["detail"] = .string(refusal.detail)
        body["retry_ms"] = refusal.retryMilliseconds.map { .number($0) }
    }

    /// The line of JSON mode, its end included.
    /// - Parameter id: The request's own id, `null` when it could not be read.
    package func line(id: JSON) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(1_024)
        out.append(contentsOf: "{\"id\":".utf8)
        id.write(to: &out)
        out.append(contentsOf: ",\"ok\":\(code.isSuccess),\"code\":\(code.rawValue)".utf8)
        for member in body.members {
            out.append(UInt8(ascii: ","))
            JSON.string(member.key).write(to: &out)
            out.append(UInt8(ascii: ":"))
            member.value.write(to: &out)
        }
        out.append(contentsOf: "}\n".utf8)
        return out
    }
}
