/// A machine that may ask for tokens: its name and its secret, and what the tokens it gets allow.
public struct ClientCredentials: Hashable, Sendable, CustomStringConvertible {
    /// The client's name, `client_id` on the wire. It is no secret.
    public let id: String
    /// The client's secret, `client_secret` on the wire.
    public let secret: String
    /// Whether its tokens allow writing.
    public var mayWrite: Bool
    /// Who holds its tokens (see ``AccessToken/holder``).
    public var holder: String?

    /// A client; for writing unless said otherwise.
    public init(id: String, secret: String, mayWrite: Bool = true, holder: String? = nil) {
        self.id = id
        self.secret = secret
        self.mayWrite = mayWrite
        self.holder = holder
    }

    /// The client's name and what its tokens allow, without the secret.
    public var description: String {
        "client \(id)" + (mayWrite ? "" : " for reading")
    }
}

extension ClientCredentials: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["client": description]) }
}
