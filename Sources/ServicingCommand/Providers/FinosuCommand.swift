import Finosu
import Servicing
import ServicingHTTP

enum FinosuCommand: CommandProvider {
    static let id = FinosuDialect.provider
    static let redaction = FinosuDialect.redaction
    static let documentedURL = "https://api.example.com"

    static let credentialHelp = "SERVICING_API_KEY"

    static let calls = [
        CallForm(
            "cancel-servicing", required: [.customer], optional: [.reason],
            documented: [.customer: "CUST-12345", .reason: "PAID_OFF"]
        ) { reader in
            CancelServicing(
                customer: CustomerID(reader.required(.customer)),
                reason: reader.optional(.reason).map(StopServicingReason.init(rawValue:)))
        }
    ]

    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer {
        try FinosuServicer(
            settings: settings, apiKey: Secret(credentials.required("API_KEY")), transport: transport)
    }
}
