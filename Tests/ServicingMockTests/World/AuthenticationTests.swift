import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Credentials")
struct AuthenticationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let method: HTTPMethod
        let target: String
        let headers: [String: String]
        let challenge: String

        var testDescription: String { "\(method) \(target) with \(headers)" }
    }

    static let finosu = "/customers/CUST-12345/cancel-servicing"
    static let canopy = "/accounts/can_52322/status"
    static let kordev = "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel"

    static let refused: [Case] = [
        Case(method: .post, target: finosu, headers: [:], challenge: #"ApiKey realm="finosu", header="X-API-Key""#),
        Case(
            method: .post, target: finosu, headers: ["X-API-Key": "no"],
            challenge: #"ApiKey realm="finosu", header="X-API-Key""#),
        Case(
            method: .post, target: finosu, headers: Credentials.canopy,
            challenge: #"ApiKey realm="finosu", header="X-API-Key""#),
        Case(method: .put, target: canopy, headers: [:], challenge: #"Bearer realm="canopy""#),
        Case(
            method: .put, target: canopy, headers: ["Authorization": "Bearer no"],
            challenge: #"Bearer realm="canopy", error="invalid_token""#),
        Case(
            method: .put, target: canopy, headers: ["Authorization": "Basic demo-access-token"],
            challenge: #"Bearer realm="canopy", error="invalid_token""#),
        Case(
            method: .put, target: canopy, headers: ["Authorization": "demo-access-token"],
            challenge: #"Bearer realm="canopy", error="invalid_token""#),
        Case(method: .post, target: "/api/bpm/cmd", headers: [:], challenge: #"Bearer realm="banklingo""#),
        Case(
            method: .post, target: "/api/bpm/cmd", headers: Credentials.canopy,
            challenge: #"Bearer realm="banklingo""#),
        Case(
            method: .post, target: "/api/bpm/cmd", headers: ["X-Tenant-ID": "demo-tenant"],
            challenge: #"Bearer realm="banklingo""#),
        Case(
            method: .post, target: "/api/bpm/cmd",
            headers: ["Authorization": "Bearer demo-access-token", "X-Tenant-ID": "no"],
            challenge: #"Bearer realm="banklingo", error="invalid_token""#),
        Case(
            method: .post, target: kordev, headers: ["Authorization": "Bearer no"],
            challenge: #"Bearer realm="kordev", error="invalid_token", ApiKey realm="kordev", header="X-API-Key""#),
        Case(
            method: .post, target: kordev, headers: ["X-API-Key": "no"],
            challenge: #"Bearer realm="kordev", error="invalid_token", ApiKey realm="kordev", header="X-API-Key""#),
    ]

    @Test("A missing or wrong credential is answered 401 with WWW-Authenticate and a body", arguments: refused)
    func refuses(_ given: Case) throws {
        let world = MockWorld()
        let answer = world.send(given.method, given.target, given.headers, body: "{}")
        #expect(answer.status == 401)
        #expect(answer.headers.values(of: "WWW-Authenticate") == [given.challenge])
        #expect(try answer.json.object?.keys.isEmpty == false)
        #expect(world.journal.entries.map(\.committed) == [false])
    }

    @Test("The scheme's letter case does not matter, the token's does")
    func letterCase() {
        let world = MockWorld()
        func status(_ value: String) -> Int {
            world.send(.put, Self.canopy, ["authorization": value], body: #"{"account_status":"ACTIVE"}"#).status
        }
        #expect(status("bearer demo-access-token") == 200)
        #expect(status("BEARER  demo-access-token") == 200)
        #expect(status("Bearer Demo-Access-Token") == 401)
    }

    @Test("A credential given twice is refused")
    func twice() {
        let world = MockWorld()
        let field = HTTPField(unchecked: "X-API-Key", "demo-api-key")
        let reply = world.reply(
            to: ReceivedRequest(
                method: .post, target: Self.finosu, headers: HTTPHeaders(unchecked: [field, field]), body: [],
                connection: 1, ordinal: 1))
        #expect(reply.response.status == 401)
    }

    @Test("A world accepts the credentials that it is given, several at once, until they change or expire")
    func ownCredentials() {
        let world = MockWorld(
            clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!),
            credentials: MockCredentials(
                tokens: [AccessToken("one"), AccessToken("two", expiresAt: MockInstant("2025-06-01T12:01:00Z"))],
                tenants: ["t"]))
        func status(_ token: String) -> Int {
            world.send(
                .post, "/api/bpm/cmd", ["Authorization": "Bearer " + token, "X-Tenant-ID": "t"], body: "{}"
            ).status
        }
        #expect([status("one"), status("two"), status("demo-access-token")] == [400, 400, 401])
        world.clock.advance(by: .seconds(60))
        #expect([status("one"), status("two")] == [400, 401])
        world.credentials.tokens = [AccessToken("three")]
        #expect([status("one"), status("three")] == [401, 400])
    }

    @Test("Neither a description nor a dump of credentials holds one")
    func descriptions() {
        var printed =
            "\(MockCredentials.demo) \(AccessToken("demo-1", expiresAt: MockInstant(seconds: 0), mayWrite: false))"
        dump(MockCredentials.demo, to: &printed)
        dump(AccessToken("demo-2"), to: &printed)
        #expect(!printed.contains("demo"))
    }
}
