/// Protocols whose clients come to the wrong door.
package enum ForeignProtocol: String, Sendable, CaseIterable {
    case http = "HTTP"
    case tls = "TLS"
    case ssh = "SSH"

    /// Recognises the first bytes of a connection, before any line end: TLS by its record header (a handshake, major
    /// version 3), SSH by its identification string. `nil` for everything else, and as long as it is open.
    package init?(opening bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: [0x16, 0x03]) {
            self = .tls
        } else if bytes.starts(with: "SSH-2.0-".utf8) || bytes.starts(with: "SSH-1.".utf8) {
            self = .ssh
        } else {
            return nil
        }
    }

    /// Recognises an HTTP request line, by its method and its version together: a customer may well begin a message
    /// with "GET".
    package init?(firstLine line: ArraySlice<UInt8>) {
        let methods = ["GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH", "CONNECT", "TRACE", "PRI"]
        guard methods.contains(where: { line.starts(with: "\($0) ".utf8) }) else { return nil }
        let version = Array(line.suffix(9))
        guard version.count == 9, version.starts(with: " HTTP/".utf8), version[7] == UInt8(ascii: ".") else {
            return nil
        }
        self = .http
    }
}
