import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Tokens that Canopy's mock issues")
struct CanopyTokenTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
    static let client = #"{"client_id":"demo-client-id","client_secret":"demo-client-secret"}"#

    private func ask(_ body: String? = client) -> HTTPResponse {
        world.send(.post, "/auth/token", Credentials.none, body: body)
    }

    private func token(_ body: String? = client) throws -> String {
        try #require(try ask(body).json["access_token"]?.string)
    }

    private func use(_ token: String, on world: MockWorld? = nil) -> HTTPResponse {
        (world ?? self.world).send(.get, "/api_users/summary", ["Authorization": "Bearer " + token])
    }

    @Test("A client is answered a token that the world accepts, its life in seconds and its type")
    func issues() throws {
        let answer = ask()
        #expect(answer.status == 200)
        let body = try answer.json
        #expect(body.object?.keys == ["access_token", "expires_in", "token_type"])
        #expect(body["expires_in"]?.number?.text == "22899")
        #expect(body["token_type"] == "Bearer")
        #expect(use(try #require(body["access_token"]?.string)).status == 200)
        #expect(world.journal.entries(of: "canopy", "issue-token").map(\.changedState) == [true])
    }

    @Test("Trap 49: by the world's clock a token is accepted until expires_in has passed, then 403 not_authorized")
    func expires() throws {
        let token = try token()
        world.clock.advance(by: .seconds(22_898))
        #expect(use(token).status == 200)
        world.clock.advance(by: .seconds(1))
        let answer = use(token)
        #expect(answer.status == 403)
        #expect(try answer.json["error"]?["code"] == "not_authorized")
        #expect(use(try self.token()).status == 200)
    }

    @Test("A world that has issued thousands of tokens knows those that it accepts and the latest that it does not")
    func manyTokens() throws {
        var tokens: [String] = []
        for _ in 1...120 {
            tokens.append(try token())
            world.clock.advance(by: .seconds(22_899))
        }
        let live = try token()
        // The demo token, the latest hundred whose time is over, and the one that is accepted.
        #expect(world.credentials.tokens.count == 102)
        #expect(use(live).status == 200)
        #expect(use(tokens[119]).status == 403)
        #expect(use(tokens[20]).status == 403)
        #expect(use(tokens[19]).status == 401)
        let late = try (1...200).map { _ in try token() }
        #expect(late.allSatisfy { use($0).status == 200 })
        let printed = world.journal.entries.map { String(decoding: $0.response.body, as: UTF8.self) }.joined()
        #expect(!(tokens + late).contains { printed.contains($0) })
    }

    @Test("A world can give its tokens another life")
    func lifetime() throws {
        world.withState(of: CanopyMock.self) { $0.tokenLifetime = .seconds(60) }
        let body = try ask().json
        #expect(body["expires_in"] == 60)
        world.clock.advance(by: .seconds(60))
        #expect(use(try #require(body["access_token"]?.string)).status == 403)
    }

    @Test("Tokens are a world's first, second and so on: the same in every world, none like another, none foreseen")
    func deterministic() throws {
        let (first, second) = (try token(), try token())
        #expect(first != second)
        #expect(first.count == 64 && first.allSatisfy(\.isHexDigit))
        let other = MockWorld()
        #expect(use(first, on: other).status == 401)
        let again = other.send(.post, "/auth/token", Credentials.none, body: Self.client)
        #expect(try again.json["access_token"]?.string == first)
    }

    @Test(
        "A wrong secret and an unknown client are answered 401, the one like the other",
        arguments: [
            #"{"client_id":"demo-client-id","client_secret":"wrong"}"#,
            #"{"client_id":"nobody","client_secret":"demo-client-secret"}"#,
            #"{"client_id":"","client_secret":""}"#,
        ])
    func wrongClient(body: String) throws {
        let answer = ask(body)
        #expect(answer.status == 401)
        #expect(try answer.json == ["error": ["code": "unauthorized", "message": "Unauthorized."]])
        #expect(answer.headers["WWW-Authenticate"] == #"Bearer realm="canopy""#)
        #expect(world.journal.entries.last?.rule.id == "canopy.wrong-client")
        #expect(world.journal.entries.last?.committed == false)
    }

    @Test("A request without both fields is answered 422 that lists them")
    func missing() throws {
        for body in ["{}", "[]", #"{"client_id":1,"client_secret":null}"#] {
            #expect(ask(body).status == 422)
        }
        #expect(ask(nil).status == 422)
        let details = try ask("{}").json["error"]?["details"]?.array
        #expect(
            details?.map { $0["message"]?.string } == [
                "must have required property client_id", "must have required property client_secret",
            ])
    }

    @Test("A client that may only read gets tokens that may only read, and its holder's user")
    func reader() throws {
        world.credentials.clients.append(
            ClientCredentials(id: "reader", secret: "quiet", mayWrite: false, holder: "user-2"))
        world.withState(of: CanopyMock.self) {
            $0.put(
                CanopyMock.APIUser(
                    apiUserID: "user-2", organizationName: "Lever Card 3000", firstName: "Ada", lastName: "King",
                    email: "ada@example.test"))
        }
        let token = try token(#"{"client_id":"reader","client_secret":"quiet"}"#)
        #expect(try use(token).json["api_user_id"] == "user-2")
        let status = world.send(
            .put, "/accounts/can_52322/status", ["Authorization": "Bearer " + token],
            body: #"{"account_status":"ACTIVE"}"#
        ).status
        #expect(status == 403)
    }

    @Test("A fault before the commit answers no token, and what it answers in its place is none")
    func faulty() throws {
        world.inject(Fault(.beforeCommit, [.header(name: "X-Fault", value: "1")], provider: "canopy", turn: .first(1)))
        let lost = try token()
        #expect(use(lost).status == 401)
        #expect(world.credentials.tokens.count == 1)
        #expect(try token() == lost)
        #expect(use(lost).status == 200)
    }

    @Test("The rate limit counts requests for tokens as well")
    func rateLimit() {
        world.setRateLimit(RateLimit(requests: 1, per: .seconds(60)), for: "canopy")
        #expect(ask().status == 200)
        let answer = ask()
        #expect(answer.status == 429)
        #expect(answer.headers["Retry-After"] == "60")
    }

    @Test("The journal shows neither the secret nor the token, nor does anything of it that is printed")
    func journal() throws {
        let token = try token()
        _ = use(token)
        let entries = world.journal.entries
        #expect(try JSONValue(parsing: entries[0].requestBody)["client_secret"] == "***")
        #expect(try JSONValue(parsing: entries[0].requestBody)["client_id"] == "demo-client-id")
        #expect(
            try entries[0].response.json == ["access_token": "***", "expires_in": 22899, "token_type": "Bearer"])
        #expect(entries[1].requestHeaders["Authorization"] == "Bearer ***")
        var printed = ""
        for entry in entries {
            dump(entry, to: &printed)
            printed += String(decoding: entry.requestBody + entry.response.body, as: UTF8.self)
            printed += "\(entry.requestHeaders) \(entry.response.headers)"
        }
        dump(world.credentials, to: &printed)
        dump(world.credentials.clients, to: &printed)
        #expect(!printed.contains(token) && !printed.contains("demo-client-secret"))
    }

    @Test("A token that no world accepts, as a fault kept it from being issued, is masked in the journal all the same")
    func preventedToken() throws {
        world.inject(Fault(.beforeCommit, [.header(name: "X-Fault", value: "1")], provider: "canopy", turn: .first(1)))
        let token = try token()
        let entry = try #require(world.journal.entries.last)
        #expect(try entry.response.json["access_token"] == "***")
        #expect(!String(decoding: entry.response.body, as: UTF8.self).contains(token))
    }
}
