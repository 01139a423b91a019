import ServicingHTTP

/// Who may use the control API.
///
/// Over a socket, a request's `Host` must name this machine: a page whose own name is made to lead here (DNS rebinding)
/// is refused, and so is every other page by `Origin` and `Sec-Fetch-Site`. Where other machines can reach the server
/// a token is needed; without one the control API is closed to them.
public struct ControlAccess: Hashable, Sendable, CustomStringConvertible {
    /// The bearer token that requests over a socket must bring, or nil where none is needed on loopback.
    public var token: String?
    /// Hosts, without port, that may stand in `Host` beside this machine's own names.
    public var hosts: Set<String>

    /// The loopback names and addresses, and no token.
    public static let standard = ControlAccess()

    /// Access.
    public init(token: String? = nil, hosts: Set<String> = []) {
        self.token = token
        self.hosts = Set(hosts.map { $0.lowercased() })
    }

    /// Whether a token is needed, without the token.
    public var description: String { token == nil ? "without a token" : "with a token" }

    /// Refuses whom no token would help: foreign hosts, and other sites' pages.
    func checkOrigin(of request: ReceivedRequest) throws(ControlProblem) {
        guard request.reach != .inProcess else { return }
        let authority = (request.headers["Host"] ?? "").lowercased()
        guard Self.isOwn(Self.host(of: authority)) || hosts.contains(Self.host(of: authority)) else {
            throw ControlProblem(
                403, "foreign-host", "The control API answers to this machine's own names; another must be allowed.")
        }
        for origin in request.headers.values(of: "Origin") {
            guard ["http://" + authority, "https://" + authority].contains(origin.lowercased()) else {
                throw ControlProblem(403, "cross-site", "A page of another origin may not use the control API.")
            }
        }
        for site in request.headers.values(of: "Sec-Fetch-Site") {
            guard ["same-origin", "none"].contains(site) else {
                throw ControlProblem(403, "cross-site", "A page of another site may not use the control API.")
            }
        }
    }

    /// Refuses who needs a token and has not the one.
    func checkToken(of request: ReceivedRequest) throws(ControlProblem) {
        guard request.reach != .inProcess else { return }
        guard let token else {
            guard request.reach == .loopback else {
                throw ControlProblem(
                    403, "token-needed", "Other machines can reach this server: its control API needs a token.")
            }
            return
        }
        let given = request.headers.values(of: "Authorization")
        guard given.count == 1, Self.isSame(given[0], "Bearer " + token) else {
            throw ControlProblem(
                401, "wrong-token", "The control API needs its token: Authorization: Bearer TOKEN.",
                headers: [HTTPField(unchecked: "WWW-Authenticate", #"Bearer realm="mock""#)])
        }
    }

    /// The host of an authority, an IPv6 address without its brackets.
    private static func host(of authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }

    private static func isOwn(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        return (try? ListenAddress(host))?.isLoopback ?? false
    }

    /// Compares in a time that tells nothing of where two texts differ.
    private static func isSame(_ a: String, _ b: String) -> Bool {
        let a = Array(a.utf8)
        let b = Array(b.utf8)
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension ControlAccess: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["access": description]) }
}
