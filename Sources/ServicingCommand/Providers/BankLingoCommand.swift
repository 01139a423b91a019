import BankLingo
import Servicing
import ServicingHTTP

enum BankLingoCommand: CommandProvider {
    static let id = BankLingoDialect.provider
    static let redaction = BankLingoDialect.redaction
    static let documentedURL = "https://api.example.com"

    static let credentialHelp = "SERVICING_BEARER_TOKEN and SERVICING_TENANT_ID"

    static let calls = [
        CallForm(
            "initiate-pay-off", required: [.loan, .payOffDate, .paymentAccount],
            optional: [.includePrepaymentPenalty, .notes],
            // The document's date is past, which a pay-off's may not be.
            documented: [.loan: "LN-12345", .payOffDate: "2099-12-31T23:59:59Z", .paymentAccount: "ACC-67890"]
        ) { reader in
            InitiateLoanPayOff(
                loan: LoanID(reader.required(.loan)),
                payOffDate: reader.requiredTimestamp(.payOffDate),
                paymentAccount: PaymentAccountID(reader.required(.paymentAccount)),
                includesPrepaymentPenalty: reader.flag(.includePrepaymentPenalty),
                notes: reader.optional(.notes).map { Sensitive($0) })
        }
    ]

    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer {
        try BankLingoServicer(
            settings: settings, credential: .bearer(Secret(credentials.required("BEARER_TOKEN"))),
            tenant: credentials.required("TENANT_ID"), transport: transport)
    }
}
