package import Foundation

/// When and where a message was written: what "tomorrow at five" is counted from.
package struct Moment: Sendable, Equatable {
    package let date: Date
    package let timeZone: TimeZone

    /// A moment in a customer's time zone.
    package init(date: Date, timeZone: TimeZone) {
        self.date = date
        self.timeZone = timeZone
    }
}
