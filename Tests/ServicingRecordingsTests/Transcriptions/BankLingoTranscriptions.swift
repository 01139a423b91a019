import BankLingo
import Servicing
import ServicingHTTP

@testable import ServicingRecordings

extension Transcription {
    /// Its day is fixed, since the document's example computes its date from the day on which it runs.
    private static let today = ProviderState(seed: "default", clock: try! Timestamp("2025-06-01T00:00:00Z"))

    static let bankLingo: [Transcription] = [
        bankLingo(
            "early-pay-off", 200,
            """
            {
              "success": true,
              "message": "Loan pay-off initiated successfully",
              "data": {
                "transactionId": "PYOF-000001",
                "loanId": "LN-12345",
                "payOffAmount": 10316.00,
                "principalAmount": 10000.00,
                "interestAmount": 316.00,
                "penaltyAmount": 200.00,
                "totalPayOffAmount": 10516.00,
                "payOffDate": "2025-06-08T00:00:00.000Z",
                "status": "PENDING"
              }
            }
            """,
            inferred: [
                ("response.body.data.transactionId", "the document gives the type alone: string"),
                ("response.body.data.loanId", "the document gives the type alone: string; this is the request's"),
                (
                    "response.body.data.payOffAmount",
                    "the document gives the type alone: decimal; principal and interest"
                ),
                ("response.body.data.principalAmount", "the document gives the type alone: decimal"),
                ("response.body.data.interestAmount", "the document gives the type alone: decimal"),
                ("response.body.data.penaltyAmount", "the document gives the type alone: decimal"),
                (
                    "response.body.data.totalPayOffAmount",
                    "the document gives the type alone: decimal; with the penalty"
                ),
                ("response.body.data.payOffDate", "the document gives the type alone: datetime; this is the request's"),
                ("response.body.data.status", "the document gives the type alone: string"),
            ]),
        bankLingo(
            "invalid-parameters", payOffDate: "2025-05-01T00:00:00.000Z", 400,
            """
            {
              "success": false,
              "message": "Invalid request parameters",
              "errors": [
                {"field": "payOffDate", "message": "must not be in the past"}
              ]
            }
            """,
            inferred: [
                ("response.body.errors[0].field", "the document gives the type alone: string"),
                ("response.body.errors[0].message", "the document gives the type alone: string"),
            ]),
        bankLingo(
            "unknown-loan", loan: "LN-UNKNOWN", 404, #"{"success": false, "message": "Loan not found"}"#,
            inferred: [("request.body.loanId", "the document gives no id that is unknown")]),
        bankLingo(
            "validation-failed", loan: "LN-PENDING", account: "ACC-EMPTY", 422,
            """
            {
              "success": false,
              "message": "Loan pay-off validation failed",
              "errors": ["Insufficient funds in payment account", "Loan has pending transactions"]
            }
            """,
            inferred: [
                ("request.body.loanId", "the document gives no id of a loan with pending transactions"),
                ("request.body.paymentAccountId", "the document gives no id of an account without funds"),
            ]),
    ]

    /// The document's one request, in JavaScript, with another loan, account or date where a case needs one.
    private static func bankLingo(
        _ name: String, loan: String = "LN-12345", account: String = "ACC-67890",
        payOffDate: String = "2025-06-08T00:00:00.000Z", _ status: Int, _ answer: String, inferred: [(String, String)]
    ) -> Transcription {
        Transcription(
            "banklingo/initiate-pay-off.\(name).har", document: BankLingoDialect.payOffDocument, .post,
            "https://api.example.com/api/bpm/cmd",
            headers: [
                ("Authorization", "Bearer {access_token}"), ("Content-Type", "application/json"),
                ("X-Tenant-ID", "demo-tenant"),
            ],
            body: """
                {
                  "loanId": "\(loan)",
                  "payOffDate": "\(payOffDate)",
                  "paymentAccountId": "\(account)",
                  "includePrepaymentPenalty": true,
                  "notes": "Early pay-off requested by customer"
                }
                """, status, .json(answer), state: today,
            inferred: [
                ("request.headers.X-Tenant-ID", "the document has the placeholder {tenant_id}"),
                (
                    "request.body.payOffDate",
                    "the document computes a week from now; this is in relation to the state's clock"
                ),
            ] + inferred)
    }
}
