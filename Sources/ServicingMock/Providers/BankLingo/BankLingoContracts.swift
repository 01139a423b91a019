import ExactJSON

extension BankLingoMock {
    /// What the operation takes and answers (banklingo.pay-off.txt). The document's flat body is told alone; the mock
    /// takes the vendor's two envelopes as well.
    public static var contracts: [String: OperationContract] {
        [
            initiatePayOff.name: OperationContract(
                "Initiate the pay-off of a loan",
                body: .init(request),
                answers: [
                    .init(200, "The pay-off is initiated; it is not finished.", initiated),
                    .init(400, "Parameters are missing or malformed; all of them are told.", invalid),
                    .init(401, "The token or the tenant is missing or wrong (inferred).", failure),
                    .init(404, "Loan not found.", failure),
                    .init(415, "The body is not JSON (inferred).", failure),
                    .init(422, "Business rules are broken; all of them are told.", violated),
                    .init(500, "Internal server error (inferred).", failure),
                ])
        ]
    }

    private static let request = JSONSchema.object(
        [
            "loanId": text, "payOffDate": JSONSchema.dateTime, "paymentAccountId": text,
            "includePrepaymentPenalty": ["type": ["boolean", "null"]], "notes": ["type": ["string", "null"]],
        ], required: ["loanId", "payOffDate", "paymentAccountId"])

    private static let text: JSONValue = ["type": "string", "minLength": 1]

    private static let initiated = JSONSchema.answer([
        "success": JSONSchema.constant(true), "message": JSONSchema.string,
        "data": JSONSchema.answer([
            "transactionId": JSONSchema.string, "loanId": JSONSchema.string, "payOffAmount": JSONSchema.number,
            "principalAmount": JSONSchema.number, "interestAmount": JSONSchema.number,
            "penaltyAmount": JSONSchema.number, "totalPayOffAmount": JSONSchema.number,
            "payOffDate": JSONSchema.dateTime, "status": JSONSchema.string,
        ]),
    ])

    private static let failure = JSONSchema.answer([
        "success": JSONSchema.constant(false), "message": JSONSchema.string,
    ])

    private static let invalid = JSONSchema.answer([
        "success": JSONSchema.constant(false), "message": JSONSchema.string,
        "errors": JSONSchema.list(JSONSchema.answer(["field": JSONSchema.string, "message": JSONSchema.string])),
    ])

    private static let violated = JSONSchema.answer([
        "success": JSONSchema.constant(false), "message": JSONSchema.string,
        "errors": JSONSchema.list(JSONSchema.string),
    ])
}
