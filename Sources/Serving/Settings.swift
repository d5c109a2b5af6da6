package import Foundation

/// What a person may set about how the assistant is run; a command reads it from its flags, and from the environment
/// where a flag is left out.
package struct Settings: Sendable {
    package var limits = Limits()
    /// Where customers are taken to be when nothing else is known.
    package var timeZone = TimeZone.current

    /// The usual settings.
    package init() {}

    /// Sets limits from flags, and from `RAPPORT_LINE_BYTES` and the like where there is no flag.
    /// - Parameters:
    ///   - flags: By the names of `Limits.entries`.
    ///   - environment: Of the process.
    ///   - descriptors: How many files the process may have open; connections leave 64 of them.
    /// - Throws: `ServingError.badSetting` for what is no number or makes no sense.
    package mutating func setLimits(
        flags: [String: Int], environment: [String: String], descriptors: Int
    ) throws(ServingError) {
        for entry in Limits.entries {
            guard let value = try Self.value(of: entry, flags, environment) else { continue }
            guard entry.range.contains(value) else {
                throw .badSetting(
                    name: "--\(entry.flag)", "a whole number, \(entry.range.lowerBound) to \(entry.range.upperBound)")
            }
            limits[keyPath: entry.path] = value
        }
        limits.connections = max(1, min(limits.connections, descriptors - 64))
    }

    /// Sets the time zone by its name; `nil` leaves that of the machine.
    /// - Throws: `ServingError.badSetting` for a name that nobody knows.
    package mutating func setTimeZone(_ name: String?) throws(ServingError) {
        guard let name else { return }
        guard let zone = TimeZone(identifier: name) else {
            throw .badSetting(name: "--timezone", "the name of a time zone, such as Europe/Berlin")
        }
        timeZone = zone
    }

    private static func value(
        of entry: Limits.Entry, _ flags: [String: Int], _ environment: [String: String]
    ) throws(ServingError) -> Int? {
        if let flag = flags[entry.name] { return flag }
        guard let text = environment[entry.variable], !text.isEmpty else { return nil }
        guard let value = Int(text) else { throw .badSetting(name: entry.variable, "a whole number") }
        return value
    }
}

extension Limits.Entry {
    /// `line-bytes`, without the dashes before it.
    package var flag: String { String(name.map { $0 == "_" ? "-" : $0 }) }
    /// `RAPPORT_LINE_BYTES`.
    package var variable: String { "RAPPORT_" + name.uppercased() }
}
