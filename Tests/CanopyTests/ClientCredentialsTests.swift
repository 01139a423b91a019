import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Canopy's client credentials")
struct ClientCredentialsTests {
    private static let secret = "client-secret-marker"

    /// A provider that gives out `t1`, `t2`, … and takes the tokens that `accepts` says.
    private func provider(
        expiresIn: String = "22899", type: String = "Bearer",
        rejection: (status: Int, body: String) = (401, ""),
        accepts: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> ScriptedTransport {
        let issued = Lock(0)
        return ScriptedTransport { _, request throws(TransportError) in
            guard request.target == "/auth/token" else {
                let token = request.headers["Authorization"] ?? ""
                return accepts(token)
                    ? HTTPResponse(status: 200, body: Array(documentedAPIUser.utf8))
                    : HTTPResponse(status: rejection.status, body: Array(rejection.body.utf8))
            }
            let number = issued.withLock { issued -> Int in
                issued += 1
                return issued
            }
            let expiry = expiresIn.isEmpty ? "" : #","expires_in":\#(expiresIn)"#
            return HTTPResponse(
                status: 200, body: Array(#"{"access_token":"token-\#(number)"\#(expiry),"token_type":"\#(type)"}"#.utf8)
            )
        }
    }

    private func servicer(_ transport: ScriptedTransport, _ time: TestTime = TestTime()) throws -> CanopyServicer {
        try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off),
            clientID: "client-1",
            clientSecret: Secret(Self.secret), transport: transport, now: { time.now })
    }

    private func summaryFails(_ servicer: CanopyServicer) async -> ServicingError? {
        await failure { () async throws(ServicingError) in try await servicer.apiUserSummary() }
    }

    @Test("get a token with one request, which later calls use as well")
    func oneToken() async throws {
        let transport = provider()
        let servicer = try servicer(transport)
        for _ in 0..<3 { _ = try await servicer.apiUserSummary() }
        #expect(
            transport.lines == [
                "POST /auth/token", "GET /api_users/summary", "GET /api_users/summary", "GET /api_users/summary",
            ])
        let request = try #require(transport.sent.first)
        #expect(
            try JSONValue(parsing: try #require(request.body))
                == ["client_id": "client-1", "client_secret": .string(Self.secret)])
        #expect(request.headers["Authorization"] == nil)
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(transport.sent.dropFirst().allSatisfy { $0.headers["Authorization"] == "Bearer token-1" })
    }

    @Test("renew a token a little before its time is over: a tenth of it, at most a minute")
    func expiry() async throws {
        for (expiresIn, before, after) in [("22899", 22_838, 2), ("100", 89, 2), ("\"3600\"", 3_539, 2)] {
            let time = TestTime()
            let transport = provider(expiresIn: expiresIn)
            let servicer = try servicer(transport, time)
            _ = try await servicer.apiUserSummary()
            time.advance(by: .seconds(before))
            _ = try await servicer.apiUserSummary()
            #expect(transport.sent.count == 3, "\(expiresIn)")
            time.advance(by: .seconds(after))
            _ = try await servicer.apiUserSummary()
            #expect(transport.sent.last?.headers["Authorization"] == "Bearer token-2")
        }
    }

    @Test(
        "use a token once whose time is over at once, and keep one whose time is not told",
        arguments: [
            ("0", 3), ("-5", 3), ("0.0", 3), ("1e-9", 1), ("", 1), ("null", 1), ("\"soon\"", 1), ("true", 1),
            ("[]", 1), ("1e400", 1), ("22899.75", 1),
        ])
    func oddExpiry(expiresIn: String, fetches: Int) async throws {
        let transport = provider(expiresIn: expiresIn)
        let servicer = try servicer(transport)
        for _ in 0..<3 { _ = try await servicer.apiUserSummary() }
        #expect(transport.lines.count { $0 == "POST /auth/token" } == fetches)
    }

    @Test(
        "renew a rejected token once and send the call again: on a 401, and on a 403 with 'not_authorized' (trap 49)",
        arguments: [
            (401, ""), (401, #"{"error":{"code":"anything"}}"#),
            (403, #"{"error":{"code":"not_authorized","message":"expired"}}"#), (403, #"{"code":"not_authorized"}"#),
        ])
    func rejected(status: Int, body: String) async throws {
        let transport = provider(rejection: (status, body)) { $0 == "Bearer token-2" }
        let receipt = try await servicer(transport).apiUserSummary()
        #expect(receipt.attempts == 2)
        #expect(
            transport.lines == [
                "POST /auth/token", "GET /api_users/summary", "POST /auth/token", "GET /api_users/summary",
            ])
    }

    @Test("renew nothing on any other 403", arguments: ["", #"{"error":{"code":"forbidden"}}"#, "not_authorized"])
    func forbidden(body: String) async throws {
        let transport = provider(rejection: (403, body)) { _ in false }
        let error = await summaryFails(try servicer(transport))
        #expect(error?.kind == .forbidden)
        #expect(transport.lines == ["POST /auth/token", "GET /api_users/summary"])
    }

    @Test("end as unauthenticated where the renewed token is rejected too", arguments: [401, 403])
    func rejectedTwice(status: Int) async throws {
        let transport = provider(rejection: (status, #"{"error":{"code":"not_authorized"}}"#)) { _ in false }
        let error = await summaryFails(try servicer(transport))
        #expect(error?.kind == .unauthenticated)
        #expect(error?.effect == .refused)
        #expect(error?.attempts == 2)
        #expect(transport.sent.count == 4)
    }

    @Test("do not send a creation again whose token was rejected; the next one has a new token")
    func creation() async throws {
        let transport = provider(rejection: (401, "")) { $0 == "Bearer token-2" }
        let servicer = try servicer(transport)
        let register = Registration(nameFirst: "A", nameLast: "B", password: "p4ssword", email: "a@b.example")
        let error = await failure { () async throws(ServicingError) in try await servicer.register(register) }
        #expect(error?.kind == .unauthenticated)
        #expect(error?.effect == .refused)
        #expect(try await servicer.register(register).outcome == .applied)
        #expect(
            transport.lines == ["POST /auth/token", "POST /register", "POST /auth/token", "POST /register"])
    }

    @Test(
        "tell what kept a token from being had, with nothing sent and no secret shown",
        arguments: [
            (401, ServicingError.Kind.unauthenticated), (403, .forbidden), (400, .malformedResponse),
            (404, .malformedResponse), (405, .malformedResponse), (422, .malformedResponse), (429, .rateLimited),
            (500, .providerFailure),
            (503, .providerFailure), (302, .malformedResponse),
        ])
    func tokenRefused(status: Int, kind: ServicingError.Kind) async throws {
        let transport = ScriptedTransport(
            status, #"{"error":{"code":"x","message":"client-secret-marker is wrong"},"token":"token-marker"}"#,
            headers: [HTTPField(unchecked: "Retry-After", "7")])
        let error = try #require(await summaryFails(try servicer(transport)))
        #expect(error.kind == kind)
        #expect(error.effect == .notSent)
        #expect(error.operation == "api-user-summary")
        #expect(error.attempts == 0)
        if status == 429 { #expect(error.retryAfter == .seconds(7)) }
        #expect(transport.lines == ["POST /auth/token"])
        var dumped = ""
        dump(error, to: &dumped)
        for text in ["\(error)", dumped, "\(error.complaint as Any)", "\(error.exchange as Any)"] {
            #expect(!text.contains("marker"), "\(text)")
        }
    }

    @Test(
        "are told as refused by OAuth's codes for that, whatever the status",
        arguments: [400, 403], ["invalid_client", "unauthorized_client", "access_denied"])
    func knownRefusal(status: Int, code: String) async throws {
        for body in [#"{"error":"\#(code)","error_description":"x"}"#, #"{"error":{"code":"\#(code)"}}"#] {
            let error = await summaryFails(try servicer(ScriptedTransport(status, body)))
            #expect(error?.kind == .unauthenticated)
            #expect(error?.effect == .notSent)
        }
    }

    @Test("ask again for a token after an outage of a moment, as asking changes nothing", arguments: [429, 503])
    func repeated(status: Int) async throws {
        let isFirst = Lock(true)
        let transport = ScriptedTransport { _, request throws(TransportError) in
            guard request.target == "/auth/token" else {
                return HTTPResponse(status: 200, body: Array(documentedAPIUser.utf8))
            }
            let fails = isFirst.withLock { isFirst -> Bool in
                defer { isFirst = false }
                return isFirst
            }
            return fails
                ? HTTPResponse(status: status) : HTTPResponse(status: 200, body: Array(#"{"access_token":"t"}"#.utf8))
        }
        let servicer = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")), clientID: "client-1",
            clientSecret: Secret(Self.secret), transport: transport)
        #expect(try await servicer.apiUserSummary().outcome == .applied)
        #expect(transport.lines == ["POST /auth/token", "POST /auth/token", "GET /api_users/summary"])
    }

    @Test(
        "do not take an answer for a token that has none",
        arguments: [
            "", "<html>", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":7}"#, #"{"access_token":null}"#,
            #"{"access_token":"t","token_type":"MAC"}"#,
        ])
    func noToken(body: String) async throws {
        let transport = ScriptedTransport(200, body)
        let error = await summaryFails(try servicer(transport))
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .notSent)
        #expect(transport.lines == ["POST /auth/token"])
    }

    @Test("tell that the token's request may have arrived as what it means for the call: nothing was sent")
    func lostToken() async throws {
        let transport = ScriptedTransport { _, _ throws(TransportError) in
            throw TransportError(
                .connectionLost, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "the connection broke")
        }
        let error = await summaryFails(try servicer(transport))
        #expect(error?.kind == .transport)
        #expect(error?.effect == .notSent)
    }

    @Test("ask for a token once for each call that needs one and has none, and are good again afterwards")
    func outage() async throws {
        let down = Lock(true)
        let transport = ScriptedTransport { _, request throws(TransportError) in
            guard request.target == "/auth/token" else {
                return HTTPResponse(status: 200, body: Array(documentedAPIUser.utf8))
            }
            return down.withLock { $0 }
                ? HTTPResponse(status: 503) : HTTPResponse(status: 200, body: Array(#"{"access_token":"t"}"#.utf8))
        }
        let servicer = try servicer(transport)
        for _ in 0..<3 { #expect(await summaryFails(servicer)?.kind == .providerFailure) }
        #expect(transport.sent.count == 3)
        down.withLock { $0 = false }
        _ = try await servicer.apiUserSummary()
        #expect(transport.sent.count == 5)
    }

    @Test("are refused where they are made empty", arguments: [("", "s"), ("c", ""), ("c\n", "s")])
    func empty(id: String, secret: String) throws {
        #expect(throws: ServicingError.self) {
            try CanopyServicer(
                settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example"), retry: .off),
                clientID: id,
                clientSecret: Secret(secret), transport: ScriptedTransport(200))
        }
    }
}
