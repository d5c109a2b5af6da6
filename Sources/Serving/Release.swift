/// Which version of the product this is.
package enum Release {
    /// As `rapport --version` prints it.
    package static let version = "0.1.0"
    /// As the server names itself on connect.
    package static let server = "rapport/\(version)"
}
