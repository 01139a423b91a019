public import Servicing
public import ServicingHTTP

/// `GET /products`, "Get all available products": one page of them.
///
/// The document orders rows by `effective_at`, and by an index of Canopy's own where that is the same. Its example has no
/// `paging`, though its text sends the reader there for cursors: where an answer has none, nothing more follows.
public struct ListProducts: CanopyListing {
    /// What the document says of the call, apart from its parameters.
    public static let contract = OperationContract(
        name: "list-products",
        signature: "GET /products",
        isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent (RFC 9110 §9.2): it changes nothing"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument)

    /// How many rows at most: one of ``limits``.
    public var limit: Int
    /// Which page; nil for the first.
    public var position: PagePosition?

    /// A page.
    ///
    /// - Parameters:
    ///   - limit: how many rows at most, 0 to 100; the document's default, unless given. It is always sent, since the
    ///     document's lists have defaults of their own each.
    ///   - position: which page; nil for the first.
    public init(limit: Int = Self.defaultLimit, at position: PagePosition? = nil) {
        self.limit = limit
        self.position = position
    }

    /// A product.
    public typealias Row = Product
    /// A page of products.
    public typealias Answer = CanopyPage<Product>

    /// The limits that the document takes.
    public static let limits = 0...100
    /// The document's limit where none is sent.
    public static let defaultLimit = 10

    /// The organization's.
    public var scope: String { "reads up to \(limit) of all products" }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.range("limit", limit, Self.limits)
        var query = [(name: "limit", value: String(limit))]
        if let position { query.append(position.queryItem(checking: &problems)) }
        return RequestDraft(.get, "/products", query: query)
    }

    /// The page.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let (page, warnings) = try answer.decode(Answer.self)
        return Reading(page, warnings: warnings)
    }
}
