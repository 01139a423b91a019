import Kordev
import Servicing
import ServicingHTTP

@testable import ServicingRecordings

extension Transcription {
    /// The document prints no example, only names, types and meanings: every value here is filled in.
    static let kordev: [Transcription] = [
        kordev(
            "reference-date", 200,
            """
            {
              "effective_date": "2025-06-01T00:00:00.000000+00:00",
              "id": null,
              "kordev_id": 3617888273932,
              "loan_id": "LOAN-2001",
              "request_id": "REQ-1"
            }
            """, inferred: answerTypes),
        kordev(
            "migration", query: "?is_migration=true", cancellation: #"{"id": "CNL-7"}"#, 200,
            """
            {
              "effective_date": "2020-01-01T10:15:20-05:00",
              "id": "CNL-7",
              "kordev_id": 3617888273932,
              "loan_id": "LOAN-2001",
              "request_id": "REQ-1"
            }
            """,
            inferred: answerTypes + [("request.body.loan_cancellation.id", "the document gives the type alone: object")]
        ),
        kordev(
            "bad-request", cancellation: #"{"id": 7}"#, 400,
            kordevError(4000, "loan_cancellation.id must be a string", "Bad Request"),
            inferred: errorTypes + [
                ("request.body.loan_cancellation.id", "the document does not say what makes a request bad")
            ]),
        kordev(
            "unknown-loan", loan: "LOAN-UNKNOWN", 404, kordevError(4040, "loan not found", "Not Found"),
            inferred: errorTypes),
        kordev(
            "already-cancelled", loan: "LOAN-2002", 409, kordevError(4090, "loan is already cancelled", "Conflict"),
            inferred: errorTypes + [("response.status", "the document does not say what a conflict is")]),
        kordev(
            "server-error", 500, kordevError(5000, "internal error", "Internal Server Error"), seed: "provider-failure",
            inferred: errorTypes),
    ]

    private static let requestTypes = [
        ("request.path", "the document gives the types of borrower_id and loan_id alone: string"),
        ("request.body.occurred_on", "the document gives the type alone: string(date-time)"),
        ("request.body.request_id", "the document gives the type alone: string"),
    ]

    private static let answerTypes = [
        ("response.body.effective_date", "the document gives the type alone: string(date-time)"),
        ("response.body.id", "the document gives the type alone: null or string"),
        ("response.body.kordev_id", "the document gives the type alone: integer"),
        ("response.body.loan_id", "the document gives the type alone: string; this is the request's"),
        ("response.body.request_id", "the document gives the type alone: string; it is returned unmodified"),
    ]

    private static let errorTypes = [
        ("response.body.code", "the document gives the type alone: integer"),
        ("response.body.context", "the document gives the type alone: object"),
        ("response.body.error", "the document gives the type alone: string"),
        ("response.body.status", "the document gives the type alone: string; this is the status' title"),
    ]

    private static func kordev(
        _ name: String, loan: String = "LOAN-2001", query: String = "", cancellation: String = "{}", _ status: Int,
        _ answer: String, seed: String = "default", inferred: [(String, String)]
    ) -> Transcription {
        Transcription(
            "kordev/cancel-loan.\(name).har", document: KordevDialect.cancelLoanDocument, .post,
            "https://sandbox.lms.kordev.io/v1/borrowers/BRW-1001/loans/\(loan)/cancel\(query)",
            headers: [("Content-Type", "application/json")],
            body: """
                {
                  "loan_cancellation": \(cancellation),
                  "occurred_on": "2020-01-01T10:15:20-05:00",
                  "request_id": "REQ-1"
                }
                """, status, .json(answer), statesMediaType: true, state: ProviderState(seed: seed, clock: clock),
            inferred: requestTypes + inferred)
    }

    private static let clock = try! Timestamp("2025-06-01T00:00:00Z")

    private static func kordevError(_ code: Int, _ error: String, _ status: String) -> String {
        """
        {"code": \(code), "context": {}, "error": "\(error)", "status": "\(status)"}
        """
    }
}
