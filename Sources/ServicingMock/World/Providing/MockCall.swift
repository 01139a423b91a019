public import ExactJSON
public import ServicingHTTP

/// A request that has found its operation: routed, authenticated, its body read.
public struct MockCall: Sendable {
    /// The path's parameters, decoded, by the names the document gives them.
    public let parameters: [String: String]
    /// The query's items in order, decoded.
    public let query: [(name: String, value: String)]
    /// The header fields.
    public let headers: HTTPHeaders
    /// The body, or nil where there is none.
    public let body: JSONValue?
    /// What time it is in the world.
    public let now: MockInstant
    /// The token that the request came with, if any.
    public let caller: AccessToken?
    /// The clients that may ask for tokens. What is issued goes into ``MockAnswer/issuedToken``.
    public let clients: [ClientCredentials]

    /// A path parameter that the operation's pattern names.
    public func parameter(_ name: String) -> String {
        guard let value = parameters[name] else {
            preconditionFailure("the operation's path has no parameter {\(name)}")
        }
        return value
    }

    /// The body's fields and the query's items that the document doesn't name, for ``MockAnswer/ignoredFields``.
    func ignoredFields(known: Set<String>, knownQuery: Set<String> = []) -> [String] {
        let fields = body?.object.map { $0.keys.filter { !known.contains($0) } } ?? []
        return fields + ignoredQuery(known: knownQuery)
    }

    /// The query's items that the document doesn't name.
    func ignoredQuery(known: Set<String>) -> [String] {
        query.map(\.name).filter { !known.contains($0) }.map { "?" + $0 }
    }
}
