/// The credentials that a world accepts, one set for all its providers.
public struct MockCredentials: Hashable, Sendable, CustomStringConvertible {
    /// API keys.
    public var apiKeys: Set<String>
    /// Bearer tokens.
    public var tokens: [AccessToken]
    /// Tenant identifiers.
    public var tenants: Set<String>
    /// Clients that may ask for tokens, where a provider issues some.
    public var clients: [ClientCredentials]

    /// Credentials; none unless given.
    public init(
        apiKeys: Set<String> = [], tokens: [AccessToken] = [], tenants: Set<String> = [],
        clients: [ClientCredentials] = []
    ) {
        self.apiKeys = apiKeys
        self.tokens = tokens
        self.tenants = tenants
        self.clients = clients
    }

    /// What the default world accepts: key `demo-api-key`, token `demo-access-token`, tenant `demo-tenant`, and the
    /// client `demo-client-id` with the secret `demo-client-secret`.
    public static let demo = MockCredentials(
        apiKeys: ["demo-api-key"], tokens: [AccessToken("demo-access-token")], tenants: ["demo-tenant"],
        clients: [ClientCredentials(id: "demo-client-id", secret: "demo-client-secret")])

    /// How many of each there are.
    public var description: String {
        "\(apiKeys.count) API keys, \(tokens.count) tokens, \(tenants.count) tenants, \(clients.count) clients"
    }

    /// Takes a token that the world issues. Of those issued before whose time is over the latest 100 are kept, to be told
    /// from tokens that never were; older ones are forgotten.
    mutating func issue(_ token: AccessToken, now: MockInstant) {
        let expired = tokens.indices.filter { tokens[$0].isIssued && !tokens[$0].isAccepted(at: now) }
        let forgotten = Set(expired.dropLast(100))
        if !forgotten.isEmpty {
            tokens = tokens.indices.filter { !forgotten.contains($0) }.map { tokens[$0] }
        }
        var token = token
        token.isIssued = true
        tokens.append(token)
    }

    /// The values that must not be written down wherever they stand.
    ///
    /// Answers are looked through for each, so of the tokens that the world issued there are the latest 100: a token's own
    /// answer and the header that it comes in are masked by their names.
    var secrets: Set<String> {
        let given = tokens.filter { !$0.isIssued }
        let issued = tokens.filter(\.isIssued).suffix(100)
        return apiKeys.union((given + issued).map(\.value)).union(clients.map(\.secret))
    }
}

extension MockCredentials: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["credentials": description]) }
}
