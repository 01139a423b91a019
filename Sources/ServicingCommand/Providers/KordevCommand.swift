import Kordev
import Servicing
import ServicingHTTP

enum KordevCommand: CommandProvider {
    static let id = KordevDialect.provider
    static let redaction = KordevDialect.redaction
    static let documentedURL = KordevServicer.sandboxURL

    static let credentialHelp = """
        SERVICING_BEARER_TOKEN where it is set, SERVICING_KORDEV_API_KEY as X-API-Key (a name that is inferred), or
                     nothing: its document names no authentication. SERVICING_API_KEY never goes there
        """

    static let calls = [
        CallForm(
            "cancel-loan", required: [.borrower, .loan], optional: [.occurredOn, .requestID, .migration],
            // The document has placeholders; these are the mock's.
            documented: [.borrower: "BRW-1001", .loan: "LOAN-2001"]
        ) { reader in
            CancelBorrowerLoan(
                borrower: BorrowerID(reader.required(.borrower)),
                loan: LoanID(reader.required(.loan)),
                occurredOn: reader.timestamp(.occurredOn),
                requestID: reader.optional(.requestID).map { RequestID($0) },
                isMigration: reader.flag(.migration) ?? false)
        }
    ]

    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer {
        // The document names no authentication. A token is sent where there is one; a key, in a header whose name is
        // inferred, only where it is set for Kordev alone, as SERVICING_API_KEY is another provider's.
        let credential: Credential =
            if let token = credentials.findOwn("BEARER_TOKEN") {
                .bearer(Secret(token))
            } else if let key = credentials.findOwn("API_KEY") {
                .header(name: "X-API-Key", value: Secret(key))
            } else if let token = credentials.find("BEARER_TOKEN") {
                .bearer(Secret(token))
            } else {
                .none
            }
        return try KordevServicer(settings: settings, credential: credential, transport: transport)
    }
}
