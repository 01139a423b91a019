import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Paths and methods")
struct RoutingTests {
    @Test("All four providers answer in one world")
    func allProviders() {
        #expect(
            MockWorld().routes.map { "\($0.provider) \($0.operation) \($0.method) \($0.path)" }.sorted() == [
                "banklingo initiate-pay-off POST /api/bpm/cmd",
                "canopy api-user-summary GET /api_users/summary",
                "canopy create-account POST /accounts",
                "canopy create-beneficial-owner POST /customers/{customer_id}/beneficial_owners",
                "canopy create-customer POST /customers",
                "canopy create-product POST /products",
                "canopy invite-api-user POST /api_users",
                "canopy issue-token POST /auth/token",
                "canopy list-api-users GET /api_users",
                "canopy list-beneficial-owners GET /customers/{customer_id}/beneficial_owners",
                "canopy list-customer-accounts GET /customers/accounts",
                "canopy list-products GET /products",
                "canopy register POST /register",
                "canopy set-account-status PUT /accounts/{account_id}/status",
                "canopy update-customer PUT /customers/{customer_id}",
                "finosu cancel-servicing POST /customers/{id}/cancel-servicing",
                "kordev cancel-loan POST /v1/borrowers/{borrower_id}/loans/{loan_id}/cancel",
            ])
    }

    @Test(
        "A path that no document knows is answered 501 with the paths that are known",
        arguments: [
            "/", "/loans", "/customers//cancel-servicing", "/customers/1/cancel-servicing/",
            "/CUSTOMERS/1/cancel-servicing", "/api/core/cmd", "/accounts/1%2Fstatus", "//api/bpm/cmd",
        ])
    func unknownPath(target: String) throws {
        let answer = MockWorld().send(.post, target, Credentials.finosu)
        #expect(answer.status == 501)
        #expect(answer.headers["X-Mock-Problem"] == "mock.unknown-path")
        #expect(try answer.json["knownPaths"]?.array?.count == MockWorld().routes.count)
        #expect(try answer.json["message"]?.string?.contains("not a provider") == true)
    }

    @Test(
        "A documented path with another method is answered 405 with Allow",
        arguments: [
            ("/api/bpm/cmd", HTTPMethod.get, "OPTIONS, POST"), ("/accounts/can_52322/status", .post, "OPTIONS, PUT"),
            ("/customers/CUST-12345/cancel-servicing", .head, "OPTIONS, POST"),
            ("/v1/borrowers/a/loans/b/cancel", .delete, "OPTIONS, POST"),
        ])
    func otherMethod(target: String, method: HTTPMethod, allow: String) {
        let answer = MockWorld().send(method, target, Credentials.none)
        #expect(answer.status == 405)
        #expect(answer.headers.values(of: "Allow") == [allow])
    }

    @Test("OPTIONS on a documented path tells the methods, and on another is answered 501")
    func options() {
        let answer = MockWorld().send(.options, "/api/bpm/cmd", Credentials.none)
        #expect(answer.status == 204)
        #expect(answer.headers["Allow"] == "OPTIONS, POST")
        #expect(answer.body.isEmpty)
        #expect(MockWorld().send(.options, "/api", Credentials.none).status == 501)
    }

    @Test(
        "A path segment is decoded once, after the path has been split",
        arguments: [
            ("a%2Fb", "a/b"), ("a%252Fb", "a%2Fb"), ("%C3%A9", "é"), ("a+b", "a+b"), ("..", ".."), ("%20", " "),
            ("x%3Fy%23z", "x?y#z"), ("%43UST", "CUST"),
        ])
    func decodesOnce(segment: String, id: String) throws {
        let world = MockWorld(providers: [FinosuMock(customers: [id: .init()])])
        let answer = world.send(.post, "/customers/\(segment)/cancel-servicing", Credentials.finosu)
        #expect(answer.status == 200)
        #expect(try answer.json["id"]?.string == id)
    }

    @Test("What can't be decoded is answered 400", arguments: ["%", "%2", "%zz", "%+1", "a%ff", "%C3"])
    func malformedEncoding(segment: String) {
        let world = MockWorld()
        #expect(world.send(.post, "/customers/\(segment)/cancel-servicing", Credentials.finosu).status == 400)
        #expect(world.send(.post, "/nothing/\(segment)", Credentials.finosu).status == 400)
        #expect(
            world.send(.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel?a=\(segment)", Credentials.none).status
                == 400)
        #expect(world.journal.entries.allSatisfy { !$0.committed })
    }
}
