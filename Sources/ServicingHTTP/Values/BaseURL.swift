#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where a provider answers: scheme, host, port and an optional path that stands before every request's own.
///
/// No document of the four providers gives a production host, so a base URL is always configuration.
public struct BaseURL: Hashable, Sendable, CustomStringConvertible {
    /// How the bytes travel.
    public enum Scheme: String, Hashable, Sendable, Codable {
        /// Clear text. Only to loopback.
        case http
        /// TLS.
        case https
    }

    /// The scheme.
    public let scheme: Scheme
    /// The host in lower case: a name, an IPv4 address, or an IPv6 address in brackets.
    public let host: String
    /// The port, the scheme's own where none was written.
    public let port: UInt16
    /// The path before every request's own: empty, or beginning with `/` and not ending with it; percent-encoded.
    public let pathPrefix: String
    /// `scheme://host:port`, the port always written.
    public let origin: String

    /// Reads an absolute URL such as `https://lms.kordev.io` or `http://127.0.0.1:8080/canopy`.
    ///
    /// - Throws: ``BaseURLProblem`` for another scheme, user info, a query, a fragment, a bad host or port, white
    ///   space, or `http` to anything but loopback (`localhost`, `127.0.0.0/8`, `[::1]`), as that would send
    ///   credentials in clear text.
    public init(_ text: String) throws(BaseURLProblem) {
        func refuse(_ why: String) -> BaseURLProblem { BaseURLProblem(description: "base URL: " + why) }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw refuse("holds white space, a control character or a character beyond ASCII")
        }
        guard let colon = text.firstRange(of: "://") else {
            throw refuse("has no scheme; write it as https://host or http://127.0.0.1:8080")
        }
        guard let scheme = Scheme(rawValue: text[..<colon.lowerBound].lowercased()) else {
            throw refuse("the scheme must be https, or http to loopback")
        }
        let rest = text[colon.upperBound...]
        guard !rest.contains("?") else { throw refuse("must not have a query") }
        guard !rest.contains("#") else { throw refuse("must not have a fragment") }
        guard !rest.contains("\\") else { throw refuse("must not hold a backslash") }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw refuse("must not hold user info; credentials have their own place")
        }
        let (host, portText) = try Self.split(authority, refuse)
        var port: UInt16 = scheme == .http ? 80 : 443
        if let portText {
            guard !portText.isEmpty, portText.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                let given = UInt16(portText), given > 0
            else { throw refuse("the port must be a number from 1 to 65535") }
            port = given
        }
        var path = String(rest[authority.endIndex...])
        while path.hasSuffix("/") { path.removeLast() }
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard !segment.isEmpty else { throw refuse("the path holds an empty segment") }
            guard !PathSegment.isDots(String(segment)) else { throw refuse("the path holds '.' or '..'") }
        }
        if scheme == .http, !Self.isLoopback(host) {
            throw refuse("http goes only to loopback (localhost, 127.0.0.0/8, [::1]); use https")
        }
        self.scheme = scheme
        self.host = host
        self.port = port
        self.pathPrefix = path
        self.origin = "\(scheme.rawValue)://\(host):\(port)"
    }

    /// The URL, its port written only where it is not the scheme's own.
    public var description: String {
        let usual: UInt16 = scheme == .http ? 80 : 443
        return "\(scheme.rawValue)://\(host)" + (port == usual ? "" : ":\(port)") + pathPrefix
    }

    private static func split(
        _ authority: Substring, _ refuse: (String) -> BaseURLProblem
    ) throws(BaseURLProblem) -> (host: String, port: Substring?) {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else {
                throw refuse("the IPv6 address has no closing bracket")
            }
            let inside = authority[authority.index(after: authority.startIndex)..<end]
            guard isIPv6(inside) else {
                throw refuse("the host in brackets is not an IPv6 address")
            }
            let after = authority[authority.index(after: end)...]
            guard after.isEmpty || after.hasPrefix(":") else { throw refuse("text follows the IPv6 address") }
            return ("[" + inside.lowercased() + "]", after.isEmpty ? nil : after.dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let host = parts[0].lowercased()
        guard !host.isEmpty else { throw refuse("has no host") }
        guard host.utf8.count <= 253,
            host.utf8.allSatisfy({
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
            })
        else {
            throw refuse("the host may hold letters, digits, '-', '.' and '_' (write international names in punycode)")
        }
        return (host, parts.count > 1 ? parts[1] : nil)
    }

    private static func isIPv6(_ text: Substring) -> Bool {
        var address = in6_addr()
        return inet_pton(AF_INET6, String(text), &address) == 1
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
    }
}

/// Why a text is not a base URL. Never holds the text itself, which may carry a password.
public struct BaseURLProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what is allowed.
    public let description: String
}
