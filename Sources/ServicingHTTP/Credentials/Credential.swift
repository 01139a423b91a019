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
///
/// A source that throws a ``TokenProblem`` has its words shown; of any other error only the type is, since it may hold a
/// credential. Either way the call that wanted the token was not sent.
public protocol TokenSource: Sendable {
    /// A token to use now.
    func token() async throws -> Secret

    /// A token other than the one that was just rejected. Where another call has renewed it in the meantime, that one.
    func token(replacing rejected: Secret) async throws -> Secret
}
