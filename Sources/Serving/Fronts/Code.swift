/// The codes of the protocol; a meaning never changes.
package enum Code: Int, Sendable, CaseIterable {
    case done = 200
    case part = 206
    case repeated = 208
    case bye = 221
    case badRequest = 400
    case tokenNeeded = 401
    case notAllowed = 403
    case notFound = 404
    case unknownOperation = 405
    case idle = 408
    case reused = 409
    case erased = 410
    case lineTooLong = 413
    case notText = 415
    case badField = 422
    case wrongVersion = 426
    case tooFast = 429
    case tooManyInFlight = 431
    case noConsent = 451
    case foreignProtocol = 460
    case tooManyErrors = 499
    case internalError = 500
    case unavailable = 503
    case late = 504
    case storeUnusable = 507

    /// Whether it reports success.
    package var isSuccess: Bool { rawValue < 400 }

    /// Whether the line is closed after it.
    package var isFatal: Bool {
        switch self {
        case .bye, .idle, .lineTooLong, .wrongVersion, .foreignProtocol, .tooManyErrors: true
        default: false
        }
    }

    /// Whether the same request may be sent again, with the same `message_id`, and may then succeed.
    package var isSafeToRepeat: Bool {
        switch self {
        case .idle, .tooFast, .tooManyInFlight, .internalError, .unavailable, .late, .storeUnusable: true
        default: false
        }
    }

    /// The word that stands under `error`.
    package var name: String {
        switch self {
        case .done: "done"
        case .part: "part"
        case .repeated: "repeated"
        case .bye: "bye"
        case .badRequest: "bad_request"
        case .tokenNeeded: "token_needed"
        case .notAllowed: "not_allowed"
        case .notFound: "not_found"
        case .unknownOperation: "unknown_op"
        case .idle: "idle"
        case .reused: "reused"
        case .erased: "erased"
        case .lineTooLong: "line_too_long"
        case .notText: "not_text"
        case .badField: "bad_field"
        case .wrongVersion: "wrong_version"
        case .tooFast: "too_fast"
        case .tooManyInFlight: "too_many_in_flight"
        case .noConsent: "no_consent"
        case .foreignProtocol: "foreign_protocol"
        case .tooManyErrors: "too_many_errors"
        case .internalError: "internal"
        case .unavailable: "unavailable"
        case .late: "late"
        case .storeUnusable: "store_unusable"
        }
    }

    /// What it means, for PROTOCOL.md.
    package var meaning: String {
        switch self {
        case .done: "done"
        case .part: "a part; more follow"
        case .repeated: "this `message_id` was answered before, here is the same answer"
        case .bye: "goodbye"
        case .badRequest: "bad JSON, or no request"
        case .tokenNeeded: "a token is needed; the third time closes the line"
        case .notAllowed: "not allowed; the third time closes the line"
        case .notFound: "unknown conversation, turn or customer"
        case .unknownOperation: "unknown op"
        case .idle: "the line was idle, or slow"
        case .reused: "this `message_id` was used before with other bytes"
        case .erased: "erased"
        case .lineTooLong: "the line is too long"
        case .notText: "not UTF-8, or NUL in it"
        case .badField: "a bad field; it is named, with its limit"
        case .wrongVersion: "this version of the protocol is not spoken here"
        case .tooFast: "too fast; try again after `retry_ms`"
        case .tooManyInFlight: "too many requests in flight for this conversation"
        case .noConsent: "no consent for that purpose"
        case .foreignProtocol: "another protocol (HTTP, TLS on the plain port, SSH)"
        case .tooManyErrors: "too many errors in a row"
        case .internalError: "an internal error; a reference, nothing else"
        case .unavailable: "draining, overloaded or full"
        case .late: "not done in time; it may still be done"
        case .storeUnusable: "the store is full, read-only or damaged"
        }
    }

    /// The table of PROTOCOL.md, made from the values that the server uses.
    package static var table: String {
        let rows = allCases.map { code in
            "| \(code.rawValue) | `\(code.name)` | \(code.meaning) | \(code.isFatal ? "yes" : "") | "
                + "\(code.isSafeToRepeat ? "yes" : "") |"
        }
        return (["| code | `error` | meaning | closes | safe to send again |", "|---|---|---|---|---|"] + rows)
            .joined(separator: "\n")
    }
}
