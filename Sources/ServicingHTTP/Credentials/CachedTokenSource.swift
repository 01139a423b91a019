public import Servicing

/// A source that keeps a token until it is rejected or its time is over, and fetches a new one once however many calls
/// wait for it.
///
/// A call that is cancelled stops waiting and leaves the fetch to the others. A fetch that fails fails for all that wait
/// for it, and the next call begins another.
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
    private let now: @Sendable () -> ContinuousClock.Instant
    private var current: Token?
    private var refresh: Task<Token, any Error>?

    /// A source over a function that fetches a token, for example from an authorization server.
    ///
    /// - Parameters:
    ///   - limit: how long one fetch may take. One that takes longer is given up, even if it ignores cancellation, and
    ///     the next call begins another.
    ///   - now: what time it is, for whether a token's time is over; a test sets its own.
    ///   - fetch: fetches a token.
    public init(
        limit: Duration = .seconds(30), now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        fetch: @escaping @Sendable () async throws -> Token
    ) {
        self.limit = limit
        self.now = now
        self.fetch = fetch
    }

    /// The token at hand, or a new one where there is none or its time is over.
    public func token() async throws -> Secret {
        if let token = usable(besides: nil) { return token }
        return try await renewed()
    }

    /// A new token, unless the one at hand is not the rejected one.
    public func token(replacing rejected: Secret) async throws -> Secret {
        if let token = usable(besides: rejected) { return token }
        return try await renewed()
    }

    /// The token at hand, where its time is not over and it is another than the rejected one.
    private func usable(besides rejected: Secret?) -> Secret? {
        guard let current, current.value != rejected, current.expiresAt.map({ $0 > now() }) ?? true else { return nil }
        return current.value
    }

    private func renewed() async throws -> Secret {
        let task = refresh ?? begin()
        // The fetch has a limit of its own, so each wait for it ends early by cancellation alone.
        return try await Race.run(until: nil) { try await task.value.value }
    }

    private func begin() -> Task<Token, any Error> {
        let deadline = ContinuousClock.now + limit.bounded
        let task = Task { [fetch] in
            defer { refresh = nil }
            let token = try await Race.run(until: deadline, fetch)
            current = token
            return token
        }
        refresh = task
        return task
    }
}
