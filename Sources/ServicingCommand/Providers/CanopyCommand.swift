import Canopy
import Servicing
import ServicingHTTP
import ServicingMock

enum CanopyCommand: CommandProvider {
    static let id = CanopyDialect.provider
    static let redaction = CanopyDialect.redaction
    static let documentedURL = CanopyServicer.sandboxURL

    static let credentialHelp = """
        SERVICING_BEARER_TOKEN; or SERVICING_CANOPY_CLIENT_ID and SERVICING_CANOPY_CLIENT_SECRET, for which
                     a token is had from POST /auth/token. SERVICING_CANOPY_BEARER_TOKEN goes before both; 'register'
                     works without any
        """

    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer {
        if credentials.findOwn("BEARER_TOKEN") == nil,
            credentials.findOwn("CLIENT_ID") != nil || credentials.findOwn("CLIENT_SECRET") != nil
        {
            return try CanopyServicer(
                settings: settings, clientID: credentials.requiredOwn("CLIENT_ID"),
                clientSecret: Secret(credentials.requiredOwn("CLIENT_SECRET")), transport: transport)
        }
        let token = credentials.find("BEARER_TOKEN")
        let credential: Credential =
            if token == nil, credentials.areOptional { .none } else {
                .bearer(
                    Secret(try credentials.required("BEARER_TOKEN", orElse: "SERVICING_CANOPY_CLIENT_ID and _SECRET")))
            }
        return try CanopyServicer(settings: settings, credential: credential, transport: transport)
    }

    static var emptyMock: (any MockProvider)? { CanopyMock(accounts: [], products: [], users: []) }

    static func mock(accounts: Int) -> (any MockProvider)? { CanopyMock.generated(accounts: accounts) }

    static func ownVariables(of credentials: MockCredentials) -> [(name: String, value: String)] {
        guard let client = credentials.clients.first else { return [] }
        return [("SERVICING_CANOPY_CLIENT_ID", client.id), ("SERVICING_CANOPY_CLIENT_SECRET", client.secret)]
    }
}
