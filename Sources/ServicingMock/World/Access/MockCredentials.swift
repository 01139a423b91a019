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

    /// Every value that must not be written down.
    var secrets: Set<String> {
        apiKeys.union(tokens.map(\.value)).union(clients.map(\.secret))
    }
}

extension MockCredentials: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["credentials": description]) }
}
