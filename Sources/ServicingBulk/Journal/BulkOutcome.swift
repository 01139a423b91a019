import Servicing

/// What became of a row.
public enum BulkOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// Done.
    case applied
    /// Taken on; the provider finishes it later.
    case accepted
    /// It had been so before.
    case alreadyApplied
    /// The provider got it and did not do it. Final: another run does not send it again.
    case refused
    /// The provider may have done it. A person has to find out, or the next run where sending it again is safe.
    case unknown
    /// Not sent, or turned away unread for reasons that are not the row's: wrong credentials, too many requests. The
    /// next run sends it.
    case notSent

    /// What a receipt says.
    init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .applied: .applied
            case .accepted: .accepted
            case .alreadyApplied: .alreadyApplied
            case .unknown: .unknown
            }
    }

    /// What an error says.
    init(_ error: ServicingError) {
        self =
            switch error.effect {
            case .mayHaveApplied: .unknown
            case .notSent: .notSent
            case .refused: error.isTurnedAwayUnread ? .notSent : .refused
            }
    }

    /// Whether a row of this outcome is never sent again.
    public var isFinal: Bool {
        switch self {
        case .applied, .accepted, .alreadyApplied, .refused: true
        case .unknown, .notSent: false
        }
    }
}

extension ServicingError {
    /// Whether the provider turned a request away without looking at what it asks for.
    var isTurnedAwayUnread: Bool { kind == .unauthenticated || kind == .rateLimited }
}
