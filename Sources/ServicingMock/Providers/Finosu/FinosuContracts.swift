import ExactJSON

extension FinosuMock {
    /// What the operation takes and answers (finosu.cancel-servicing.txt, lines 85 to 180; the error body is inferred).
    public static var contracts: [String: OperationContract] {
        [
            cancelServicing.name: OperationContract(
                "Take all loans of a customer out of servicing",
                body: .init(
                    JSONSchema.object(["reason": JSONSchema.choice(stopServicingReasons)]), isRequired: false),
                answers: [
                    .init(200, "Servicing has stopped; what was cancelled, counted.", cancelled),
                    .init(400, "Invalid reason provided.", error),
                    .init(401, "The API key is missing or wrong (inferred).", error),
                    .init(404, "Customer not found.", error),
                    .init(415, "The body is not JSON (inferred).", error),
                    .init(500, "Internal server error.", error),
                ])
        ]
    }

    private static let cancelled = JSONSchema.answer([
        "id": JSONSchema.string, "loansUpdated": count,
        "stopServicingReason": JSONSchema.choice(stopServicingReasons), "cancelledScheduledPayments": count,
        "cancelledCallSchedules": count, "cancelledEmailSchedules": count, "cancelledSmsSchedules": count,
        "cancelledCalls": count, "cancelledEmails": count, "cancelledSms": count,
    ])

    private static let count: JSONValue = ["type": "integer", "minimum": 0]

    private static let error = JSONSchema.answer([
        "error": JSONSchema.string, "message": JSONSchema.string, "statusCode": JSONSchema.integer,
    ])
}
