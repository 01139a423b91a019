import CurlTransport
import Servicing
import ServicingConformance
import ServicingHTTP
import TestSupport
import Testing

/// What each adapter makes of a server that is not who it should be. OpenSSL's own server is the peer.
@Suite("A server that is not who it should be", .enabled(if: Certificates.canBeMade, "needs the openssl command"))
struct UntrustedServerTests {
    enum Server: String, CaseIterable, Sendable {
        case expired, notYetValid, selfSigned, otherHost, oldProtocol, asksForAClientCertificate, notPinned

        func start(_ certificates: Certificates) async throws -> ChildProcess {
            let pair =
                switch self {
                case .expired: certificates.expired
                case .notYetValid: certificates.notYetValid
                case .selfSigned: certificates.selfSigned
                case .otherHost: certificates.otherHost
                case .oldProtocol, .asksForAClientCertificate, .notPinned: certificates.server
                }
            let more =
                switch self {
                case .oldProtocol: ["-tls1", "-cipher", "ALL:@SECLEVEL=0"]
                case .asksForAClientCertificate:
                    ["-Verify", "1", "-CAfile", certificates.authority, "-verify_return_error", "-tls1_2"]
                default: [String]()
                }
            return try await ChildProcess.serving(
                "openssl",
                ["s_server", "-accept", "127.0.0.1:0", "-cert", pair.certificate, "-key", pair.key, "-www"] + more)
        }
    }

    @Test("gets nothing, and the error says that it can be sent again", arguments: Server.allCases)
    func refused(_ kind: Server) async throws {
        let certificates = try await Certificates.shared
        let server = try await kind.start(certificates)
        defer { server.stop() }
        var configuration = CurlTransport.Configuration()
        configuration.tls.certificateAuthorities = certificates.authority
        if kind == .notPinned {
            configuration.tls.pinnedPublicKeys = ["sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
        }
        let transport = try CurlTransport(configuration)
        for harness in harnesses {
            let door = ConformanceDoor(
                transport: transport, baseURL: try BaseURL("https://127.0.0.1:\(server.port)"), inject: { _ in },
                deliveries: { 0 })
            let servicer = try harness.servicer(at: door, authentication: .good)
            let gateway = try Gateway([servicer])
            let scenario = try #require(harness.scenarios.first)
            let error = await failure { () async throws(ServicingError) in
                try await scenario.instruction.perform(
                    at: servicer.provider, of: gateway, options: PlanOptions(accepting: scenario.accepting))
            }
            #expect(error?.kind == .transport, "\(String(describing: error))")
            #expect(error?.effect == .notSent)
            #expect(error?.attempts == 0)
            #expect(error?.hint?.contains("certificate") == true)
            #expect(error?.receipt == nil)
        }
        await transport.shutDown()
    }
}
