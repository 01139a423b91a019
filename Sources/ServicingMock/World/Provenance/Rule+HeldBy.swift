extension Rule {
    /// The test that holds the rule, as `swift test --filter` takes it: with the rule broken it fails. Nil where none is
    /// named, which no rule of the four providers and the mock is.
    public var heldBy: String? { Self.holders[id] }

    private static let holders = MockProviders.all.reduce(into: ofMock) { holders, provider in
        holders.merge(type(of: provider).heldBy) { held, _ in held }
    }

    private static let ofMock = [
        "mock.unknown-path": "RoutingTests/unknownPath",
        "mock.malformed-target": "RoutingTests/malformedEncoding",
        "mock.options": "RoutingTests/options",
    ]
}
