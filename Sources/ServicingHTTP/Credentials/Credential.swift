public import Servicing

/// How a request proves who sends it.
public enum Credential: Sendable {
    /// Not at all.
    case none
    /// A header with a fixed secret, such as `X-API-Key`.
    case header(name: String, value: Secret)
    /// `Authorization: Bearer` with a fixed token.
    case bearer(Secret)
    /// `Authorization: Bearer` with a token from elsewhere, renewed when the provider rejects it.
    case bearerSource(any TokenSource)
}

/// Where bearer tokens come from.
public protocol TokenSource: Sendable {
    /// A token to use now.
    func token() async throws -> Secret

    /// A token other than the one that was just rejected. Where another call has renewed it in the meantime, that one.
    func token(replacing rejected: Secret) async throws -> Secret
}

/// A source that keeps a token until it is rejected or its time is over, and fetches a new one once however many calls
/// wait for it.
public actor CachedTokenSource: TokenSource {
    /// A token and how long it is good for.
    public struct Token: Sendable {
        /// The token.
        public let value: Secret
        /// Until when it may be used; nil where that is not known.
        public let expiresAt: ContinuousClock.Instant?

        /// A token.
        public init(_ value: Secret, expiresAt: ContinuousClock.Instant? = nil) {
            self.value = value
            self.expiresAt = expiresAt
        }
    }

    private let fetch: @Sendable () async throws -> Token
    private let limit: Duration
    private var current: Token?
    private var refresh: Task<Token, any Error>?

    /// A source over a function that fetches a token, for example from an authorization server.
    ///
    /// - Parameters:
    ///   - limit: how long one fetch may take. One that takes longer is given up, even if it ignores cancellation, and
    ///     the next call begins another.
    ///   - fetch: fetches a token.
    public init(limit: Duration = .seconds(30), fetch: @escaping @Sendable () async throws -> Token) {
        self.limit = limit
        self.fetch = fetch
    }

    /// The token at hand, or a new one where there is none or its time is over.
    public func token() async throws -> Secret {
        if let current, current.expiresAt.map({ $0 > .now }) ?? true { return current.value }
        return try await renewed()
    }

    /// A new token, unless the one at hand is not the rejected one.
    public func token(replacing rejected: Secret) async throws -> Secret {
        if let current, current.value != rejected, refresh == nil { return current.value }
        return try await renewed()
    }

    private func renewed() async throws -> Secret {
        if let refresh { return try await refresh.value.value }
        let deadline = ContinuousClock.now + limit.bounded
        let task = Task { [fetch] in try await Race.run(until: deadline, fetch) }
        refresh = task
        defer { refresh = nil }
        let token = try await task.value
        current = token
        return token.value
    }
}
