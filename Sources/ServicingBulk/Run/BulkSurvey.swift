public import Servicing

/// What a run of an input would do, found out by reading and planning all of it. Nothing is sent.
public struct BulkSurvey: Sendable {
    /// What one kind of row adds up to.
    public struct Group: Hashable, Sendable {
        /// The provider.
        public let provider: ProviderID
        /// The operation as the rows name it.
        public let operation: String
        /// Why, where the rows say so.
        public let reason: String?
        /// The provider's own operation that it becomes.
        public let native: OperationName
    }

    /// Which part of the input was looked at.
    public let shard: BulkShard
    /// How many rows the whole input has.
    public internal(set) var inputRows = 0
    /// How many rows of the part can be done.
    public internal(set) var rows = 0
    /// How many rows of the part are not valid.
    public internal(set) var invalidRows = 0
    /// How many rows there are of each kind.
    public internal(set) var groups: [Group: Int] = [:]
    /// How many rows say each thing only nearly, or not at all: by provider and field.
    public internal(set) var approximations: [Approximation: Int] = [:]
    /// How many rows take a pay-off, by provider. Money moves.
    public internal(set) var payOffs: [ProviderID: Int] = [:]
    /// The first rows that take a pay-off, at most ``listedPayOffs`` of them: the row's id and what is debited.
    public internal(set) var payOffRows: [(number: Int, id: String, scope: String)] = []
    /// How many pay-offs a survey lists one by one.
    public static let listedPayOffs = 20
    /// The SHA-256 of the input's bytes, in lower-case hexadecimal.
    public internal(set) var sha256 = ""
    /// The rows of the part that can be done.
    var doable = RowSet()
    var version: InputVersion?

    init(shard: BulkShard) {
        self.shard = shard
    }

    /// What a provider can express only nearly, or not at all, and that rows agreed to.
    public struct Approximation: Hashable, Sendable {
        /// The provider.
        public let provider: ProviderID
        /// The field, how well it is expressed, and what differs.
        public let field: FieldFidelity
    }

    /// How many rows each provider gets.
    public var rowsByProvider: [ProviderID: Int] {
        groups.reduce(into: [:]) { $0[$1.key.provider, default: 0] += $1.value }
    }
}
