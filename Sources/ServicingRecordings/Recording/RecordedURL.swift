import ServicingHTTP

/// A URL in parts that keep their own spelling, so that what was read is written again as it was.
public struct RecordedURL: Hashable, Sendable, CustomStringConvertible {
    /// Scheme and authority, `https://lms.kordev.io`.
    public var origin: String
    /// The path, percent-encoded; empty or beginning with `/`.
    public var path: String
    /// What stands between `?` and `#`; nil where there is no `?`.
    public var query: String?
    /// What stands after `#`; nil where there is none.
    public var fragment: String?

    /// A query parameter, decoded.
    public struct QueryItem: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The value; empty where there was no `=`.
        public var value: String
    }

    /// A URL from its text. Nothing is refused: what has no scheme has no origin, and is all path.
    public init(_ text: String) {
        var rest = text[...]
        var origin = ""
        if let colon = text.firstRange(of: "://") {
            let authority = text[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            origin = String(text[..<authority.endIndex])
            rest = text[authority.endIndex...]
        }
        self.init(origin: origin, target: String(rest))
    }

    /// A URL from an origin and what follows it.
    public init(origin: String, target: String) {
        self.origin = origin
        var rest = target[...]
        if let mark = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        path = String(rest)
    }

    /// The text.
    public var description: String {
        origin + path + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
    }

    /// The path's segments, decoded one by one, so that an encoded slash stays within its segment.
    public var segments: [String] {
        path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            PercentCoding.decode($0, plusIsSpace: false)
        }
    }

    /// The query's parameters in order.
    public var queryItems: [QueryItem] {
        query.map(PercentCoding.items) ?? []
    }
}

/// Percent-encoding as URLs and forms use it.
enum PercentCoding {
    /// The text with every `%XX` resolved. A `%` that begins none is kept, and bytes that are not UTF-8 are replaced.
    static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "%"), place + 2 < bytes.count, let high = hex(bytes[place + 1]),
                let low = hex(bytes[place + 2])
            {
                decoded.append(high << 4 | low)
                place += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") && plusIsSpace ? 0x20 : byte)
                place += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// The parameters of a query or a form.
    static func items(_ text: String) -> [RecordedURL.QueryItem] {
        text.split(separator: "&").map { item in
            let name = item.prefix { $0 != "=" }
            let value = name.endIndex < item.endIndex ? item[item.index(after: name.endIndex)...] : ""
            return RecordedURL.QueryItem(
                name: decode(name, plusIsSpace: true), value: decode(value, plusIsSpace: true))
        }
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
