public import Servicing
public import ServicingHTTP

/// `GET /api_users/summary`, "Get all summarized information pertaining to the API user making the request".
public struct APIUserSummary: ProviderOperation {
    /// What the document says of the call.
    public static let contract = OperationContract(
        name: "api-user-summary",
        signature: "GET /api_users/summary",
        isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent (RFC 9110 §9.2): it changes nothing"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument)

    /// A call.
    public init() {}

    /// The user whose token was sent.
    public typealias Answer = APIUser

    /// Whoever calls.
    public var scope: String { "reads the API user whose credentials are sent" }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.get, "/api_users/summary")
    }

    /// The user.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        try answer.apiUser()
    }
}

extension JSONAnswer {
    /// An answer that is one API user.
    func apiUser() throws(AnswerProblem) -> Reading<APIUser> {
        let (user, warnings) = try decode(APIUser.self)
        guard user.apiUserID != nil || user.email != nil else {
            throw .unreadable("it has neither api_user_id nor email")
        }
        return Reading(
            user, references: user.apiUserID.map { ["api_user_id": $0.rawValue] } ?? [:], warnings: warnings)
    }
}
