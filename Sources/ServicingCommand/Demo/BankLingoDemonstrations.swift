import Servicing
import ServicingMock

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension BankLingoCommand {
    static var demonstrations: [Demonstration] {
        let nextWeek = Timestamp(Date().addingTimeInterval(7 * 86_400))
        let lastWeek = Timestamp(Date().addingTimeInterval(-7 * 86_400))
        return [
            payOff("documented example", "LN-12345", "ACC-67890", on: nextWeek, expecting: .outcome(.accepted, answer)),
            payOff(
                "400 a date that is past", "LN-12345", "ACC-67890", on: lastWeek,
                expecting: .refusal(
                    400, .invalidRequest,
                    DocumentedAnswer(
                        """
                        {"success": false, "message": "Invalid request parameters",
                         "errors": [{"field": "<string>", "message": "<string>"}]}
                        """))),
            payOff(
                "401 wrong token", "LN-12345", "ACC-67890", on: nextWeek, expecting: .refusal(401, .unauthenticated),
                environment: ["SERVICING_BEARER_TOKEN": "wrong"]),
            payOff(
                "404 unknown loan", "LN-99999", "ACC-67890", on: nextWeek,
                expecting: .refusal(
                    404, .notFound, DocumentedAnswer(#"{"success": false, "message": "Loan not found"}"#))),
            payOff(
                "422 no funds, pending transactions", "LN-PENDING", "ACC-EMPTY", on: nextWeek,
                expecting: .refusal(
                    422, .ruleViolation,
                    DocumentedAnswer(
                        """
                        {"success": false, "message": "Loan pay-off validation failed",
                         "errors": ["Insufficient funds in payment account", "Loan has pending transactions"]}
                        """))),
            payOff(
                "422 loan not active", "LN-CLOSED", "ACC-67890", on: nextWeek,
                expecting: .refusal(
                    422, .ruleViolation,
                    DocumentedAnswer(
                        """
                        {"success": false, "message": "Loan pay-off validation failed", "errors": ["<string>"]}
                        """))),
        ]
    }

    private static let answer = DocumentedAnswer(
        """
        {"success": true, "message": "Loan pay-off initiated successfully",
         "data": {"transactionId": "<string>", "loanId": "<string>", "payOffAmount": "<decimal>",
                  "principalAmount": "<decimal>", "interestAmount": "<decimal>", "penaltyAmount": "<decimal>",
                  "totalPayOffAmount": "<decimal>", "payOffDate": "<datetime>", "status": "<string>"}}
        """)

    private static func payOff(
        _ title: String, _ loan: LoanID, _ account: PaymentAccountID, on date: Timestamp,
        expecting expected: Demonstration.Expected, environment: [String: String] = [:]
    ) -> Demonstration {
        Demonstration(title, expecting: expected, environment: environment) { gateway async throws(ServicingError) in
            try await gateway.payOff(
                PayOffLoan(
                    loan: loan, payOffDate: date, paymentAccount: account, includesPrepaymentPenalty: true,
                    notes: "Early pay-off requested by customer"),
                at: id)
        }
    }
}
