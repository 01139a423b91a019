public import ExactJSON
public import Servicing
public import ServicingHTTP

/// What Kordev's operations share: paths under a borrower, snake_case JSON, errors of `code/context/error/status`.
public struct KordevDialect: ProviderDialect {
    /// `kordev`.
    public static let provider: ProviderID = "kordev"

    /// Kordev's page "Cancel Loan".
    public static let cancelLoanDocument = SourceDocument(
        title: "Kordev: POST /v1/borrowers/{borrower_id}/loans/{loan_id}/cancel", version: "v1",
        sha256: "9d007a72b401669d469b8e18134ee88cb1c945b45b63f42bcad40b03a8ea39ec")

    /// The documents this adapter was written from.
    public static let documents = [cancelLoanDocument]

    /// Credentials and personal data as commonly named, the free text of a cancellation's reason, and whatever
    /// stands in a cancellation beside its id, as nothing is known of what that holds: on the wire, and in an operation
    /// as it is stored.
    public static let redaction = RedactionRules.standard.adding(
        members: ["reason"], paths: ["loan_cancellation.*", "loanCancellation.*"],
        shownPaths: ["loan_cancellation.id", "loanCancellation.id"])

    init() {}

    /// `code` (an application-specific number), `context`, `error` (the message) and `status` (text).
    public func complaint(status: Int, body: JSONValue?) -> ProviderComplaint {
        var complaint = ProviderComplaint(reading: body)
        complaint.context = body?["context"]
        return complaint
    }

    /// The document's titles of its error answers.
    public func meaning(ofStatus status: Int) -> String? {
        switch status {
        case 400: "Bad Request"
        case 404: "Not Found"
        case 409: "Conflict"
        case 500: "Internal Server Error"
        default: nil
        }
    }
}
