public import Servicing
public import ServicingHTTP

/// `POST /register`, "Register a new organization and user".
///
/// The document shows a bearer token on this route too, which a new organization can't have. So a token that is at hand is
/// sent, and the call goes out without where there is none: make the adapter with `Credential.none`.
public struct Register: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "register",
        signature: "POST /register",
        repeatability: .never("a second one may register a second time, and no document says what that does"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument,
        worksWithoutCredential: true,
        carriesSecret: true)

    /// Who registers.
    public var registration: Registration

    /// A call.
    public init(_ registration: Registration) {
        self.registration = registration
    }

    /// The user who is registered.
    public typealias Answer = APIUser

    /// A user, and an organization where one is named.
    public var scope: String {
        registration.organizationName == nil
            ? "one API user who was invited" : "one API user, and the organization named in the request"
    }

    /// The document: "this route updates an API user's information for registration".
    public var sideEffects: [String] { ["sets the API user's password"] }

    /// The password.
    public var secrets: [Secret] { [registration.password].compactMap { $0 } }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.requiredText("name_first", registration.nameFirst)
        problems.requiredText("name_last", registration.nameLast)
        if let password = problems.required("password", registration.password, allowed: "the user's new password") {
            problems.text("password", password.reveal())
        }
        problems.requiredEmailAddress("email", registration.email)
        if let name = registration.organizationName { problems.text("organization_name", name) }
        return RequestDraft(.post, "/register", json: registration)
    }

    /// The user. The document's example answers with other names than it asks with, so a difference is told and decides
    /// nothing.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var reading = try answer.apiUser()
        guard let email = reading.answer?.email else {
            reading.warnings.missing("email")
            return reading
        }
        if email.revealed.lowercased() != registration.email?.revealed.lowercased() {
            reading.warnings.append(
                ReceiptWarning(.echoDiffers, field: "email", "the answer has another address than was asked for"))
        }
        return reading
    }
}

extension Register {
    /// Reads a call.
    public init(from decoder: any Decoder) throws {
        registration = try Registration(from: decoder)
    }

    /// Writes the call to be kept: everything but the password.
    public func encode(to encoder: any Encoder) throws {
        try registration.encode(to: encoder, withPassword: false)
    }
}
