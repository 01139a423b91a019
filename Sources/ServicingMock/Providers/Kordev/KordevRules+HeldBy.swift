extension KordevMock {
    /// The test that holds each rule.
    public static let heldBy = [
        "kordev.cancels": "KordevMockTests/cancels",
        "kordev.unknown-loan": "KordevMockTests/unknownLoan",
        "kordev.migration": "KordevMockTests/migration",
        "kordev.reference": "KordevMockTests/cancels",
        "kordev.zoned-date": "KordevMockTests/invalidRequest",
        "kordev.event-id": "KordevMockTests/cancels",
        "kordev.loan-number": "KordevMockTests/cancels",
        "kordev.request-id": "KordevMockTests/cancels",
        "kordev.error-shape": "KordevMockTests/unknownLoan",
        "kordev.internal-error": "KordevMockTests/internalError",
        "kordev.repeated": "KordevMockTests/conflict",
        "kordev.takes-effect": "DueTests/cancellation",
        "kordev.codes": "KordevMockTests/unknownBorrower",
        "kordev.migration-date": "KordevMockTests/migrationWithoutDate",
        "kordev.invalid-request": "KordevMockTests/invalidRequest",
        "kordev.optional-fields": "KordevMockTests/optionalFields",
        "kordev.credentials": "KordevMockTests/credentialsAreOptional",
    ]
}
