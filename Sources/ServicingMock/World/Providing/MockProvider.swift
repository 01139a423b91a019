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
    /// What it asks for before it serves, unless an operation says otherwise.
    static var authentication: Authentication { get }
    /// The documented operations.
    static var operations: [MockOperation<Self>] { get }
    /// What each operation takes and answers, by the operation's name; for OpenAPI. None unless given.
    static var contracts: [String: OperationContract] { get }
    /// A refusal in the provider's own shape. The world adds `Allow`, `WWW-Authenticate` and `Retry-After`.
    static func answer(to refusal: Refusal) -> MockAnswer
}

extension MockProvider {
    /// None: the operations are served, and nobody is told what they take.
    public static var contracts: [String: OperationContract] { [:] }
}
