import ExactJSON

/// Finosu as its document describes it: customers, their loans, and the work that servicing has planned for them.
public struct FinosuMock: MockProvider {
    /// `finosu`.
    public static let id = "finosu"
    /// The one document.
    public static let documents = [FinosuRules.document]
    /// Every rule.
    public static let rules = FinosuRules.all
    /// The header `X-API-Key` (finosu.cancel-servicing.txt, lines 111 to 114).
    public static let authentication = Authentication([.apiKey(header: "X-API-Key")])
    /// The one operation.
    public static let operations: [MockOperation<FinosuMock>] = [cancelServicing]

    /// The customers by the id that the lender knows them by (`reference_id`).
    public var customers: [String: Customer]

    /// Finosu with these customers, those of the document unless others are given.
    public init(customers: [String: Customer] = FinosuMock.documentedCustomers) {
        self.customers = customers
    }

    /// A refusal as an error object. *Inferred*: the document gives statuses and no error body.
    public static func answer(to refusal: Refusal) -> MockAnswer {
        switch refusal.kind {
        case .missingCredential, .wrongCredential, .expiredToken:
            error(refusal.status, refusal.message, by: FinosuRules.apiKey)
        case .malformedBody: error(refusal.status, refusal.message, by: FinosuRules.malformedBody)
        case .injected where refusal.status == 500:
            error(500, "Internal server error", by: FinosuRules.internalError)
        default: error(refusal.status, refusal.message, by: FinosuRules.errorShape)
        }
    }

    static func error(_ status: Int, _ message: String, by rule: Rule) -> MockAnswer {
        MockAnswer(
            status,
            [
                "error": .string(Refusal.reason(of: status)),
                "message": .string(message),
                "statusCode": .number(JSONNumber(status)),
            ],
            by: rule)
    }
}
