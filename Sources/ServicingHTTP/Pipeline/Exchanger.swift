import ExactJSON
import Servicing

/// Sends one draft: common headers, credentials, deadline, events; and the one repetition there is, a repeatable
/// operation whose token was rejected.
struct Exchanger: Sendable {
    let provider: ProviderID
    let settings: ServicerSettings
    let credential: Credential
    let transport: any HTTPTransport
    /// Headers with a fixed credential in them, built once so that a transport sees the same storage each time.
    private let headers: (withBody: HTTPHeaders, withoutBody: HTTPHeaders)
    private let plainHeaders: (withBody: HTTPHeaders, withoutBody: HTTPHeaders)

    /// A whole answer or the failure, and how often the request was handed to a connection.
    struct Result {
        var answer: Swift.Result<HTTPResponse, TransportError>
        var request: HTTPRequest
        var attempts: Int
        var started: ContinuousClock.Instant
    }

    init(
        provider: ProviderID, settings: ServicerSettings, credential: Credential, fixedHeaders: [HTTPField],
        transport: any HTTPTransport
    ) throws(ServicingError) {
        self.provider = provider
        self.settings = settings
        self.credential = credential
        self.transport = transport
        do {
            var common = settings.headers
            try common.set("Accept", to: "application/json")
            for field in fixedHeaders { try common.set(field.name, to: field.value) }
            plainHeaders = try (common.withContentType(), common)
            switch credential {
            case .header(let name, let value): try common.set(name, to: value.reveal())
            case .bearer(let token): try common.set("Authorization", to: "Bearer " + token.reveal())
            case .none, .bearerSource: break
            }
            headers = try (common.withContentType(), common)
        } catch {
            throw ServicingError(
                .invalidRequest, .notSent, "a header of every request can't be sent", provider: provider,
                problems: [FieldProblem(error.name, error.description, allowed: "visible ASCII and spaces inside")])
        }
    }

    /// The request that a plan shows: everything but the credential.
    func shown(_ draft: RequestDraft) -> HTTPRequest {
        HTTPRequest(
            method: draft.method, baseURL: settings.baseURL, target: draft.target,
            headers: draft.body == nil ? plainHeaders.withoutBody : plainHeaders.withBody, body: draft.body)
    }

    /// How the credential is named where a request is shown.
    var shownCredential: HTTPField? {
        switch credential {
        case .none: nil
        case .header(let name, _): HTTPField(unchecked: name, RedactionRules.mask)
        case .bearer, .bearerSource: HTTPField(unchecked: "Authorization", "Bearer " + RedactionRules.mask)
        }
    }

    func send(
        _ draft: RequestDraft, contract: OperationContract, timeout: Duration?,
        rejectsToken: (HTTPResponse) -> Bool
    ) async throws(ServicingError) -> Result {
        let started = ContinuousClock.now
        let deadline = started + (timeout ?? settings.timeout)
        var request = HTTPRequest(
            method: draft.method, baseURL: settings.baseURL, target: draft.target,
            headers: draft.body == nil ? headers.withoutBody : headers.withBody, body: draft.body)
        guard case .bearerSource(let source) = credential else {
            let answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 1)
            return Result(
                answer: answer, request: shown(draft), attempts: Self.deliveries(answer), started: started)
        }

        let token = try await token(deadline: deadline, contract) { try await source.token() }
        try authorize(&request, token, contract)
        var answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 1)
        var attempts = Self.deliveries(answer)
        if case .success(let response) = answer, rejectsToken(response) {
            // Renewed in any case, so that the next call has a good one; sent again only where that can't do a second
            // thing. A refusal that comes back is the caller's to see, not the failure to renew.
            let renewed = try? await self.token(deadline: deadline, contract) {
                try await source.token(replacing: token)
            }
            note(renewed == nil ? .tokenRenewalFailed : .tokenRenewed, contract, 1, started)
            if let renewed, contract.repeatability.isRepeatable {
                try authorize(&request, renewed, contract)
                answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 2)
                attempts += Self.deliveries(answer)
            }
        }
        return Result(answer: answer, request: shown(draft), attempts: attempts, started: started)
    }

    func note(
        _ kind: ExchangeEvent.Kind, _ contract: OperationContract, _ attempt: Int,
        _ started: ContinuousClock.Instant
    ) {
        guard let events = settings.events else { return }
        events.receive(
            ExchangeEvent(
                provider: provider, operation: contract.name, kind: kind, attempt: attempt,
                elapsed: started.duration(to: .now)))
    }

    private func exchange(
        _ request: HTTPRequest, _ contract: OperationContract, deadline: ContinuousClock.Instant,
        started: ContinuousClock.Instant, attempt: Int
    ) async -> Swift.Result<HTTPResponse, TransportError> {
        note(.sending, contract, attempt, started)
        do {
            let response = try await transport.send(request, deadline: deadline)
            note(.answered(status: response.status), contract, attempt, started)
            return .success(response)
        } catch {
            note(.failed(error), contract, attempt, started)
            return .failure(error)
        }
    }

    private func authorize(
        _ request: inout HTTPRequest, _ token: Secret, _ contract: OperationContract
    ) throws(ServicingError) {
        do {
            try request.headers.set("Authorization", to: "Bearer " + token.reveal())
        } catch {
            throw ServicingError(
                .unauthenticated, .notSent, "the token source gave a token that can't stand in a header",
                provider: provider, operation: contract.name)
        }
    }

    private func token(
        deadline: ContinuousClock.Instant, _ contract: OperationContract,
        _ fetch: @escaping @Sendable () async throws -> Secret
    ) async throws(ServicingError) -> Secret {
        do {
            return try await Race.run(until: deadline, fetch)
        } catch is Race.DeadlinePassed {
            throw ServicingError(
                .transport, .notSent, "the deadline passed while waiting for an access token",
                hint: StatusMeaning.hint(.transport, .notSent), provider: provider, operation: contract.name)
        } catch is CancellationError {
            throw ServicingError(
                .transport, .notSent, "the call was cancelled while waiting for an access token",
                provider: provider, operation: contract.name)
        } catch {
            // The source's own error may hold a credential, so only its type is told.
            throw ServicingError(
                .unauthenticated, .notSent, "no access token could be had (\(type(of: error)))",
                hint: "nothing was sent; check the token source", provider: provider, operation: contract.name)
        }
    }

    private static func deliveries(_ answer: Swift.Result<HTTPResponse, TransportError>) -> Int {
        switch answer {
        case .success(let response): response.metrics.deliveries
        case .failure(let error): error.delivery == .notSent ? 0 : max(1, error.metrics.deliveries)
        }
    }
}

extension HTTPHeaders {
    fileprivate func withContentType() throws(HTTPFieldProblem) -> HTTPHeaders {
        var headers = self
        try headers.set("Content-Type", to: "application/json")
        return headers
    }
}
