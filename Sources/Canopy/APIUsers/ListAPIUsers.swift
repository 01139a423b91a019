import ExactJSON
public import Servicing
public import ServicingHTTP

/// `GET /api_users`, "Get all API users in your organization". The list has no pages.
///
/// The document's 404 says `No Api Users found`, so an organization without any may be answered by an error of kind
/// `notFound` instead of an empty list. So is a base URL that leads to another place, which is why it stays an error.
public struct ListAPIUsers: ProviderOperation {
    /// What the document says of the call.
    public static let contract = OperationContract(
        name: "list-api-users",
        signature: "GET /api_users",
        isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent (RFC 9110 §9.2): it changes nothing"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument)

    /// A call.
    public init() {}

    /// The users, null ones dropped; empty where the answer is null.
    public typealias Answer = CanopyList<APIUser>

    /// The caller's organization.
    public var scope: String { "reads all API users of the organization" }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.get, "/api_users")
    }

    /// The users: a list at the answer's root, or null.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        if answer.document.root.isNull { return Reading([]) }
        let (users, warnings) = try answer.decode(Answer.self)
        return Reading(users, warnings: warnings)
    }
}
