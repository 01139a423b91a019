/// What the Kordev mock follows, and where its document says so. The whole document is one line.
public enum KordevRules {
    /// The document.
    public static let document = MockSource(
        file: "kordev.cancel-loan.txt", title: "Kordev LMS: Cancel Loan", version: nil,
        sha256: "9d007a72b401669d469b8e18134ee88cb1c945b45b63f42bcad40b03a8ea39ec")

    private static func stated(_ id: String, _ text: String, _ quote: String) -> Rule {
        Rule("kordev." + id, text, .document(document, lines: 1...1, quote: quote))
    }

    static let cancels = stated(
        "cancels", "A loan of a borrower is cancelled and the cancellation's ids and date are answered.",
        "Cancel a loan for a borrower")
    static let unknownLoan = stated(
        "unknown-loan", "A borrower or loan that is not there is answered 404.",
        "if the loan is not found it will return an error")
    static let migration = stated(
        "migration", "With is_migration=true the effective date is occurred_on, its offset kept.",
        "the transaction will be handled as if it had occurred on the date specified in the occurred_on field")
    static let reference = stated(
        "reference", "Otherwise occurred_on is kept for reference and the effective date is the world's time, in UTC.",
        "is provided for reference purposes only")
    static let zonedDate = stated(
        "zoned-date", "occurred_on must be an RFC 3339 date-time with an offset.",
        "a datetime object with timezone information")
    static let eventID = stated(
        "event-id", "id is the id given in loan_cancellation, or null.",
        "Unique identifier for the loan cancellation event.")
    static let loanNumber = stated(
        "loan-number", "kordev_id is an integer, unique for each borrower.",
        "The ID is unique for each borrower but not globally unique.")
    static let requestID = stated(
        "request-id", "request_id is answered as it came, and left out where none came.",
        "Optional field that will be returned unmodified in each response.")
    static let errorShape = stated(
        "error-shape", "An error is an object with code, context, error and status.",
        "Application-specific error code.")
    static let internalError = stated(
        "internal-error", "500 is answered only where a fault asks for it.", "### 500 Internal Server Error")

    static let repeated = Rule(
        "kordev.repeated", "A loan that is cancelled already is answered 409.",
        .inferred(why: "the document names 409 Conflict and not its cause; no other state could conflict"))
    static let takesEffect = Rule(
        "kordev.takes-effect",
        "A cancellation as of a later date refuses a second one at once and takes effect when the date comes.",
        .inferred(why: "is_migration handles it as of occurred_on, and nothing keeps that from being later than now"))
    static let codes = Rule(
        "kordev.codes", "code is the status times ten and a number that tells two errors apart.",
        .inferred(why: "the document calls it an application-specific integer and lists no values"))
    static let migrationDate = Rule(
        "kordev.migration-date", "is_migration=true without occurred_on is answered 400.",
        .inferred(why: "the request is to be handled as of a date that it does not give"))
    static let invalidRequest = Rule(
        "kordev.invalid-request",
        "A body that is not an object, a field of another type than documented, null among them, an is_migration that "
            + "is neither true nor false, in any letter case, or given twice, is answered 400.",
        .inferred(why: "the document names 400 Bad Request and not its causes"))
    static let optionalFields = Rule(
        "kordev.optional-fields", "The body and each of its fields may be left out; loan_cancellation is {} then.",
        .inferred(why: "the document marks none as required"))
    static let credentials = Rule(
        "kordev.credentials",
        "A request without a credential is served; a bearer token or API key that is not accepted is answered 401.",
        .inferred(why: "the document names no authentication and no 401"))

    /// Every rule.
    static let all = [
        cancels, unknownLoan, migration, reference, zonedDate, eventID, loanNumber, requestID, errorShape,
        internalError, repeated, takesEffect, codes, migrationDate, invalidRequest, optionalFields, credentials,
    ]
}
