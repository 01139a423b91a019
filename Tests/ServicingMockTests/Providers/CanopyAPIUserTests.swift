import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's API users")
struct CanopyAPIUserTests {
    let world = MockWorld()
    static let documentedUser: JSONValue = [
        "api_user_id": "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5", "organization_name": "Lever Card 3000",
        "name_first": "Analise", "name_last": "Goldberg", "email": "marissa@globex.com", "phone": "1-123-456-7890",
        "role": 1,
    ]
    static let invitation =
        #"{"role":3,"email":"marissa@globex.com","name_first":"John","name_last":"Doe","phone":"1-234-567-8900"}"#
    static let harriet = #"""
        {"name_first":"Harriet","name_last":"Martins","password":"newSecretPassword123!",
         "email":"harriet@acmecorporation.com","organization_name":"Acme Corporation"}
        """#

    private func list(_ token: String = "demo-access-token") throws -> JSONValue {
        try world.send(.get, "/api_users", ["Authorization": "Bearer " + token]).json
    }

    private func summary(_ token: String = "demo-access-token") -> HTTPResponse {
        world.send(.get, "/api_users/summary", ["Authorization": "Bearer " + token])
    }

    private func invite(_ body: String?, _ token: String = "demo-access-token") -> HTTPResponse {
        world.send(.post, "/api_users", ["Authorization": "Bearer " + token], body: body)
    }

    private func register(_ body: String?, _ headers: [String: String] = Credentials.none) -> HTTPResponse {
        world.send(.post, "/register", headers, body: body)
    }

    private func details(_ answer: HTTPResponse) throws -> [String] {
        try #require(try answer.json["error"]?["details"]?.array).map {
            "\($0["instancePath"]?.string ?? "") \($0["keyword"]?.string ?? "")"
        }
    }

    @Test("The documented list and summary are answered as the document prints them")
    func documentedReads() throws {
        #expect(try list() == [Self.documentedUser])
        #expect(try summary().json == Self.documentedUser)
    }

    @Test("The documented invitation is answered success, once; the invited user joins the list behind the first")
    func documentedInvitation() throws {
        let answer = invite(Self.invitation)
        #expect(answer.status == 200)
        #expect(try answer.json == ["status": "success"])
        let users = try #require(try list().array)
        #expect(users.count == 2)
        #expect(users[0] == Self.documentedUser)
        let id = try #require(users[1]["api_user_id"]?.string)
        #expect(
            users[1] == [
                "api_user_id": .string(id), "organization_name": "Lever Card 3000", "name_first": "John",
                "name_last": "Doe", "email": "marissa@globex.com", "phone": "1-234-567-8900", "role": 3,
            ])
        #expect(id.count == 36 && id != "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5")
        #expect(try summary().json == Self.documentedUser)

        let again = invite(Self.invitation)
        #expect(again.status == 422)
        #expect(try details(again) == ["/body/email unique"])
        #expect(try list().array?.count == 2)
    }

    @Test("The documented invitation is answered success after the user has changed the own name, too")
    func invitationAfterChange() throws {
        let own = #"{"name_first":"Ana","name_last":"Goldberg","password":"p","email":"marissa@globex.com"}"#
        #expect(register(own, Credentials.canopy).status == 200)
        #expect(try summary().json["name_first"] == "Ana")
        #expect(invite(Self.invitation).status == 200)
        #expect(invite(Self.invitation).status == 422)
    }

    @Test("Invited users get the same ids in every world, each another")
    func deterministicIDs() throws {
        func ids() throws -> [String?] {
            let world = MockWorld()
            for name in ["a", "b", "c"] {
                let body = #"{"email":"\#(name)@example.test","name_first":"A","name_last":"B"}"#
                #expect(world.send(.post, "/api_users", Credentials.canopy, body: body).status == 200)
            }
            let users = try world.send(.get, "/api_users", Credentials.canopy).json.array
            return users?.map { $0["api_user_id"]?.string } ?? []
        }
        #expect(try ids() == ids())
        #expect(Set(try ids()).count == 4)
    }

    @Test("Trap 28: a role that is left out is 1, and a role is answered as an integer; a phone left out is null")
    func defaults() throws {
        #expect(invite(#"{"email":"a@b.test","name_first":"A","name_last":"B"}"#).status == 200)
        let user = try list().array?.last
        #expect(user?["role"]?.number?.text == "1")
        #expect(user?["phone"] == .null)
    }

    @Test("An address that a user has, whatever its case, and one put in by a test are not invited")
    func takenAddress() {
        world.withState(of: CanopyMock.self) { $0.put(CanopyMock.documentedAPIUser) }
        #expect(invite(Self.invitation).status == 422)
        #expect(invite(#"{"email":"MARISSA@GLOBEX.COM","name_first":"A","name_last":"B"}"#).status == 422)
    }

    @Test(
        "A bad invitation is answered 422 with everything that is wrong",
        arguments: [
            ("{}", ["/body required", "/body required", "/body required"]),
            ("[]", ["/body type"]),
            (
                #"{"role":"1","email":"nobody","name_first":1,"name_last":null,"phone":5}"#,
                [
                    "/body/role type", "/body/email format", "/body/name_first type", "/body/name_last type",
                    "/body/phone type",
                ]
            ),
            (#"{"role":1.5,"email":"a@b","name_first":"","name_last":""}"#, ["/body/role type"]),
            (#"{"role":1e30,"email":"a@b","name_first":"","name_last":""}"#, ["/body/role type"]),
            (#"{"email":"a b@c","name_first":"","name_last":""}"#, ["/body/email format"]),
        ])
    func badInvitation(body: String, wrong: [String]) throws {
        let answer = invite(body)
        #expect(answer.status == 422)
        #expect(try details(answer) == wrong)
        #expect(try list().array?.count == 1)
    }

    @Test("Fields that no document names are passed over and told of in the journal")
    func unknownFields() {
        _ = invite(#"{"email":"a@b.test","name_first":"A","name_last":"B","title":"Dr"}"#)
        _ = world.send(.get, "/api_users?limit=1", Credentials.canopy)
        #expect(world.journal.entries.map(\.ignoredFields) == [["title"], ["?limit"]])
        #expect(world.journal.entries.map(\.status) == [200, 200])
    }

    @Test("Without a token 401, with one that may only read 403 for an invitation and 200 for reading")
    func roles() throws {
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        #expect(invite(Self.invitation, "reader").status == 403)
        #expect(try list("reader") == [Self.documentedUser])
        #expect(summary("reader").status == 200)
        for (method, path) in [(HTTPMethod.get, "/api_users"), (.post, "/api_users"), (.get, "/api_users/summary")] {
            #expect(world.send(method, path, Credentials.none).status == 401)
            #expect(world.send(method, path, ["Authorization": "Bearer wrong"]).status == 401)
        }
    }

    @Test("A token is that of the user it names: the list is of that user's organization alone")
    func organizations() throws {
        #expect(register(Self.harriet).status == 200)
        #expect(try list() == [Self.documentedUser])
        let harriet = try #require(world.withState(of: CanopyMock.self) { $0.apiUsers.last })
        world.credentials.tokens.append(AccessToken("harriet", holder: harriet.apiUserID))
        #expect(try list("harriet").array?.map { $0["email"]?.string } == ["harriet@acmecorporation.com"])
        #expect(try summary("harriet").json["organization_name"] == "Acme Corporation")
        #expect(invite(Self.invitation.replacing("marissa", with: "ann"), "harriet").status == 200)
        #expect(try list("harriet").array?.last?["organization_name"] == "Acme Corporation")
    }

    @Test("Traps 13 and 15: without a user the list is answered 404, or 200 and [] or null where the switch says so")
    func noUsers() throws {
        let world = MockWorld(providers: [CanopyMock(users: [])])
        let answer = world.send(.get, "/api_users", Credentials.canopy)
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "No Api Users found"]])
        let summary = world.send(.get, "/api_users/summary", Credentials.canopy)
        #expect(summary.status == 404)
        #expect(try summary.json == ["error": ["code": "not_found", "message": "No API user found."]])
        #expect(world.send(.post, "/api_users", Credentials.canopy, body: Self.invitation).status == 403)
        world.withState(of: CanopyMock.self) { $0.emptyListAnswer = .noResults }
        #expect(try world.send(.get, "/api_users", Credentials.canopy).json == [])
        world.withState(of: CanopyMock.self) { $0.emptyListAnswer = .null }
        #expect(try world.send(.get, "/api_users", Credentials.canopy).json == .null)
    }

    /// Where the answer to the documented registration differs from the documented answer, and why.
    static let registrationDifferences = [
        "api_user_id": "made for the new user; the example answers the id of the user that the list shows",
        "organization_name": "asked Acme Corporation, answered Lever Card 3000 there",
        "name_first": "asked Harriet, answered Analise there",
        "name_last": "asked Martins, answered Goldberg there",
        "email": "asked harriet@…, answered marissa@… there",
        "phone": "none was asked, and the field may be null",
    ]

    @Test("Trap 48: registration takes no token; the documented one begins an organization with a user of role 1")
    func documentedRegistration() throws {
        let answer = register(Self.harriet)
        #expect(answer.status == 200)
        let user = try #require(try answer.json.object)
        let documented = try #require(Self.documentedUser.object)
        #expect(user.keys == documented.keys)
        #expect(Set(user.keys.filter { user[$0] != documented[$0] }) == Set(Self.registrationDifferences.keys))
        let asked = try #require(try json(Self.harriet).object)
        for name in ["organization_name", "name_first", "name_last", "email"] { #expect(user[name] == asked[name]) }
        #expect(user["phone"] == .null && user["role"] == 1)

        let again = register(Self.harriet)
        #expect(again.status == 422)
        #expect(try details(again) == ["/body/email unique"])
    }

    @Test("A token that is sent with a registration must be right and may write")
    func registrationToken() {
        #expect(register(Self.harriet, ["Authorization": "Bearer wrong"]).status == 401)
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        #expect(register(Self.harriet, ["Authorization": "Bearer reader"]).status == 403)
        #expect(register(Self.harriet, Credentials.canopy).status == 200)
    }

    @Test("An invited user registers into the inviter's organization and keeps id, role and phone")
    func invitedRegistration() throws {
        _ = invite(Self.invitation)
        let invited = try #require(try list().array?.last)
        let answer = register(
            #"{"name_first":"Jon","name_last":"Dough","password":"p","email":"Marissa@globex.com"}"#)
        #expect(answer.status == 200)
        let user = try answer.json
        #expect(user["api_user_id"] == invited["api_user_id"])
        #expect(user["organization_name"] == "Lever Card 3000" && user["role"] == 3)
        #expect(user["phone"] == "1-234-567-8900")
        #expect(user["name_first"] == "Jon" && user["name_last"] == "Dough")
        #expect(try list().array?.last == user)
        #expect(world.journal.entries(of: "canopy", "register").last?.rule.id == "canopy.register-invited")
    }

    @Test("A caller's own address changes the caller's names; anybody else's registration of it is answered 422")
    func ownRegistration() throws {
        let body = #"{"name_first":"Ana","name_last":"Gold","password":"p","email":"marissa@globex.com"}"#
        #expect(register(body).status == 422)
        #expect(try list() == [Self.documentedUser])
        #expect(register(body, Credentials.canopy).status == 200)
        #expect(try summary().json["name_first"] == "Ana")
        #expect(try list().array?.count == 1)
    }

    @Test("Without an organization, an address that was not invited is answered 404")
    func notInvited() throws {
        let answer = register(#"{"name_first":"A","name_last":"B","password":"p","email":"a@b.test"}"#)
        #expect(answer.status == 404)
        #expect(try answer.json == ["error": ["code": "not_found", "message": "Not found."]])
    }

    @Test("A bad registration is answered 422 with everything that is wrong")
    func badRegistration() throws {
        #expect(try details(register(nil)) == ["/body type"])
        #expect(try details(register("{}")) == Array(repeating: "/body required", count: 4))
        let body = #"{"name_first":1,"name_last":"B","password":"","email":"x","organization_name":""}"#
        #expect(
            try details(register(body)) == [
                "/body/name_first type", "/body/password pattern", "/body/email format",
                "/body/organization_name pattern",
            ])
    }

    @Test("A password is neither kept nor shown by the journal")
    func password() throws {
        _ = register(Self.harriet)
        let entry = try #require(world.journal.entries.last)
        #expect(try JSONValue(parsing: entry.requestBody)["password"] == "***")
        var printed = ""
        dump(world.withState(of: CanopyMock.self) { $0.apiUsers }, to: &printed)
        #expect(!printed.contains("newSecret") && !printed.contains("Harriet") && !printed.contains("acmecorp"))
    }

    @Test("Each operation is answered 429 beyond the world's rate limit")
    func rateLimit() {
        world.setRateLimit(RateLimit(requests: 0, per: .seconds(5)), for: "canopy")
        #expect(invite(Self.invitation).status == 429)
        #expect(register(Self.harriet).status == 429)
        #expect(summary().status == 429)
        #expect(world.send(.get, "/api_users", Credentials.canopy).status == 429)
    }

    @Test("A user that is put in again takes its place, with another address")
    func putAgain() throws {
        world.withState(of: CanopyMock.self) { canopy in
            var user = CanopyMock.documentedAPIUser
            user.email = "other@globex.com"
            canopy.put(user)
        }
        #expect(try list().array?.map { $0["email"]?.string } == ["other@globex.com"])
        #expect(invite(Self.invitation).status == 200)
        #expect(invite(#"{"email":"other@globex.com","name_first":"A","name_last":"B"}"#).status == 422)
    }
}
