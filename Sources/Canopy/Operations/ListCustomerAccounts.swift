public import Servicing
public import ServicingHTTP

/// `GET /customers/accounts`, "Get all accounts for all customers": one page of them.
///
/// A row is one customer of one account: an account with two customers has two rows, and so has a customer with two
/// accounts. The document orders rows by `effective_at`, and by an index of Canopy's own where that is the same.
public struct ListCustomerAccounts: CanopyListing {
    /// What the document says of the call, apart from its parameters.
    public static let contract = OperationContract(
        name: "list-customer-accounts",
        signature: "GET /customers/accounts",
        isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent (RFC 9110 §9.2): it changes nothing"),
        documentedErrors: [401, 403, 404, 429], document: CanopyDialect.coreAPIDocument)

    /// How many rows at most: one of ``limits``.
    public var limit: Int
    /// Which page; nil for the first.
    public var position: PagePosition?
    /// A first or last name to search for: nothing else can be searched. The answer then has the best matches, at most
    /// ``limit`` of them. The document's text has lost the parameter's name; `search_parameters` is what the vendor's
    /// reference pages and its client call it (found there).
    public var search: Sensitive<String>?

    /// A page.
    ///
    /// - Parameters:
    ///   - limit: how many rows at most, 0 to 100; the document's default, unless given. It is always sent, since the
    ///     document's lists have defaults of their own each.
    ///   - position: which page; nil for the first.
    ///   - search: a first or last name to search for.
    public init(limit: Int = Self.defaultLimit, at position: PagePosition? = nil, search: Sensitive<String>? = nil) {
        self.limit = limit
        self.position = position
        self.search = search
    }

    /// One customer of one account.
    public typealias Row = CustomerAccount
    /// A page of rows.
    public typealias Answer = CanopyPage<CustomerAccount>

    /// The limits that the document takes.
    public static let limits = 0...100
    /// The document's limit where none is sent.
    public static let defaultLimit = 30

    /// Everybody's.
    public var scope: String { "reads up to \(limit) of all accounts of all customers" }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.range("limit", limit, Self.limits)
        var query = [(name: "limit", value: String(limit))]
        if let position { query.append(position.queryItem(checking: &problems)) }
        if let search {
            problems.text("search_parameters", search.revealed)
            query.append((name: "search_parameters", value: search.revealed))
        }
        return RequestDraft(.get, "/customers/accounts", query: query)
    }

    /// The page.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let (page, warnings) = try answer.decode(Answer.self)
        return Reading(page, warnings: warnings)
    }
}
