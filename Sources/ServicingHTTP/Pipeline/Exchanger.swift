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
        /// What must not be shown even where the provider repeats it.
        var secrets: [Secret]
    }

    /// The fixed credential, where there is one.
    private var fixedSecrets: [Secret] {
        switch credential {
        case .header(_, let value), .bearer(let value): [value]
        case .none, .bearerSource: []
        }
    }

    init(
        provider: ProviderID, settings: ServicerSettings, credential: Credential, fixedHeaders: [HTTPField],
        transport: any HTTPTransport
    ) throws(ServicingError) {
        self.provider = provider
        self.settings = settings
        self.credential = credential
        self.transport = transport
        switch credential {
        case .header(_, let value), .bearer(let value):
            guard !value.isEmpty else {
                throw ServicingError(
                    .invalidRequest, .notSent, "\(provider)'s credential is empty", provider: provider,
                    problems: [FieldProblem("credential", "is empty", allowed: "at least one character")])
            }
        case .none, .bearerSource: break
        }
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
        let deadline = started + (timeout ?? settings.timeout).bounded
        var request = HTTPRequest(
            method: draft.method, baseURL: settings.baseURL, target: draft.target,
            headers: draft.body == nil ? headers.withoutBody : headers.withBody,
            // An empty body rather than none, so that `Content-Length: 0` goes out (RFC 9110 §8.6): some servers answer
            // 411 without it, or wait.
            body: draft.body ?? ([.post, .put, .patch].contains(draft.method) ? [] : nil))
        guard case .bearerSource(let source) = credential else {
            let answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 1)
            return Result(
                answer: answer, request: shown(draft), attempts: Self.deliveries(answer), started: started,
                secrets: fixedSecrets)
        }

        let token: Secret
        do {
            token = try await self.token(deadline: deadline, contract) { try await source.token() }
        } catch {
            guard contract.worksWithoutCredential, !Task.isCancelled else { throw error }
            let answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 1)
            return Result(
                answer: answer, request: shown(draft), attempts: Self.deliveries(answer), started: started,
                secrets: [])
        }
        try authorize(&request, token, contract)
        var answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 1)
        var attempts = Self.deliveries(answer)
        var secrets = [token]
        if case .success(let response) = answer, rejectsToken(response) {
            // Renewed in any case, so that the next call has a good one; sent again only where that can't do a second
            // thing. A refusal that comes back is the caller's to see, not the failure to renew.
            let renewed = try? await self.token(deadline: deadline, contract) {
                try await source.token(replacing: token)
            }
            note(renewed == nil ? .tokenRenewalFailed : .tokenRenewed, contract, 1, started)
            if let renewed, contract.repeatability.isRepeatable {
                try authorize(&request, renewed, contract)
                secrets.append(renewed)
                answer = await exchange(request, contract, deadline: deadline, started: started, attempt: 2)
                attempts += Self.deliveries(answer)
            }
        }
        return Result(
            answer: answer, request: shown(draft), attempts: attempts, started: started, secrets: secrets)
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
            note(.failed(error.withoutAnswer), contract, attempt, started)
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
        } catch let problem as TokenProblem {
            throw problem.error(provider: provider, operation: contract.name)
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

extension TransportError {
    /// The failure without what had come of the answer, which may hold personal data.
    fileprivate var withoutAnswer: TransportError {
        TransportError(kind, delivery: delivery, phase: phase, message: message, code: code, metrics: metrics)
    }
}

extension Duration {
    /// Between nothing and a year: what a clock can be asked to wait for.
    var bounded: Duration { max(.zero, min(self, .seconds(365 * 86_400))) }
}

extension Exchanger: CustomStringConvertible, CustomReflectable {
    /// The provider and where it answers; no header.
    var description: String { "\(provider) at \(settings.baseURL)" }
    var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
