public import Servicing
public import ServicingHTTP

/// `POST /api_users`, "Invite a new API user to Canopy".
public struct InviteAPIUser: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "invite-api-user",
        signature: "POST /api_users",
        repeatability: .never("each one sends an e-mail, and no document says that a second invite is found"),
        documentedErrors: [401, 403, 422, 429],
        document: CanopyDialect.coreAPIDocument)

    /// Whom to invite.
    public var invitation: APIUserInvitation

    /// A call.
    public init(_ invitation: APIUserInvitation) {
        self.invitation = invitation
    }

    /// What the document's answer has.
    public struct Answer: Hashable, Sendable, Codable {
        /// The result. The document's example is `success`, and it lists no other.
        public let status: String?
    }

    /// The caller's organization.
    public var scope: String {
        "one new API user of the organization, with role \(Shown.identifier("\(invitation.role)"))"
    }

    /// The e-mail.
    public var sideEffects: [String] {
        ["an e-mail invite is sent to the new user, with a link that lets them register"]
    }

    /// The list of users.
    public var wayToFindOut: String? { "look for the user in \(ListAPIUsers.contract.signature)" }

    /// The request. That a role has no fraction is *inferred*: the document's body says number, its answers integer.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        if invitation.role.int == nil {
            problems.add("role", "is not a whole number", allowed: "a number; Canopy's team has the list")
        }
        problems.requiredEmailAddress("email", invitation.email)
        problems.requiredText("name_first", invitation.nameFirst)
        problems.requiredText("name_last", invitation.nameLast)
        problems.optionalText("phone", invitation.phone)
        return RequestDraft(.post, "/api_users", json: invitation)
    }

    /// The result, which names no user: nothing else is known of whom Canopy made.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let (result, warnings) = try answer.decode(Answer.self)
        guard let status = result.status else { throw .unreadable("it has no status") }
        guard status != "success" else { return Reading(result, warnings: warnings) }
        let warning = ReceiptWarning(
            .unknownValue, field: "status", "answered '\(Shown.identifier(status))', which no document lists")
        return Reading(result, warnings: warnings + [warning])
    }
}

extension FieldChecks {
    /// Checks an e-mail address that is required.
    mutating func requiredEmailAddress(_ field: String, _ address: Sensitive<String>?) {
        guard let address = required(field, address, allowed: "an e-mail address") else { return }
        emailAddress(field, address.revealed)
    }
}
