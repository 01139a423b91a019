public import Servicing
public import ServicingHTTP

/// A client's id and secret, as Canopy issues them to an organization's applications, and how access tokens are had for
/// them: `POST /auth/token` (*found* in the vendor's public pages and its own client; no document has it).
public struct CanopyClientCredentials: Sendable {
    /// The client's id.
    public let clientID: String
    /// The client's secret.
    public let clientSecret: Secret

    /// Credentials.
    public init(clientID: String, clientSecret: Secret) {
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    /// A source of access tokens over the same transport and at the same place as the calls that need them.
    ///
    /// A token is kept until a little before its time is over: a tenth of it, at most a minute. One whose `expires_in` is
    /// zero or less serves the call that asked for it, and one without is kept until Canopy rejects it. One fetch is in
    /// flight at a time, and takes at most as long as a call may.
    ///
    /// - Parameters:
    ///   - settings: base URL, timeout, headers, events: those of the adapter.
    ///   - transport: what carries the requests.
    ///   - now: what time it is, for whether a token's time is over; a test sets its own.
    /// - Throws: `invalidRequest` where a header can't be sent, or id or secret is empty.
    public func tokenSource(
        settings: ServicerSettings, transport: any HTTPTransport,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(ServicingError) -> CachedTokenSource {
        let client = try ServicerClient(
            dialect: CanopyDialect(), settings: settings, credential: .none, transport: transport)
        let fetch = FetchAccessToken(clientID: clientID, clientSecret: clientSecret)
        var checks = FieldChecks()
        _ = fetch.draft(for: client.dialect, checking: &checks)
        guard checks.problems.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent, "the client credentials can't be sent", provider: CanopyDialect.provider,
                problems: checks.problems)
        }
        return CachedTokenSource(limit: settings.timeout, now: now) {
            // Its time begins when it is asked for, at the latest when it arrives.
            let asked = now()
            do throws(ServicingError) {
                let receipt = try await client.call(fetch)
                guard let answer = receipt.answer(as: FetchAccessToken.Answer.self) else {
                    preconditionFailure("a fetch that ends without an error has its answer")
                }
                let expiry = answer.lifetime.map { asked + $0 - min($0 / 10, .seconds(60)) }
                return CachedTokenSource.Token(answer.token, expiresAt: expiry)
            } catch {
                throw TokenProblem(error)
            }
        }
    }
}

extension CanopyServicer {
    /// An adapter that gets its access tokens for a client's id and secret.
    ///
    /// - Parameters:
    ///   - settings: base URL, timeout, events.
    ///   - clientID: the client's id.
    ///   - clientSecret: the client's secret.
    ///   - transport: what carries the requests, those for tokens too.
    ///   - now: what time it is, for whether a token's time is over; a test sets its own.
    /// - Throws: `invalidRequest` where a header can't be sent, or id or secret is empty.
    public init(
        settings: ServicerSettings, clientID: String, clientSecret: Secret, transport: any HTTPTransport,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws(ServicingError) {
        let credentials = CanopyClientCredentials(clientID: clientID, clientSecret: clientSecret)
        try self.init(
            settings: settings,
            credential: .bearerSource(
                credentials.tokenSource(settings: settings, transport: transport, now: now)),
            transport: transport)
    }
}
