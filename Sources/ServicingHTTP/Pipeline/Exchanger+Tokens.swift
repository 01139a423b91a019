import Servicing

/// Access tokens from a source, had within the call's deadline.
extension Exchanger {
    /// Puts a token into a request.
    func authorize(
        _ request: inout HTTPRequest, _ token: Secret, _ call: Call
    ) throws(ServicingError) {
        do {
            try request.headers.set("Authorization", to: "Bearer " + token.reveal())
        } catch {
            throw ServicingError(
                .unauthenticated, .notSent, "the token source gave a token that can't stand in a header",
                provider: provider, operation: call.contract.name)
        }
    }

    /// Another token in place of one that the provider rejected, and the request with it. Nil where none can be had: the
    /// refusal that came back is then the caller's to see, not the failure to renew.
    func renewed(
        _ token: Secret, from source: any TokenSource, in request: inout HTTPRequest, _ call: Call, attempt: Int
    ) async -> Secret? {
        do {
            let renewed = try await self.token(for: call) { try await source.token(replacing: token) }
            try authorize(&request, renewed, call)
            note(.tokenRenewed, call, attempt)
            return renewed
        } catch {
            note(.tokenRenewalFailed, call, attempt)
            return nil
        }
    }

    /// A token, before the call's deadline.
    func token(
        for call: Call, _ fetch: @escaping @Sendable () async throws -> Secret
    ) async throws(ServicingError) -> Secret {
        do {
            return try await Race.run(until: call.deadline, fetch)
        } catch is Race.DeadlinePassed {
            throw ServicingError(
                .transport, .notSent, "the deadline passed while waiting for an access token",
                hint: Hints.hint(.transport, .notSent), provider: provider, operation: call.contract.name)
        } catch is CancellationError {
            throw ServicingError(
                .transport, .notSent, "the call was cancelled while waiting for an access token",
                provider: provider, operation: call.contract.name)
        } catch let problem as TokenProblem {
            throw problem.error(provider: provider, operation: call.contract.name)
        } catch {
            // The source's own error may hold a credential, so only its type is told.
            throw ServicingError(
                .unauthenticated, .notSent, "no access token could be had (\(type(of: error)))",
                hint: "nothing was sent; check the token source", provider: provider, operation: call.contract.name)
        }
    }
}
