import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// What a world's providers ask of a caller: credentials with their roles, and how many requests they take.
    static let ofAccess = [
        ControlResource(.get, "/__mock/credentials", "What the world accepts, secrets and tokens it issued among it.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(try call.world().credentials.json)
        },
        ControlResource(
            .put, "/__mock/credentials",
            #"Accepts these and no others: {"apiKeys":[],"tokens":[{"value","mayWrite","expiresAt","holder"}],"#
                + #""tenants":[],"clients":[{"id","secret","mayWrite","holder"}]}; "mayWrite":false is a role that reads."#
        ) { call throws(ControlProblem) in
            let world = try call.world()
            world.credentials = try call.read { MockCredentials($0) }
            return .json(world.credentials.json)
        },
        ControlResource(.get, "/__mock/rate-limits", "How many requests each provider takes before it answers 429.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(RateLimits.json(try call.world().rateLimits))
        },
        ControlResource(
            .put, "/__mock/rate-limits",
            #"Sets these limits, lifts all others and counts anew: {"rateLimits":{"PROVIDER":{"requests":100,"seconds":60}}}."#
        ) { call throws(ControlProblem) in
            let world = try call.world()
            let providers = Set(world.routes.map(\.provider))
            world.rateLimits = try call.read { reader -> [String: RateLimit]? in
                reader.checkKeys(["rateLimits"])
                return RateLimits.read(reader["rateLimits"], providers: providers)
            }
            return .json(RateLimits.json(world.rateLimits))
        },
    ]
}

/// Rate limits by provider.
enum RateLimits {
    /// Reads `{"PROVIDER":{"requests":100,"seconds":60}}`.
    static func read(_ reader: FieldReader, providers: Set<String>) -> [String: RateLimit]? {
        guard reader.object() != nil else { return nil }
        reader.checkKeys(providers.sorted())
        var limits: [String: RateLimit] = [:]
        for (provider, limit) in reader.members where providers.contains(provider) {
            limit.checkKeys(["requests", "seconds"])
            let requests = limit["requests"].int(in: 0...1_000_000_000)
            let seconds = limit["seconds"].duration()
            if seconds == .zero { limit["seconds"].complain("must be more than 0") }
            guard let requests, let seconds else { continue }
            limits[provider] = RateLimit(requests: requests, per: seconds)
        }
        return limits
    }

    /// The limits as they are read.
    static func json(_ limits: [String: RateLimit]) -> JSONValue {
        let members = limits.sorted { $0.key < $1.key }.map { provider, limit -> (String, JSONValue) in
            (
                provider,
                [
                    "requests": .number(JSONNumber(limit.requests)),
                    "seconds": .number(JSONNumber(seconds: limit.window)),
                ]
            )
        }
        return ["rateLimits": .object(JSONObject(uniqueKeysWithValues: members))]
    }
}
