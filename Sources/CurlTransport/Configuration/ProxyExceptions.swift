/// The hosts that are reached without the proxy, as libcurl reads such a list: names, with those below them, and
/// addresses, separated by commas or spaces; `*` for all. Only for words: libcurl itself decides, and tells from 8.7 on.
struct ProxyExceptions {
    private let entries: [Substring]

    init(_ list: String) {
        entries = list.split { $0 == "," || $0 == " " || $0 == "\t" }
    }

    /// - Parameter host: in lower case, an IPv6 address in brackets.
    func hold(_ host: some StringProtocol) -> Bool {
        let host = host.drop { $0 == "[" }.prefix { $0 != "]" }
        return entries.contains { entry in
            if entry == "*" { return true }
            let entry = entry.lowercased().drop { $0 == "[" }.prefix { $0 != "]" }
            if let address = Self.address(host) { return Self.range(entry).map { $0.contains(address) } ?? false }
            let name = entry.drop { $0 == "." }
            return !name.isEmpty && (host == name || host.hasSuffix("." + name))
        }
    }

    /// An IPv4 address as a number. Others are compared as they are written.
    private static func address(_ text: some StringProtocol) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, !parts.contains(nil) else { return nil }
        return parts.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }
    }

    /// The addresses of `10.0.0.0/8`, or of one alone.
    private static func range(_ text: some StringProtocol) -> ClosedRange<UInt32>? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let bits = parts.count == 2 ? UInt32(parts[1]) : parts.count == 1 ? 32 : nil
        guard let first = parts.first, let address = address(first), let bits, bits <= 32 else { return nil }
        let others: UInt32 = bits == 32 ? 0 : .max >> bits
        return (address & ~others)...(address | others)
    }
}
