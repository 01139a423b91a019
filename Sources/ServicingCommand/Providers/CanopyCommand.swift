import Canopy
import Servicing
import ServicingHTTP

enum CanopyCommand: CommandProvider {
    static let id = CanopyDialect.provider
    static let documentedURL = "https://sandbox-api.canopyservicing.com"

    static let credentialHelp = "SERVICING_BEARER_TOKEN"

    static let calls = [listCustomerAccounts, setAccountStatus]

    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer {
        try CanopyServicer(
            settings: settings, credential: .bearer(Secret(credentials.required("BEARER_TOKEN"))),
            transport: transport)
    }
}
