public import Servicing

/// What a ledger knows of one instruction.
public struct LedgerEntry: Hashable, Sendable {
    /// The instruction's id.
    public let id: String
    /// Whom it was for.
    public let provider: ProviderID
    /// The provider's own operation.
    public let operation: OperationName
    /// What it acts on, by its ids.
    public let scope: String
    /// When it was first written down.
    public let openedAt: Timestamp
    /// What became of it; nil where that was not kept: it is under way, or its process ended before.
    public internal(set) var outcome: BulkOutcome?
    /// When that was known.
    public internal(set) var closedAt: Timestamp?
    /// From when it counts, where the provider says so.
    public internal(set) var effectiveAt: Timestamp?
    /// The provider's own ids of what it did.
    public internal(set) var references: [String: String] = [:]
    /// The error's kind, where there was one.
    public internal(set) var error: String?
    /// The error in a sentence.
    public internal(set) var message: String?
    /// What a person found out, where one did.
    public internal(set) var note: String?
    /// SHA-256 over provider, operation and every field.
    let digest: String

    /// Whether it may have been done, and nobody knows.
    public var isUnsettled: Bool { outcome == nil || outcome == .unknown }
}

/// What a ledger's lines say.
enum LedgerRecord: Sendable {
    case header(Header)
    /// An instruction is about to be sent, for the first time or again.
    case opened(Opened)
    /// What became of it.
    case closed(Closed)

    /// How a ledger begins.
    static let beginning = "{\"servicing_ledger\":1,"

    struct Header: Codable, Sendable {
        let version: Int
        let at: Timestamp

        enum CodingKeys: String, CodingKey {
            case version = "servicing_ledger"
            case at
        }
    }

    struct Opened: Codable, Sendable {
        let opened: String
        let at: Timestamp
        let provider: ProviderID
        let operation: OperationName
        let scope: String
        let digest: String
    }

    struct Closed: Codable, Sendable {
        let closed: String
        let at: Timestamp
        let outcome: BulkOutcome
        let effectiveAt: Timestamp?
        let references: [String: String]?
        let error: String?
        let message: String?
        let note: String?

        enum CodingKeys: String, CodingKey {
            case closed
            case at
            case outcome
            case effectiveAt = "effective_at"
            case references
            case error
            case message
            case note
        }
    }
}
