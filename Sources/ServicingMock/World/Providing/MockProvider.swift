public import ExactJSON

/// A servicer as its documents describe it: a value that holds its state, and the operations that change it.
///
/// Being a value, it is its own snapshot: what is copied out of a world is not touched by what happens there.
public protocol MockProvider: Sendable {
    /// The provider's id, such as `finosu`.
    static var id: String { get }
    /// The documents it was written from.
    static var documents: [MockSource] { get }
    /// Every rule it follows.
    static var rules: [Rule] { get }
    /// The test that holds each rule, by the rule's id, as `swift test --filter` takes it. None unless given.
    static var heldBy: [String: String] { get }
    /// What it asks for before it serves, unless an operation says otherwise.
    static var authentication: Authentication { get }
    /// The documented operations.
    static var operations: [MockOperation<Self>] { get }
    /// What each operation takes and answers, by the operation's name; for OpenAPI. None unless given.
    static var contracts: [String: OperationContract] { get }
    /// The whole state as JSON, all that ``init(stored:)`` needs to make an equal provider; nil where it can't be kept in
    /// a file. Nothing in it is masked.
    var stored: JSONObject? { get }
    /// Reads what ``stored`` writes, strictly: what is wrong is complained of where it stands, and nil is then as good as
    /// any value.
    init?(stored: FieldReader)
    /// A refusal in the provider's own shape. The world adds `Allow`, `WWW-Authenticate` and `Retry-After`.
    static func answer(to refusal: Refusal) -> MockAnswer
    /// Has what falls due in a stretch of time happen, its begin not in it and its end in it. Nothing does unless a
    /// provider says so.
    ///
    /// - Returns: what happened.
    mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent]
}

extension MockProvider {
    /// Nothing: a provider can't be kept in a file unless it says so.
    public var stored: JSONObject? { nil }

    /// Refuses: a provider can't be read from a file unless it says so.
    public init?(stored reader: FieldReader) {
        reader.complain("can't be read: the provider \(Self.id) is kept in no file")
        return nil
    }

    /// Nothing falls due unless a provider says so.
    public mutating func advance(after begin: MockInstant, through end: MockInstant) -> [DueEvent] { [] }
}

extension MockProvider {
    /// None: the operations are served, and nobody is told what they take.
    public static var contracts: [String: OperationContract] { [:] }

    /// None: a provider of one's own has tests of one's own.
    public static var heldBy: [String: String] { [:] }
}
