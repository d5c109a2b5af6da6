/// Why something cannot be run. No case carries what a person wrote.
package enum ServingError: Error, Equatable, CustomStringConvertible {
    /// An address that others could reach, without TLS and tokens.
    case notLoopback(host: String)
    /// The address is taken, or not this machine's.
    case cannotBind(address: String, String)
    /// A setting that makes no sense, with what would.
    case badSetting(name: String, String)

    package var description: String {
        switch self {
        case .notLoopback(let host):
            "--host \(host): this server answers on this machine's own address only (127.0.0.1, ::1, localhost), "
                + "since it has neither TLS nor tokens; put a proxy with both before it to be reached from elsewhere"
        case .cannotBind(let address, let reason): "cannot answer on \(address): \(reason)"
        case .badSetting(let name, let hint): "\(name): \(hint)"
        }
    }
}
