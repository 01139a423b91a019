import ExactJSON
import Servicing

/// What every request of one servicer has in common: headers, credentials, where events go. It sends drafts.
struct Exchanger: Sendable {
    let provider: ProviderID
    let settings: ServicerSettings
    let credential: Credential
    let transport: any HTTPTransport
    /// Headers with a fixed credential in them, built once so that a transport sees the same storage each time.
    let headers: (withBody: HTTPHeaders, withoutBody: HTTPHeaders)
    private let plainHeaders: (withBody: HTTPHeaders, withoutBody: HTTPHeaders)

    /// What repetitions may cost.
    let quota: RetryQuota
    /// The calls that have not ended.
    let calls = CallsInFlight()
    /// Whether a request has to be let through by a limiter or a breaker.
    let isAdmitted: Bool

    var time: CallTime { settings.time }

    /// The whole answer or the failure that tells how a call ended, and what went before it.
    struct Result {
        var answer: Swift.Result<HTTPResponse, TransportError>
        var request: HTTPRequest
        /// How often the request was handed to a connection.
        var attempts: Int
        /// From the call to its end.
        var duration: Duration
        /// What must not be shown even where the provider repeats it.
        var secrets: [Secret]
        /// Every try, where there was more than one.
        var history: [AttemptRecord] = []
        /// Whether a try before the one that is told may have been applied.
        var earlierMayHaveApplied = false
        /// Whether the same may be sent again as it is.
        var isRetryable = false
        /// Why it was not sent again although it might have been.
        var stopped: String?
        /// How long the provider asks to wait.
        var retryAfter: Duration?
    }

    /// What one call needs to know of itself.
    struct Call {
        /// Its number among those in flight.
        var id: Int
        let contract: OperationContract
        let started: ContinuousClock.Instant
        let deadline: ContinuousClock.Instant
        /// The trace that its requests belong to; nil where none is asked for.
        var trace: TraceContext?
    }

    /// The fixed credential, where there is one.
    var fixedSecrets: [Secret] {
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
        quota = settings.retryQuota ?? RetryQuota()
        isAdmitted = settings.limiter != nil || settings.breaker != nil
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

    func note(_ kind: ExchangeEvent.Kind, _ call: Call, _ attempt: Int) {
        guard let events = settings.events else { return }
        events.receive(
            ExchangeEvent(
                provider: provider, operation: call.contract.name, call: call.id, kind: kind, attempt: attempt,
                elapsed: call.started.duration(to: time.now()), trace: call.trace))
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
    var withoutAnswer: TransportError {
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
