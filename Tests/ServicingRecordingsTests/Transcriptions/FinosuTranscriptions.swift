import Finosu
import ServicingHTTP

@testable import ServicingRecordings

extension Transcription {
    static let finosu: [Transcription] = [
        finosu(
            "paid-off", body: #"{"reason":"PAID_OFF"}"#, 200, .json(finosuAnswer("CUST-12345", "PAID_OFF")),
            inferred: [("request.path[1]", "the request has the placeholder {id}; this is the id of the answer")]),
        finosu(
            "sample-answer", body: #"{"reason":"PAID_OFF"}"#, 200, .json(finosuAnswer("<string>", "PAID_OFF")),
            inferred: [
                ("request.path[1]", "the request has the placeholder {id}; the id is that of the other example")
            ],
            comment: "The answer beside the document's curl line, whose id is the name of a type."),
        finosu(
            "default-reason", body: nil, 200, .json(finosuAnswer("CUST-12345", "API_REQUEST")),
            inferred: [
                (
                    "response.body",
                    "the document says that the reason defaults to API_REQUEST; the rest is its example's"
                ),
                (
                    "request.path[1]",
                    "the request has the placeholder {id}; this is the id of the document's example"
                ),
            ]),
        finosu(
            "invalid-reason", body: #"{"reason":"NOT_A_REASON"}"#, 400, .unstated("Invalid reason provided"),
            inferred: [
                ("request.body.reason", "the document lists the reasons that are valid; this is none of them"),
                (
                    "request.path[1]",
                    "the request has the placeholder {id}; this is the id of the document's example"
                ),
            ]),
        finosu(
            "unknown-customer", customer: "CUST-UNKNOWN", body: #"{"reason":"PAID_OFF"}"#, 404,
            .unstated("Customer not found"),
            inferred: [("request.path[1]", "the document gives no id that is unknown")]),
        finosu(
            "server-error", body: #"{"reason":"PAID_OFF"}"#, 500, .unstated("Internal server error"),
            state: ProviderState(seed: "provider-failure"),
            inferred: [
                (
                    "request.path[1]",
                    "the request has the placeholder {id}; this is the id of the document's example"
                )
            ]),
    ]

    private static func finosu(
        _ name: String, customer: String = "CUST-12345", body: String?, _ status: Int, _ answer: Answer,
        state: ProviderState = ProviderState(seed: "default"), inferred: [(String, String)], comment: String? = nil
    ) -> Transcription {
        let contentType = body == nil ? [] : [("Content-Type", "application/json")]
        return Transcription(
            "finosu/cancel-servicing.\(name).har", document: FinosuDialect.cancelServicingDocument, .post,
            "https://api.example.com/customers/\(customer)/cancel-servicing",
            headers: contentType + [("X-API-Key", "<api-key>")], body: body, status, answer, state: state,
            inferred: inferred, comment: comment)
    }

    private static func finosuAnswer(_ id: String, _ reason: String) -> String {
        """
        {
          "id": "\(id)",
          "loansUpdated": 3,
          "stopServicingReason": "\(reason)",
          "cancelledScheduledPayments": 9,
          "cancelledCallSchedules": 3,
          "cancelledEmailSchedules": 3,
          "cancelledSmsSchedules": 3,
          "cancelledCalls": 15,
          "cancelledEmails": 6,
          "cancelledSms": 9
        }
        """
    }
}
