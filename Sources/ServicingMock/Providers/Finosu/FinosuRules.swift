/// What the Finosu mock follows, and where its document says so.
public enum FinosuRules {
    /// The document.
    public static let document = MockSource(
        file: "finosu.cancel-servicing.txt", title: "Finosu: cancel servicing of a customer", version: nil,
        sha256: "b1c6570987e61858cb97d0ffab112067c784989112d145fc5e273b9897f67137")

    static let stopsServicing = Rule(
        "finosu.stops-servicing", "Every loan of the customer is set to NOT_SERVICING.",
        .document(document, lines: 38...39, quote: "servicing status to NOT_SERVICING"))
    static let recordsReason = Rule(
        "finosu.records-reason", "The reason is recorded with each loan that is stopped.",
        .document(document, lines: 40...40, quote: "Records the reason for stopping servicing"))
    static let cancelsPending = Rule(
        "finosu.cancels-pending", "Pending payments, calls, e-mails and texts of all loans are cancelled and counted.",
        .document(document, lines: 41...44, quote: "Cancels all pending scheduled payments"))
    static let cancelsSchedules = Rule(
        "finosu.cancels-schedules", "Active call, e-mail and text schedules of all loans are cancelled and counted.",
        .document(document, lines: 45...47, quote: "Cancels all active loan call schedules"))
    static let answer = Rule(
        "finosu.answer", "The answer names the customer, the reason and the eight counts.",
        .document(document, lines: 88...100, quote: "the total count of all cancelled items across all loans"))
    static let defaultReason = Rule(
        "finosu.default-reason", "Without a body, or without a reason in it, the reason is API_REQUEST.",
        .document(document, lines: 81...81, quote: "If not provided, the reason defaults to API_REQUEST."))
    static let reasons = Rule(
        "finosu.reasons", "One of the 21 reasons listed; any other is answered 400.",
        .document(document, lines: 135...156, quote: "Available options:"))
    static let invalidReason = Rule(
        "finosu.invalid-reason", "A reason that is not one of the 21, or in other letter case, is answered 400.",
        .document(document, lines: 105...105, quote: "400Invalid reason provided"))
    static let unknownCustomer = Rule(
        "finosu.unknown-customer", "An id that no customer has is answered 404.",
        .document(document, lines: 106...106, quote: "404Customer not found"))
    static let internalError = Rule(
        "finosu.internal-error", "500 is answered only where a fault asks for it.",
        .document(document, lines: 107...107, quote: "500Internal server error"))
    static let apiKey = Rule(
        "finosu.api-key", "A missing or wrong X-API-Key is answered 401.",
        .inferred(why: "lines 111 to 114 require the header and name no status; 401 is HTTP's (RFC 9110 §15.5.2)"))
    static let errorShape = Rule(
        "finosu.error-shape", "An error is an object with error, message and statusCode.",
        .inferred(why: "the document gives statuses and no error body; a client must not rely on it"))
    static let repeated = Rule(
        "finosu.repeated",
        "A second call is answered 200 with zeros and the reason it gave; the loans keep the reason recorded first.",
        .inferred(why: "the document counts what a call did, and a second one finds nothing to do"))
    static let fallsDue = Rule(
        "finosu.falls-due", "A pending item whose time has come has happened, and no later call cancels it.",
        .inferred(why: "the document cancels what is pending and says not when it ceases to be"))
    static let bodyObject = Rule(
        "finosu.body-object", "A body that is not an object, null among them, is answered 400.",
        .inferred(why: "line 126 makes the body JSON with named fields; \"optional\" is read as absent or empty"))
    static let malformedBody = Rule(
        "finosu.malformed-body", "A body that is not JSON, or names a key twice, is answered 400.",
        .inferred(why: "400 is the only documented status for a bad request"))

    /// Every rule.
    static let all = [
        stopsServicing, recordsReason, cancelsPending, cancelsSchedules, answer, defaultReason, reasons, invalidReason,
        unknownCustomer, internalError, apiKey, errorShape, repeated, fallsDue, bodyObject, malformedBody,
    ]
}
