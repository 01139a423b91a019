public import ServicingHTTP

/// One documented operation: where it answers and what it does.
public struct MockOperation<Provider: MockProvider>: Sendable {
    /// The operation's name, such as `cancel-servicing`.
    public let name: String
    /// The method.
    public let method: HTTPMethod
    /// The path.
    public let path: PathPattern
    /// What it asks for before it serves, or nil where that is what its provider asks for.
    public let authentication: Authentication?
    /// Does it. Runs under the world's lock: it must be quick and must not wait. What it throws is an answer too; it
    /// must not have changed anything then.
    public let perform: @Sendable (inout Provider, MockCall) throws(MockAnswer) -> MockAnswer

    /// An operation.
    public init(
        _ name: String, _ method: HTTPMethod, _ path: PathPattern, authentication: Authentication? = nil,
        perform: @escaping @Sendable (inout Provider, MockCall) throws(MockAnswer) -> MockAnswer
    ) {
        self.name = name
        self.method = method
        self.path = path
        self.authentication = authentication
        self.perform = perform
    }
}
