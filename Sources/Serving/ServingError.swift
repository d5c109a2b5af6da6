/// Why something cannot be run. No case carries what a person wrote.
package enum ServingError: Error, Equatable, CustomStringConvertible {
    /// An address that others could reach, without TLS and tokens.
    case notLoopback(host: String)
    /// The address is taken, or not this machine's.
    case cannotBind(address: String, String)
    /// A setting that makes no sense, with what would.
    case badSetting(name: String, String)
    /// A folder that is needed is not there.
    case missingFolder(String, hint: String)
    /// The catalogue has problems, all of them listed.
    case badCatalogue([String])

    package var description: String {
        switch self {
        case .notLoopback(let host):
            "--host \(host): this server answers on this machine's own address only (127.0.0.1, ::1, localhost), "
                + "since it has neither TLS nor tokens; put a proxy with both before it to be reached from elsewhere"
        case .cannotBind(let address, let reason): "cannot answer on \(address): \(reason)"
        case .badSetting(let name, let hint): "\(name): \(hint)"
        case .missingFolder(let folder, let hint): "\(folder): no such folder; \(hint)"
        case .badCatalogue(let problems): problems.joined(separator: "\n")
        }
    }
}
