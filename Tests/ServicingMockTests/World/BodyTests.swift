import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Request bodies")
struct BodyTests {
    @Test(
        "A body that is not said to be JSON is answered 415",
        arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/jsonx", "application", ""])
    func otherContentType(contentType: String?) {
        let world = MockWorld()
        let targets: [(HTTPMethod, String, [String: String])] = [
            (.post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu),
            (.put, "/accounts/can_52322/status", Credentials.canopy),
            (.post, "/api/bpm/cmd", Credentials.bankLingo),
            (.post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel", Credentials.none),
        ]
        for (method, target, headers) in targets {
            let answer = world.send(method, target, headers, body: "{}", contentType: contentType)
            #expect(answer.status == 415)
        }
        #expect(world.journal.entries.allSatisfy { !$0.committed })
    }

    @Test(
        "JSON may be said in any letter case and with parameters",
        arguments: ["application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;x=y"])
    func contentType(contentType: String) {
        let answer = MockWorld().send(
            .post, "/customers/CUST-12345/cancel-servicing", Credentials.finosu, body: "{}", contentType: contentType)
        #expect(answer.status == 200)
    }

    @Test("An encoded body is answered 415")
    func contentEncoding() {
        var headers = Credentials.finosu
        headers["Content-Encoding"] = "gzip"
        #expect(
            MockWorld().send(.post, "/customers/CUST-12345/cancel-servicing", headers, body: "{}").status == 415)
    }

    @Test("Without a body the content type does not matter")
    func emptyBody() {
        var headers = Credentials.finosu
        headers["Content-Type"] = "text/plain"
        #expect(MockWorld().send(.post, "/customers/CUST-12345/cancel-servicing", headers).status == 200)
    }

    @Test("Fields that no document names are passed over and told in the journal")
    func ignoredFields() {
        let world = MockWorld()
        world.send(
            .post, "/customers/CUST-12345/cancel-servicing?verbose=1", Credentials.finosu,
            body: #"{"reason": "MISTAKE", "raeson": 1}"#)
        #expect(world.journal.entries.last?.status == 200)
        #expect(world.journal.entries.last?.ignoredFields == ["raeson", "?verbose"])
        world.send(
            .post, "/v1/borrowers/BRW-1001/loans/LOAN-2001/cancel?is_migration=false", Credentials.none,
            body: #"{"occured_on": "x", "loan_cancellation": {"anything": true}}"#)
        #expect(world.journal.entries.last?.ignoredFields == ["occured_on"])
        world.send(
            .post, "/api/bpm/cmd", Credentials.bankLingo,
            body: """
                {"loanId": "LN-12345", "payOffDate": "2999-03-08T00:00:00Z", "paymentAccountId": "ACC-67890",
                "includePrepaymentPenality": true}
                """)
        #expect(world.journal.entries.last?.status == 422)
    }
}
