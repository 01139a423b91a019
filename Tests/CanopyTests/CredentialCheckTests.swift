import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Canopy's credentials")
struct CredentialCheckTests {
    private func check(_ status: Int, _ body: String = "") async throws -> CredentialCheck {
        try await Gateway([canopy(ScriptedTransport(status, body))]).verifyCredentials(at: "canopy")
    }

    @Test("are verified by a read of the user's summary, and by nothing that writes")
    func verified() async throws {
        let transport = ScriptedTransport(200, documentedAPIUser)
        #expect(try await Gateway([canopy(transport)]).verifyCredentials(at: "canopy") == .verified)
        #expect(transport.lines == ["GET /api_users/summary"])
    }

    @Test(
        "are rejected where Canopy does not know the token, or its time is over",
        arguments: [(401, ""), (403, #"{"error":{"code":"not_authorized"}}"#)])
    func rejected(status: Int, body: String) async throws {
        guard case .rejected(let reason) = try await check(status, body) else {
            Issue.record("a rejected token is told as rejected")
            return
        }
        #expect(reason.contains("answered \(status)"))
    }

    @Test(
        "are neither where the answer may have another cause: another 403, or the document's 404",
        arguments: [
            (403, #"{"error":{"code":"forbidden"}}"#), (403, ""),
            (404, #"{"error":{"message":"No API user found."}}"#), (404, "<html>"),
        ])
    func unverifiable(status: Int, body: String) async throws {
        guard case .unverifiable(let reason) = try await check(status, body) else {
            Issue.record("it does not tell")
            return
        }
        #expect(reason.contains("answered \(status)"))
    }

    @Test(
        "are not said to be rejected by an outage, which is an error",
        arguments: [(500, ""), (503, ""), (429, ""), (200, "<html>"), (200, "{}"), (302, "")])
    func outage(status: Int, body: String) async throws {
        await #expect(throws: ServicingError.self) { try await check(status, body) }
    }

    @Test("are not said to be rejected where no connection was made")
    func transport() async throws {
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(.cannotConnect, delivery: .notSent, phase: .connecting, message: "no route")
        }
        let servicer = try canopy(transport)
        let error = await #expect(throws: ServicingError.self) {
            try await Gateway([servicer]).verifyCredentials(at: "canopy")
        }
        #expect(error?.kind == .transport)
    }

    private func check(tokenAnswer status: Int, _ body: String = "") async throws -> CredentialCheck {
        let settings = try ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off)
        let transport = ScriptedTransport(status, body)
        let client = try CanopyServicer(settings: settings, clientID: "c", clientSecret: "s", transport: transport)
        defer { #expect(transport.lines == ["POST /auth/token"]) }
        return try await Gateway([client]).verifyCredentials(at: "canopy")
    }

    @Test(
        "are not said to be rejected where no token service is at the base URL", arguments: [400, 403, 404, 405, 422])
    func noTokenService(status: Int) async throws {
        guard case .unverifiable(let reason) = try await check(tokenAnswer: status, "<html>") else {
            Issue.record("it does not tell")
            return
        }
        #expect(reason.contains("\(status)"))
    }

    @Test(
        "are rejected where the token service says so",
        arguments: [
            (401, ""), (403, #"{"error":{"code":"not_authorized"}}"#), (403, #"{"error":"access_denied"}"#),
            (400, #"{"error":"invalid_client"}"#),
        ])
    func rejectedClient(status: Int, body: String) async throws {
        guard case .rejected = try await check(tokenAnswer: status, body) else {
            Issue.record("rejected client credentials are told as rejected")
            return
        }
    }

    @Test("are not said to be rejected by an outage of the token service", arguments: [302, 429, 500, 503])
    func tokenOutage(status: Int) async throws {
        await #expect(throws: ServicingError.self) { try await check(tokenAnswer: status) }
    }

    @Test("are rejected where a client's id and secret are, and not where the app's own source of tokens fails")
    func sources() async throws {
        let settings = try ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off)
        let client = try CanopyServicer(
            settings: settings, clientID: "c", clientSecret: "wrong", transport: ScriptedTransport(401))
        guard case .rejected = try await Gateway([client]).verifyCredentials(at: "canopy") else {
            Issue.record("wrong client credentials are told as rejected")
            return
        }
        struct Failure: Error {}
        let own = try canopy(
            ScriptedTransport(200), credential: .bearerSource(CachedTokenSource { throw Failure() }))
        await #expect(throws: ServicingError.self) { try await Gateway([own]).verifyCredentials(at: "canopy") }
    }
}
