extension FinosuMock {
    /// The test that holds each rule.
    public static let heldBy = [
        "finosu.stops-servicing": "FinosuMockTests/stateChanges",
        "finosu.records-reason": "FinosuMockTests/stateChanges",
        "finosu.cancels-pending": "FinosuMockTests/countsWhatIsPending",
        "finosu.cancels-schedules": "FinosuMockTests/countsWhatIsPending",
        "finosu.answer": "FinosuMockTests/documentedExample",
        "finosu.default-reason": "FinosuMockTests/defaultReason",
        "finosu.reasons": "FinosuMockTests/reasons",
        "finosu.invalid-reason": "FinosuMockTests/wrongReason",
        "finosu.unknown-customer": "FinosuMockTests/unknownCustomer",
        "finosu.internal-error": "FinosuMockTests/internalError",
        "finosu.api-key": "AuthenticationTests/refuses",
        "finosu.error-shape": "FinosuMockTests/unknownCustomer",
        "finosu.repeated": "FinosuMockTests/secondCall",
        "finosu.falls-due": "DueTests/payments",
        "finosu.body-object": "FinosuMockTests/bodyOfAnotherKind",
        "finosu.malformed-body": "FinosuMockTests/malformedBody",
    ]
}
