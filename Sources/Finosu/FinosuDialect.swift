public import ExactJSON
public import Servicing
public import ServicingHTTP

/// What Finosu's operations share: `X-API-Key`, camelCase JSON, error bodies of no documented shape.
public struct FinosuDialect: ProviderDialect {
    /// `finosu`.
    public static let provider: ProviderID = "finosu"

    /// Finosu's page "Cancel Customer Servicing".
    public static let cancelServicingDocument = SourceDocument(
        title: "Finosu: POST /customers/{id}/cancel-servicing", version: nil,
        sha256: "b1c6570987e61858cb97d0ffab112067c784989112d145fc5e273b9897f67137")

    /// The documents this adapter was written from.
    public static let documents = [cancelServicingDocument]

    /// Credentials and personal data as they are commonly named; Finosu's own answer holds none.
    public static let redaction = RedactionRules.standard.adding(documentedPhrases: [
        "Invalid reason provided", "Customer not found", "Internal server error",
    ])

    init() {}

    /// The document gives error bodies no shape, so any JSON, text or empty body is taken.
    public func complaint(status: Int, body: JSONValue?) -> ProviderComplaint {
        ProviderComplaint(reading: body)
    }

    /// The document's table "Error Responses". 401 is inferred from its required header.
    public func meaning(ofStatus status: Int) -> String? {
        switch status {
        case 400: "Invalid reason provided"
        case 404: "Customer not found"
        case 500: "Internal server error"
        default: nil
        }
    }
}
