/// Whether a servicer's credentials are good, as far as a read can tell. Nothing is ever written to find out.
public enum CredentialCheck: Hashable, Sendable, CustomStringConvertible {
    /// The provider answered a read that it answers only to those it knows.
    case verified
    /// The provider does not know the credentials. The text says what it answered.
    case rejected(String)
    /// No documented read tells, or the one that does was answered with what may have another cause. The text says why.
    case unverifiable(String)

    /// Why they are not verified; nil where they are.
    public var reason: String? {
        switch self {
        case .verified: nil
        case .rejected(let reason), .unverifiable(let reason): reason
        }
    }

    /// The verdict and its reason.
    public var description: String {
        switch self {
        case .verified: "verified"
        case .rejected(let reason): "rejected: \(reason)"
        case .unverifiable(let reason): "unverifiable: \(reason)"
        }
    }
}

/// A servicer whose documents have a read that only good credentials are answered.
public protocol VerifiesCredentials: Servicer {
    /// Whether the servicer's credentials are good.
    ///
    /// - Throws: ``ServicingError`` where the provider could not be asked: it was not reached, failed, or answered what
    ///   can't be understood. Such an outage says nothing of the credentials.
    func verifyCredentials(options: PlanOptions) async throws(ServicingError) -> CredentialCheck
}

extension Gateway {
    /// Whether a provider's credentials are good, found out by a read that its document has, and never by a write.
    ///
    /// - Returns: `unverifiable` where its documents have no such read; nothing is sent then.
    /// - Throws: ``ServicingError`` where the provider could not be asked. An outage says nothing of the credentials.
    public func verifyCredentials(
        at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> CredentialCheck {
        let servicer = try servicer(provider)
        if let able = servicer as? any VerifiesCredentials {
            return try await able.verifyCredentials(options: options)
        }
        return .unverifiable("\(servicer.documentTitles) has no read that would tell, and a write is no test")
    }
}

extension Servicer {
    /// The documents it was written from, for a sentence.
    var documentTitles: String {
        documents.map { "'\($0)'" }.joined(separator: " and ")
    }
}
