public import ExactJSON
public import ServicingHTTP

/// What a provider answers, why, and what it did. An operation's check that fails throws one.
public struct MockAnswer: Error, Sendable {
    /// What became of the request.
    public enum Effect: Hashable, Sendable {
        /// It was read or refused: the provider did nothing.
        case none
        /// It was carried out.
        ///
        /// - Parameter changed: whether the state is another than before. Carrying out the same thing twice may
        ///   change nothing the second time.
        case carriedOut(changed: Bool)
    }

    /// The status code.
    public var status: Int
    /// Header fields beside the content's own.
    public var headers: HTTPHeaders
    /// The body, or nil where there is none.
    public var body: JSONValue?
    /// The rule that decided it.
    public var rule: Rule
    /// What became of the request.
    public var effect: Effect
    /// What the request named and no document knows: body fields by path, query items with `?` before them.
    public var ignoredFields: [String]
    /// A token that it hands out. The world accepts it from then on, and writes it down nowhere.
    public var issuedToken: AccessToken?

    /// An answer.
    public init(
        _ status: Int, _ body: JSONValue?, by rule: Rule, effect: Effect = .none, ignoredFields: [String] = []
    ) {
        self.status = status
        self.headers = HTTPHeaders()
        self.body = body
        self.rule = rule
        self.effect = effect
        self.ignoredFields = ignoredFields
    }
}
