import ExactJSON
import ServicingHTTP

/// What a world's lock guards.
struct WorldState: Sendable {
    var providers: [any MockProvider]
    var credentials: MockCredentials {
        didSet { secrets = nil }
    }
    private var secrets: Set<String>?
    var journal: Journal
    var faults = FaultPlan()
    var rateLimits: [String: RateLimit] = [:]
    var rateWindows: [String: RateWindow] = [:]
    /// What holds back the answers that are late.
    var gate = DelayGate()
    /// Which providers are still as a seed has them.
    var basis: SeedBasis?
    /// How many requests may have changed what a state file would have.
    var changes = 0

    init(providers: [any MockProvider], credentials: MockCredentials, journal: Journal) {
        self.providers = providers
        self.credentials = credentials
        self.journal = journal
    }

    /// Lets the operation answer, on a copy of the state where a fault keeps the provider from acting.
    mutating func perform(
        _ route: Route, _ request: ReceivedRequest, _ target: DecodedTarget, _ body: JSONBody, _ now: MockInstant,
        _ fingerprint: RequestFingerprint, ownFault: Fault?
    ) -> DecidedRequest {
        var faults = faults.next(for: route, request, now: now)
        if let ownFault {
            faults.append(ownFault.drawn(DrawKey(ownFault.draws ? DrawKey.request(request) : 0)))
        }
        let isPrevented = faults.contains(where: \.preventsCommit)
        if route.method != .get || !self.faults.placed.isEmpty || !rateLimits.isEmpty { changes += 1 }
        var answer: MockAnswer
        switch call(route, request, target, body, now) {
        case .failure(let refusal):
            answer = provider(of: route).completeAnswer(to: refusal)
        case .success(let call):
            if isPrevented {
                var copy = providers[route.providerIndex]
                answer = Self.run(&copy, route, call)
                answer.effect = .none
            } else {
                if route.method != .get { basis?.untouched.remove(route.provider) }
                answer = Self.run(&providers[route.providerIndex], route, call)
                if let token = answer.issuedToken { credentials.issue(token, now: now) }
            }
        }
        return decided(route, answer, now, fingerprint, faults)
    }

    /// Gives the request its number in the journal, which comes to be written once the answer is.
    mutating func decided(
        _ route: Route?, _ answer: MockAnswer, _ now: MockInstant, _ fingerprint: RequestFingerprint,
        _ faults: [Fault] = []
    ) -> DecidedRequest {
        let (number, sameBytesAs) = journal.takeNumber(fingerprint)
        var secrets = secretsToMask()
        // A request that is prevented from acting hands out a token that the world does not know.
        if let token = answer.issuedToken?.value { secrets.insert(token) }
        return DecidedRequest(
            number: number, sameBytesAs: sameBytesAs, time: now, route: route, provider: route.map { provider(of: $0) },
            answer: answer, faults: faults, mask: SecretMask(secrets: secrets))
    }

    /// What is secret in every exchange, found out once for all requests between two changes of the credentials.
    private mutating func secretsToMask() -> Set<String> {
        if let secrets { return secrets }
        let found = credentials.secrets
        secrets = found
        return found
    }

    private func provider(of route: Route) -> any MockProvider.Type {
        type(of: providers[route.providerIndex])
    }

    func malformedTarget() -> MockAnswer {
        MockAnswer(
            400, ["error": "malformed request target", "message": "The path or query can't be percent-decoded."],
            by: WorldRules.malformedTarget)
    }

    func unknownPath(_ routes: [Route], _ method: HTTPMethod, _ target: DecodedTarget) -> MockAnswer {
        let known = routes.map { route -> JSONValue in
            [
                "provider": .string(route.provider), "operation": .string(route.operation),
                "method": .string(route.method.rawValue), "path": .string(route.path.description),
            ]
        }
        var answer = MockAnswer(
            501,
            [
                "error": "unknown to the mock",
                "message": .string(
                    "No document that this mock was written from knows the path. "
                        + "This is the mock speaking, not a provider. It knows the paths below."),
                "wouldHaveMatched": .array(NearestRoutes(routes, method, target).json),
                "knownPaths": .array(known),
            ],
            by: WorldRules.unknownPath)
        answer.headers.append(unchecked: HTTPField(unchecked: "X-Mock-Problem", WorldRules.unknownPath.id))
        return answer
    }

    func otherMethods(_ methods: [HTTPMethod], _ route: Route, _ method: HTTPMethod) -> MockAnswer {
        var answer =
            method == .options
            ? MockAnswer(204, nil, by: WorldRules.options)
            : provider(of: route).completeAnswer(
                to: Refusal(.methodNotAllowed, "this path takes \(methods.map(\.rawValue).joined(separator: ", "))"))
        let allow = methods.map(\.rawValue).joined(separator: ", ")
        answer.headers.append(unchecked: HTTPField(unchecked: "Allow", allow))
        return answer
    }

    mutating func withProvider<Provider: MockProvider, Result>(
        _ type: Provider.Type, _ body: (inout Provider) -> Result
    ) -> Result {
        basis?.untouched.remove(Provider.id)
        for place in providers.indices where providers[place] is Provider {
            // Taken out while it changes, as a second reference would make every change copy the whole state.
            guard var provider = providers.remove(at: place) as? Provider else { break }
            defer { providers.insert(provider, at: place) }
            return body(&provider)
        }
        preconditionFailure("this world has no provider \(Provider.id)")
    }
}

extension WorldState {
    /// The call, or why the operation is not asked: the checks in the order HTTP servers make them.
    private mutating func call(
        _ route: Route, _ request: ReceivedRequest, _ target: DecodedTarget, _ body: JSONBody, _ now: MockInstant
    ) -> Result<MockCall, Refusal> {
        guard !target.segments.contains(nil), let query = target.query else {
            return .failure(Refusal(.malformedTarget, "the path or query can't be percent-decoded"))
        }
        let caller: AccessToken?
        switch route.authentication.check(request.headers, against: credentials, now: now) {
        case .failure(let refusal): return .failure(refusal)
        case .success(let token): caller = token
        }
        if let limit = rateLimits[route.provider],
            let wait = rateWindows[route.provider, default: RateWindow()].admit(under: limit, now: now)
        {
            let seconds = wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0)
            return .failure(
                Refusal(.rateLimited, "the rate limit of this world is used up", retryAfter: Int(seconds)))
        }
        let json: JSONValue?
        switch body {
        case .refused(let refusal): return .failure(refusal)
        case .absent: json = nil
        case .json(let value): json = value
        }
        return .success(
            MockCall(
                parameters: route.path.parameters(in: target.segments), query: query, headers: request.headers,
                body: json, now: now, caller: caller, clients: credentials.clients))
    }

    private static func run<Provider: MockProvider>(
        _ provider: inout Provider, _ route: Route, _ call: MockCall
    ) -> MockAnswer {
        do {
            return try Provider.operations[route.operationIndex].perform(&provider, call)
        } catch {
            return error
        }
    }
}
