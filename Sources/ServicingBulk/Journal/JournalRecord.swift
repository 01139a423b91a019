import ExactJSON
public import Servicing

/// What a bulk journal's lines say. Each is a JSON object that one key tells from the others.
enum JournalRecord: Sendable {
    /// The first line: what the journal is for.
    case header(JournalHeader)
    /// A row that is to be done. All of them are listed before anything is sent.
    case row(JournalRow)
    /// A row that was left out because it is not valid.
    case invalid(BulkRowProblem)
    /// The list of rows is whole.
    case ready(JournalReady)
    /// A run begins, or begins again.
    case run(JournalRun)
    /// A row is about to be sent.
    case intent(JournalIntent)
    /// What became of a row.
    case outcome(JournalOutcome)

    /// How a journal begins.
    static let beginning = "{\"servicing_journal\":1,"

    /// A record's line.
    var line: [UInt8] {
        let encoder = ExactJSONEncoder()
        do {
            return switch self {
            case .header(let value): try encoder.encode(value)
            case .row(let value): try encoder.encode(value)
            case .invalid(let value): try encoder.encode(JournalInvalid(invalid: value))
            case .ready(let value): try encoder.encode(value)
            case .run(let value): try encoder.encode(value)
            case .intent(let value): try encoder.encode(value)
            case .outcome(let value): try encoder.encode(value)
            }
        } catch {
            preconditionFailure("texts, whole numbers and lists can be written as JSON")
        }
    }

    /// Reads a line.
    ///
    /// - Throws: ``JSONError`` where it is none of a journal's, which a sound checksum makes a journal of another version.
    init(_ line: ArraySlice<UInt8>) throws(JSONError) {
        let root = try JSONDocument(parsing: Array(line)).root
        let decoder = ExactJSONDecoder()
        func decode<Value: Decodable>(_ type: Value.Type) throws(JSONError) -> Value {
            try decoder.decode(type, from: root)
        }
        switch root.value.object?.keys.first {
        case "servicing_journal": self = .header(try decode(JournalHeader.self))
        case "row": self = .row(try decode(JournalRow.self))
        case "invalid": self = .invalid(try decode(JournalInvalid.self).invalid)
        case "ready": self = .ready(try decode(JournalReady.self))
        case "run": self = .run(try decode(JournalRun.self))
        case "intent": self = .intent(try decode(JournalIntent.self))
        case "outcome": self = .outcome(try decode(JournalOutcome.self))
        default: throw JSONError(.dataCorrupted, "no record of a journal of this version")
        }
    }
}

/// What a journal is for.
public struct JournalHeader: Hashable, Sendable, Codable {
    /// The journal's format.
    let version: Int
    /// The input's file, as it was named.
    public let input: String
    /// The SHA-256 of the input's bytes, in lower-case hexadecimal.
    public let sha256: String
    /// How many rows the whole input has.
    public let rows: Int
    /// Which part of them the journal is for.
    public let shard: BulkShard
    /// The approximations that all rows agree to.
    public let accepting: [String]
    /// Whether rows that are not valid are left out.
    public let skipsInvalid: Bool
    /// When the journal was begun.
    public let at: Timestamp

    enum CodingKeys: String, CodingKey {
        case version = "servicing_journal"
        case input
        case sha256
        case rows
        case shard
        case accepting
        case skipsInvalid = "skips_invalid"
        case at
    }
}

/// A row that is to be done.
struct JournalRow: Hashable, Sendable, Codable {
    let row: Int
    let id: String
    let provider: ProviderID
    /// As the row names it.
    let operation: String
    let reason: String?
    /// The provider's own operation.
    let native: OperationName
    /// Whether it may be sent again after an attempt whose outcome is not known.
    let isRepeatable: Bool
    let movesMoney: Bool
    /// What it acts on, by its ids.
    let scope: String
    /// What to check where its end is not known and it may not be sent again.
    let findOut: String?

    enum CodingKeys: String, CodingKey {
        case row
        case id
        case provider
        case operation
        case reason
        case native
        case isRepeatable = "repeatable"
        case movesMoney = "moves_money"
        case scope
        case findOut = "find_out"
    }
}

extension JournalRow {
    init(_ row: BulkRow, _ translation: Translation) {
        let contract = type(of: translation.operation).contract
        self.init(
            row: row.number, id: row.id, provider: row.provider, operation: row.operation, reason: row.reason,
            native: contract.name, isRepeatable: contract.repeatability.isRepeatable, movesMoney: contract.movesMoney,
            scope: SensitivePatterns.masked(translation.operation.scope),
            findOut: contract.repeatability.isRepeatable ? nil : translation.operation.wayToFindOut)
    }
}

struct JournalInvalid: Codable {
    let invalid: BulkRowProblem
}

/// The list of rows is whole.
struct JournalReady: Hashable, Sendable, Codable {
    /// How many rows there are to be done.
    let ready: Int
    /// How many were left out.
    let invalid: Int
}

/// A run begins.
struct JournalRun: Hashable, Sendable, Codable {
    /// 1 for the first.
    let run: Int
    let at: Timestamp
}

/// A row is about to be sent.
struct JournalIntent: Hashable, Sendable, Codable {
    let intent: Int
    let at: Timestamp
}

/// What became of a row.
public struct JournalOutcome: Hashable, Sendable, Codable {
    /// Which row: 0 for the input's first.
    public let row: Int
    /// What became of it.
    public let outcome: BulkOutcome
    /// How often its request was handed to a connection in this run.
    public let attempts: Int
    /// When that was known.
    public let at: Timestamp
    /// From when it counts, where the provider says so.
    public let effectiveAt: Timestamp?
    /// The provider's own ids of what it did.
    public let references: [String: String]?
    /// The error's kind, where there was one.
    public let error: String?
    /// The error in a sentence.
    public let message: String?
    /// What to do next.
    public let hint: String?

    enum CodingKeys: String, CodingKey {
        case outcome
        case row
        case attempts
        case at
        case effectiveAt = "effective_at"
        case references
        case error
        case message
        case hint
    }

    /// An outcome. A row's key comes behind the outcome's, which tells the line from a listed row's.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(row, forKey: .row)
        try container.encode(attempts, forKey: .attempts)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(effectiveAt, forKey: .effectiveAt)
        try container.encodeIfPresent(references, forKey: .references)
        try container.encodeIfPresent(error, forKey: .error)
        try container.encodeIfPresent(message, forKey: .message)
        try container.encodeIfPresent(hint, forKey: .hint)
    }
}
