import ExactJSON
import Kordev
import Servicing
import ServicingMock

extension KordevCommand {
    static let demonstrations = [
        cancel("documented answer", "LOAN-2001", expecting: .outcome(.applied, answer)),
        Demonstration("400 a cancellation id that is no text", expecting: .refusal(400, .invalidRequest, error)) {
            gateway async throws(ServicingError) in
            try await gateway.servicer(id).perform(
                CancelBorrowerLoan(
                    borrower: "BRW-1001", loan: "LOAN-2001", loanCancellation: LoanCancellation(others: ["id": 7])))
        },
        cancel("404 unknown loan", "LOAN-9999", expecting: .refusal(404, .notFound, error)),
        cancel("409 already cancelled", "LOAN-2002", expecting: .refusal(409, .conflict, error)),
        cancel(
            "500 internal error (arranged)", "LOAN-2001", expecting: .failure(500, error)
        ) { $0.inject(Fault(.beforeCommit, [.status(500)], provider: id.rawValue)) },
    ]

    private static let answer = DocumentedAnswer(
        """
        {"effective_date": "<datetime>", "id": "<null|string>", "kordev_id": "<integer>", "loan_id": "LOAN-2001",
         "request_id": "demo-1"}
        """)

    private static let error = DocumentedAnswer(
        #"{"code": "<integer>", "context": "<object>", "error": "<string>", "status": "<string>"}"#)

    private static func cancel(
        _ title: String, _ loan: LoanID, expecting expected: Demonstration.Expected,
        prepare: @escaping @Sendable (MockWorld) -> Void = { _ in }
    ) -> Demonstration {
        Demonstration(title, expecting: expected, prepare: prepare) { gateway async throws(ServicingError) in
            try await gateway.cancel(CancelLoan(borrower: "BRW-1001", loan: loan, requestID: "demo-1"), at: id)
        }
    }
}
