/// A bearer token that a world accepts.
public struct AccessToken: Hashable, Sendable, CustomStringConvertible {
    /// The token itself.
    public let value: String
    /// When it stops being accepted, or nil where it never does.
    public var expiresAt: MockInstant?
    /// Whether its holder's role allows writing. Only providers whose document names 403 look at it.
    public var mayWrite: Bool
    /// Who holds it, by the id that a provider gives its users; nil leaves it to the provider. Only providers that
    /// answer something about the caller look at it.
    public var holder: String?
    /// Whether the world issued it itself.
    var isIssued = false

    /// A token; for ever and for writing unless said otherwise.
    public init(_ value: String, expiresAt: MockInstant? = nil, mayWrite: Bool = true, holder: String? = nil) {
        self.value = value
        self.expiresAt = expiresAt
        self.mayWrite = mayWrite
        self.holder = holder
    }

    /// Whether its time is not over.
    func isAccepted(at now: MockInstant) -> Bool {
        expiresAt.map { now < $0 } ?? true
    }

    /// What the token allows, without the token.
    public var description: String {
        "access token" + (mayWrite ? "" : " for reading") + (expiresAt.map { " until \($0)" } ?? "")
    }
}

extension AccessToken: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["token": description]) }
}
