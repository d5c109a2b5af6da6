/// Addresses of devices, as routers, logs and stickers show them: IPv4, IPv6, MAC.
enum DeviceAddresses {
    static let scanners: [Scanner] = [
        Scanner("IPv4 address: 192.168.178.1", at: .digits, sureness: 0.97) { text, place in
            guard text.has("."), isFree(text, place) else { return [] }
            var end = place
            var parts: [String] = []
            while parts.count < 4 {
                if !parts.isEmpty {
                    guard end + 1 < text.atoms.count, text.atoms[end].isMark("."), text.isTight(end),
                        text.isTight(end + 1)
                    else { return [] }
                    end += 1
                }
                let atom = text.atoms[end]
                guard atom.kind == .digits, atom.value <= 255, atom.length == 1 || text.bytes[atom.range].first != zero
                else { return [] }
                parts.append(String(atom.value))
                end += 1
            }
            return found(.ipAddress, parts.joined(separator: "."), text, upTo: end)
        },
        Scanner("IPv6 address: fe80::1", at: .any, sureness: 0.97) { text, place in
            guard text.has(":"), isFree(text, place) else { return [] }
            let end = run(text, from: place, marks: ":")
            guard let address = IPv6Address(text.written(place..<end)) else { return [] }
            return found(.ipAddress, address.text, text, upTo: end)
        },
        Scanner("MAC address: 00:1a:2b:3c:4d:5e", at: .any, sureness: 0.98) { text, place in
            guard text.atoms[place].kind != .mark, isFree(text, place) else { return [] }
            for (mark, groups) in [(":", 6), ("-", 6), (".", 3)] as [(StaticString, Int)]
            where text.has(Unicode.Scalar(mark.utf8Start.pointee)) {
                let end = run(text, from: place, marks: mark)
                let parts = text.written(place..<end).split(
                    separator: mark.utf8Start.pointee, omittingEmptySubsequences: false)
                guard parts.count == groups, parts.allSatisfy({ $0.count == 12 / groups && $0.allSatisfy(isHex) })
                else {
                    continue
                }
                let digits = String(decoding: parts.joined(), as: UTF8.self).lowercased()
                let pairs = stride(from: 0, to: 12, by: 2).map { digits.dropFirst($0).prefix(2) }
                return found(.macAddress, pairs.joined(separator: ":"), text, upTo: end)
            }
            return []
        },
    ]

    /// Where the atoms end that are stuck to each other from a place on: letters, digits and one kind of mark. The mark
    /// that ends a sentence is none of them; two of them are.
    private static func run(_ text: ScannedText, from place: Int, marks: StaticString) -> Int {
        let atoms = text.atoms
        var end = place
        while end < atoms.count, end == place || atoms[end].isTight, end - place < longest,
            atoms[end].kind != .mark || atoms[end].isMark(marks)
        {
            end += 1
        }
        if end > place + 1, atoms[end - 1].isMark(marks), !atoms[end - 2].isMark(marks) { end -= 1 }
        return end
    }

    /// More atoms than any address has.
    private static let longest = 48

    /// What was found, unless it goes on: "1.2.3.4.5" and "1.2.3.4-beta" are no addresses.
    private static func found(
        _ kind: CodeKind, _ value: String, _ text: ScannedText, upTo end: Int
    ) -> [Scanner.Finding] {
        if text.isTight(end) {
            let atom = text.atoms[end]
            guard atom.kind == .mark, !atom.isMark("@_") else { return [] }
            let goesOn = text.isTight(end + 1) && text.atoms[end + 1].kind != .mark
            guard !(goesOn && atom.isMark(".-:")) || goesOn && kind == .ipAddress && isPort(text, end) else {
                return []
            }
        }
        return [Scanner.Finding(end: end, content: ParseNode.Content(.code(kind, value)))]
    }

    /// "192.168.1.1:8080"
    private static func isPort(_ text: ScannedText, _ place: Int) -> Bool {
        text.atoms[place].isMark(":") && text.atoms[place + 1].kind == .digits && text.atoms[place + 1].value < 65_536
    }

    /// True when nothing is stuck to it that could be its beginning.
    private static func isFree(_ text: ScannedText, _ place: Int) -> Bool {
        guard place > 0, text.atoms[place].isTight else { return true }
        let before = text.atoms[place - 1]
        return before.kind == .mark && !(before.isMark(".-:_@/#") && (place == 1 || before.isTight))
            && !before.isMark(":.")
    }

    private static let zero = UInt8(ascii: "0")

    fileprivate static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}

/// An IPv6 address by its eight groups.
private struct IPv6Address {
    private let groups: [UInt16]

    /// Reads the eight groups, or fewer around one "::" (RFC 4291, section 2.2); `nil` for anything else, and for what has
    /// no digit: words may be joined by "::".
    init?(_ written: ArraySlice<UInt8>) {
        guard written.count >= 3, written.contains(where: isDigit) else { return nil }
        let parts = written.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(DeviceAddresses.isHex) }) else { return nil }
        var inner = parts[...]
        // "::1" and "fe80::" have two empty parts at an end where "a::b" has one in the middle.
        if inner.count > 2, inner[0].isEmpty, inner[1].isEmpty { inner = inner.dropFirst() }
        if inner.count > 2, inner[inner.endIndex - 1].isEmpty, inner[inner.endIndex - 2].isEmpty {
            inner = inner.dropLast()
        }
        let gaps = inner.indices.filter { inner[$0].isEmpty }
        let given = inner.count - gaps.count
        guard gaps.isEmpty ? given == 8 : gaps.count == 1 && (1...7).contains(given) else { return nil }
        var groups: [UInt16] = []
        for part in inner {
            if part.isEmpty {
                groups += [UInt16](repeating: 0, count: 8 - given)
            } else {
                groups.append(UInt16(String(decoding: part, as: UTF8.self), radix: 16) ?? 0)
            }
        }
        self.groups = groups
    }

    /// The one recommended writing (RFC 5952): lower case, no leading zeros, the longest run of zeros left out.
    var text: String {
        var longest = 0..<0
        var start = 0
        while start < groups.count {
            let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
            if end - start > max(1, longest.count) { longest = start..<end }
            start = end + 1
        }
        func joined(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !longest.isEmpty else { return joined(groups[...]) }
        return joined(groups[..<longest.lowerBound]) + "::" + joined(groups[longest.upperBound...])
    }
}
