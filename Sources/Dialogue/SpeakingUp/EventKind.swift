package import Customers
import Foundation
package import StrictJSON

/// A kind of event: what it holds, what it may be used for, and what it tells about a customer.
///
/// The table below is what the product knows of itself. A desk adds kinds of its own by naming them under `facts:` or
/// `watch:`; events of any other kind are kept too, with a warning.
package struct EventKind: Sendable {
    package let name: String
    package let theme: Theme
    /// An event whose purpose the customer refuses is not kept.
    package let purpose: Purpose
    package let fields: [Field]
    package let facts: [FactRule]

    /// What a kind is about.
    package enum Theme: String, Sendable, CaseIterable {
        case browsing, buying, payment, delivery, telemetry, location, account, social, consent
    }

    /// A field of `data`.
    package struct Field: Sendable, Equatable {
        package let name: String
        package let type: FieldType
        package let isNeeded: Bool
    }

    /// What a field holds.
    package enum FieldType: String, Sendable { case text, number, flag }

    /// The kind of that name.
    package static func named(_ name: String) -> EventKind? { byName[name] }

    /// What is odd about an event's data, in words that name fields and no values.
    package func complaints(about data: JSON) -> [String] {
        fields.compactMap { field in
            switch data[field.name] {
            case nil, .null?: field.isNeeded ? "\(name) has no data.\(field.name)" : nil
            case let value? where !field.type.holds(value): "data.\(field.name) of \(name) is a \(field.type.rawValue)"
            default: nil
            }
        }
    }

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
}

extension EventKind.FieldType {
    fileprivate func holds(_ value: JSON) -> Bool {
        switch self {
        case .text: value.string != nil
        case .number: value.double != nil
        case .flag: value.bool != nil
        }
    }
}

// MARK: The table

extension EventKind {
    /// Every kind, by theme. A `!` behind a field means that the event makes no sense without it.
    package static let all: [EventKind] = [
        // What people look at: for making things fit them, and not for support.
        EventKind("page_viewed", .browsing, .personalisation, text: "page!"),
        EventKind("clicked", .browsing, .personalisation, text: "target!", "page"),
        EventKind("searched", .browsing, .personalisation, text: "query!", number: "results"),
        EventKind(
            "product_viewed", .browsing, .personalisation, text: "product!", number: "price",
            set: ["last_product_viewed": "data.product"], keepDays: 30),
        EventKind("cart_abandoned", .browsing, .personalisation, text: "product", number: "amount"),

        EventKind(
            "order_placed", .buying, text: "order_number!", "product", "currency", number: "amount",
            set: ["order_state": "placed", "placed_on": "at"], add: ["orders": "data.order_number"], about: order,
            keepDays: 365),
        EventKind(
            "order_cancelled", .buying, text: "order_number!", "reason", set: ["order_state": "cancelled"],
            about: order, keepDays: 365),
        EventKind("contract_ending", .buying, text: "contract!", "ends_on", set: ["contract_ends_on": "data.ends_on"]),

        EventKind(
            "payment_ok", .payment, text: "order_number", "invoice", "currency", "method", number: "amount",
            set: ["payment_state": "paid", "paid_on": "at"], keepDays: 90),
        EventKind(
            "payment_failed", .payment, text: "order_number", "invoice", "currency", "method", "reason",
            number: "amount",
            set: ["payment_state": "failed", "payment_failed_on": "at"], keepDays: 90),
        EventKind("refund_paid", .payment, text: "order_number", "currency", number: "amount!", keepDays: 90),

        EventKind(
            "label_printed", .delivery, text: "order_number!", "carrier", "tracking_number",
            set: ["order_state": "packed", "carrier": "data.carrier"], about: order, keepDays: 180),
        EventKind(
            "order_shipped", .delivery, text: "order_number!", "carrier", "tracking_number",
            set: ["order_state": "shipped", "shipped_on": "at", "carrier": "data.carrier"], about: order, keepDays: 180),
        EventKind(
            "out_for_delivery", .delivery, text: "order_number!", "carrier", set: ["order_state": "out for delivery"],
            about: order, keepDays: 180),
        EventKind(
            "order_delivered", .delivery, text: "order_number!", "carrier", "place",
            set: ["order_state": "delivered", "delivered_on": "at"], about: order, keepDays: 180),
        EventKind(
            "delivery_failed", .delivery, text: "order_number!", "carrier", "reason",
            set: ["order_state": "delivery failed"], about: order, keepDays: 180),
        EventKind(
            "order_returned", .delivery, text: "order_number!", "carrier", "reason",
            set: ["order_state": "returned", "returned_on": "at"], about: order, keepDays: 180),

        EventKind(
            "device_restarted", .telemetry, text: "device!", "model", "cause", set: ["restarted_on": "at"],
            add: ["devices": "data.device"], about: device, keepDays: 30),
        EventKind(
            "device_offline", .telemetry, text: "device!", "model", set: ["device_state": "offline"],
            add: ["devices": "data.device"], about: device, keepDays: 30),
        EventKind(
            "device_online", .telemetry, text: "device!", "model", set: ["device_state": "online"],
            add: ["devices": "data.device"], about: device, keepDays: 30),
        EventKind(
            "battery_low", .telemetry, text: "device!", "model", number: "percent",
            set: ["battery": "data.percent"], add: ["devices": "data.device"], about: device, keepDays: 30),
        EventKind(
            "line_error", .telemetry, text: "device!", "model", number: "errors", "noise_margin",
            set: ["line_errors": "data.errors"], about: device, keepDays: 7),
        EventKind(
            "firmware_updated", .telemetry, text: "device!", "model", "version", set: ["firmware": "data.version"],
            about: device),

        EventKind(
            "location_seen", .location, .personalisation, text: "city", "country", number: "latitude", "longitude",
            set: ["city": "data.city", "country": "data.country"], keepDays: 30),

        EventKind(
            "login", .account, text: "channel", "timezone",
            set: ["last_login": "at", "timezone": "data.timezone"], keepDays: 180),
        EventKind("login_failed", .account, text: "channel", "reason", set: ["login_failed_on": "at"], keepDays: 30),
        EventKind("password_changed", .account, text: "channel", set: ["password_changed_on": "at"], keepDays: 365),

        EventKind("social_post", .social, .marketing, text: "network!", "text", "link", keepDays: 30),

        EventKind("consent_given", .consent, text: "purpose!", "source"),
        EventKind("consent_withdrawn", .consent, text: "purpose!", "source"),
    ]

    private static let order = FactRule.Subject("order", "order_number")
    private static let device = FactRule.Subject("device", "device")

    private init(
        _ name: String, _ theme: Theme, _ purpose: Purpose = .support, text texts: String..., number numbers: String...,
        set: KeyValuePairs<String, String> = [:], add: KeyValuePairs<String, String> = [:],
        about: FactRule.Subject? = nil, keepDays: Int? = nil
    ) {
        self.name = name
        self.theme = theme
        self.purpose = purpose
        fields = texts.map { Field(written: $0, .text) } + numbers.map { Field(written: $0, .number) }
        let rule = FactRule(
            on: name, about: about, set: set.map { .init($0.key, $0.value) }, add: add.map { .init($0.key, $0.value) },
            purpose: purpose, keep: keepDays.map { Double($0) * 86_400 })
        facts = set.isEmpty && add.isEmpty ? [] : [rule]
    }
}

extension EventKind.Field {
    fileprivate init(written: String, _ type: EventKind.FieldType) {
        isNeeded = written.hasSuffix("!")
        name = isNeeded ? String(written.dropLast()) : written
        self.type = type
    }
}

extension EventKind {
    /// The table of PROTOCOL.md, made from the values that are used.
    package static var table: String {
        let rows = all.map { kind in
            let fields = kind.fields.map { $0.isNeeded ? "`\($0.name)`" : "`\($0.name)?`" }.joined(separator: " ")
            let told = kind.facts.flatMap { rule in
                (rule.set + rule.add).map { "\($0.name)" } + (rule.about.map { ["of the \($0.thing)"] } ?? [])
            }
            return "| `\(kind.name)` | \(kind.theme.rawValue) | \(kind.purpose.rawValue) | \(fields) | "
                + "\(told.joined(separator: " ")) |"
        }
        return (["| kind | about | purpose | `data` | facts |", "|---|---|---|---|---|"] + rows).joined(separator: "\n")
    }
}
