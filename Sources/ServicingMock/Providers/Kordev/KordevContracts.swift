import ExactJSON

extension KordevMock {
    /// What the operation takes and answers (kordev.cancel-loan.txt).
    public static var contracts: [String: OperationContract] {
        [
            cancelLoan.name: OperationContract(
                "Cancel a loan",
                query: [.init("is_migration", JSONSchema.boolean)],
                body: .init(request, isRequired: false),
                answers: [
                    .init(200, "The loan is cancelled.", cancelled),
                    .init(400, "The request is malformed.", error),
                    .init(401, "A credential was given and is wrong (inferred).", error),
                    .init(404, "There is no such borrower, or no such loan of the borrower.", error),
                    .init(409, "The loan is already cancelled.", error),
                    .init(415, "The body is not JSON (inferred).", error),
                    .init(500, "Internal server error.", error),
                ])
        ]
    }

    private static let request = JSONSchema.object([
        "loan_cancellation": JSONSchema.object(["id": ["type": ["string", "null"]]]),
        "occurred_on": JSONSchema.dateTime,
        "request_id": JSONSchema.string,
    ])

    private static let cancelled = JSONSchema.object(
        [
            "effective_date": JSONSchema.dateTime, "id": ["type": ["string", "null"]],
            "kordev_id": JSONSchema.integer, "loan_id": JSONSchema.string, "request_id": JSONSchema.string,
        ], required: ["effective_date", "id", "kordev_id", "loan_id"])

    private static let error = JSONSchema.answer([
        "code": JSONSchema.integer, "context": JSONSchema.anyObject, "error": JSONSchema.string,
        "status": JSONSchema.string,
    ])
}
