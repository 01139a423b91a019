public import ServicingHTTP

/// Where an operation answers.
public struct Route: Hashable, Sendable {
    /// The provider's id.
    public let provider: String
    /// The operation's name.
    public let operation: String
    /// The method.
    public let method: HTTPMethod
    /// The path as the document writes it.
    public let path: PathPattern

    let providerIndex: Int
    let operationIndex: Int
    let authentication: Authentication
}

/// Finds the operation that a request means. All providers answer on one port at their documented paths.
struct Router: Sendable {
    enum Match {
        /// The operation, or the one whose path matches where a segment can't be decoded.
        case route(Route)
        /// The path is documented with other methods.
        case otherMethods([HTTPMethod], of: Route)
        case unknownPath
    }

    let routes: [Route]

    init(_ providers: [any MockProvider]) {
        var routes: [Route] = []
        for (index, provider) in providers.enumerated() {
            routes += Self.routes(of: provider, at: index)
        }
        self.routes = routes
    }

    func match(_ method: HTTPMethod, _ target: DecodedTarget) -> Match {
        let onPath = routes.filter { $0.path.matches(target.segments) }
        guard let nearest = onPath.max(by: { $0.path.literalCount < $1.path.literalCount }) else {
            return .unknownPath
        }
        // HEAD is GET without the body (RFC 9110 §9.3.2), which the door leaves out.
        let wanted = method == .head ? .get : method
        let best = onPath.filter { $0.method == wanted }.max { $0.path.literalCount < $1.path.literalCount }
        if let best { return .route(best) }
        return .otherMethods(Self.allowed(onPath), of: nearest)
    }

    private static func allowed(_ routes: [Route]) -> [HTTPMethod] {
        var methods = Set(routes.map(\.method))
        if methods.contains(.get) { methods.insert(.head) }
        methods.insert(.options)
        return methods.sorted { $0.rawValue < $1.rawValue }
    }

    private static func routes<Provider: MockProvider>(of provider: Provider, at index: Int) -> [Route] {
        Provider.operations.enumerated().map { place, operation in
            Route(
                provider: Provider.id, operation: operation.name, method: operation.method, path: operation.path,
                providerIndex: index, operationIndex: place,
                authentication: operation.authentication ?? Provider.authentication)
        }
    }
}
