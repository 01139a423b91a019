import ServicingHTTP

/// What a provider's document asks for before it serves a request.
public struct Authentication: Hashable, Sendable {
    /// One credential and where it stands.
    public enum Credential: Hashable, Sendable {
        /// An API key in a header of that name.
        case apiKey(header: String)
        /// A bearer token (RFC 6750 §2.1).
        case bearer
        /// A tenant's identifier in a header of that name.
        case tenant(header: String)
    }

    /// Every credential the provider looks at.
    public let credentials: [Credential]
    /// Whether a credential may be left out. A wrong one is refused all the same.
    public let isOptional: Bool

    /// What a provider asks for.
    public init(_ credentials: [Credential], isOptional: Bool = false) {
        self.credentials = credentials
        self.isOptional = isOptional
    }

    /// The token the request came with, or why it is not served.
    func check(
        _ headers: HTTPHeaders, against accepted: MockCredentials, now: MockInstant
    ) -> Result<AccessToken?, Refusal> {
        var caller: AccessToken?
        for credential in credentials {
            let given = headers.values(of: credential.header)
            guard given.count == 1, let value = given.first else {
                if given.isEmpty, isOptional { continue }
                return .failure(
                    Refusal(.missingCredential, "\(credential.name) is \(given.isEmpty ? "missing" : "given twice")"))
            }
            switch credential {
            case .apiKey:
                guard accepted.apiKeys.contains(value) else { return .failure(credential.wrong) }
            case .tenant:
                guard accepted.tenants.contains(value) else { return .failure(credential.wrong) }
            case .bearer:
                guard let token = accepted.tokens.first(where: { $0.value == Self.bearerToken(in: value) }) else {
                    return .failure(credential.wrong)
                }
                guard token.isAccepted(at: now) else {
                    return .failure(Refusal(.expiredToken, "\(credential.name) has expired"))
                }
                caller = token
            }
        }
        return .success(caller)
    }

    /// The `WWW-Authenticate` of a refusal (RFC 9110 §11.6.1).
    func challenge(realm: String, for kind: Refusal.Kind) -> String {
        let challenges = credentials.compactMap { credential -> String? in
            switch credential {
            case .apiKey(let header): #"ApiKey realm="\#(realm)", header="\#(header)""#
            case .bearer:
                // RFC 6750 §3.1: no error code where no credential was given.
                #"Bearer realm="\#(realm)""# + (kind == .missingCredential ? "" : #", error="invalid_token""#)
            case .tenant: nil
            }
        }
        return challenges.isEmpty ? #"Bearer realm="\#(realm)""# : challenges.joined(separator: ", ")
    }

    private static func bearerToken(in value: String) -> String? {
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, HTTPHeaders.sameName(String(parts[0]), "Bearer") else { return nil }
        return String(parts[1].drop { $0 == " " })
    }
}

extension Authentication.Credential {
    var header: String {
        switch self {
        case .apiKey(let header), .tenant(let header): header
        case .bearer: "Authorization"
        }
    }

    fileprivate var name: String {
        switch self {
        case .apiKey(let header): "the API key in \(header)"
        case .bearer: "the bearer token in Authorization"
        case .tenant(let header): "the tenant in \(header)"
        }
    }

    fileprivate var wrong: Refusal {
        Refusal(.wrongCredential, "\(name) is not one this world accepts")
    }
}
