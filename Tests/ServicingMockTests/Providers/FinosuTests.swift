import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Finosu behind the mock")
struct FinosuMockTests {
    let world = MockWorld()
    let path = "/customers/CUST-12345/cancel-servicing"

    private func cancel(_ body: String?, path: String? = nil) -> HTTPResponse {
        world.send(.post, path ?? self.path, Credentials.finosu, body: body)
    }

    @Test("The document's request answers what the document prints")
    func documentedExample() throws {
        let answer = cancel(#"{"reason": "PAID_OFF"}"#)
        #expect(answer.status == 200)
        #expect(answer.headers["Content-Type"] == "application/json")
        let printed = """
            {"id": "CUST-12345", "loansUpdated": 3, "stopServicingReason": "PAID_OFF", "cancelledScheduledPayments": 9,
            "cancelledCallSchedules": 3, "cancelledEmailSchedules": 3, "cancelledSmsSchedules": 3, "cancelledCalls": 15,
            "cancelledEmails": 6, "cancelledSms": 9}
            """
        #expect(try answer.json == json(printed))
        #expect(try answer.json.object?.keys == json(printed).object?.keys)
    }

    @Test("Every loan is stopped for the reason and has nothing planned any more")
    func stateChanges() {
        _ = cancel(#"{"reason": "BANKRUPTCY"}"#)
        let loans = world.withState(of: FinosuMock.self) { Array($0.customers["CUST-12345"]!.loans.values) }
        #expect(loans.count == 3)
        for loan in loans {
            #expect(loan.servicingStatus == .notServicing)
            #expect(loan.stopServicingReason == "BANKRUPTCY")
            #expect(loan.items.allSatisfy { $0.status == .cancelled })
            #expect(loan.schedules.allSatisfy { !$0.isActive })
        }
    }

    @Test("Each of the 21 reasons is taken and answered", arguments: FinosuMock.stopServicingReasons)
    func reasons(reason: String) throws {
        let answer = cancel(#"{"reason": "\#(reason)"}"#)
        #expect(answer.status == 200)
        #expect(try answer.json["stopServicingReason"]?.string == reason)
    }

    @Test("There are 21 reasons")
    func reasonCount() {
        #expect(Set(FinosuMock.stopServicingReasons).count == 21)
    }

    @Test("Without a body, or without a reason in it, the reason is API_REQUEST", arguments: [nil, "", "{}"])
    func defaultReason(body: String?) throws {
        let answer = cancel(body)
        #expect(answer.status == 200)
        #expect(try answer.json["stopServicingReason"]?.string == "API_REQUEST")
        #expect(try answer.json["loansUpdated"] == 3)
    }

    @Test(
        "A reason that is none of the 21 is answered 400 and changes nothing",
        arguments: [#""paid_off""#, #""""#, #"" PAID_OFF""#, #""NOT_A_REASON""#, "null", "7", #"["PAID_OFF"]"#])
    func wrongReason(reason: String) throws {
        let answer = cancel(#"{"reason": \#(reason)}"#)
        #expect(answer.status == 400)
        #expect(
            try answer.json
                == ["error": "Bad Request", "message": "Invalid reason provided", "statusCode": 400])
        #expect(try cancel(nil).json["loansUpdated"] == 3)
    }

    @Test("A body that is JSON and no object is answered 400", arguments: ["null", "[]", "7", #""PAID_OFF""#])
    func bodyOfAnotherKind(body: String) {
        #expect(cancel(body).status == 400)
        #expect(world.journal.entries.last?.rule.id == "finosu.body-object")
    }

    @Test(
        "A body that is not JSON, or names a key twice, is answered 400",
        arguments: [
            "{", #"{"reason": PAID_OFF}"#, "{} {}", #"{"reason": "MISTAKE", "reason": "MISTAKE"}"#, "\u{FEFF}{}",
        ])
    func malformedBody(body: String) {
        #expect(cancel(body).status == 400)
        #expect(world.journal.entries.last?.rule.id == "finosu.malformed-body")
    }

    @Test("An unknown customer is answered 404")
    func unknownCustomer() throws {
        let answer = cancel(nil, path: "/customers/CUST-0/cancel-servicing")
        #expect(answer.status == 404)
        #expect(
            try answer.json == ["error": "Not Found", "message": "Customer not found", "statusCode": 404])
    }

    @Test("A second call is answered with zeros and its own reason, and the loans keep the first")
    func secondCall() throws {
        _ = cancel(#"{"reason": "PAID_OFF"}"#)
        let answer = cancel(#"{"reason": "MISTAKE"}"#)
        #expect(answer.status == 200)
        let body = try #require(try answer.json.object)
        #expect(body["stopServicingReason"]?.string == "MISTAKE")
        let counts = body.keys.filter { $0 != "id" && $0 != "stopServicingReason" }
        #expect(counts.count == 8)
        #expect(counts.allSatisfy { body[$0] == 0 })
        let reasons = world.withState(of: FinosuMock.self) {
            Set($0.customers["CUST-12345"]!.loans.values.map(\.stopServicingReason))
        }
        #expect(reasons == ["PAID_OFF"])
        #expect(world.journal.entries.map(\.changedState) == [true, false])
        #expect(world.journal.entries.map(\.committed) == [true, true])
    }

    @Test("Only what is pending or in force is cancelled and counted")
    func countsWhatIsPending() throws {
        let loan = FinosuMock.Loan(
            items: [
                .init(.payment), .init(.payment, status: .done), .init(.call, status: .cancelled), .init(.sms),
            ],
            schedules: [.init(.email), .init(.email, isActive: false)])
        let stopped = FinosuMock.Loan(servicingStatus: .notServicing, stopServicingReason: "FRAUD_CLAIM")
        let world = MockWorld(providers: [
            FinosuMock(customers: ["a/b": .init(loans: ["1": loan, "2": stopped]), "none": .init()])
        ])
        let answer = try world.send(.post, "/customers/a%2Fb/cancel-servicing", Credentials.finosu).json
        #expect(answer["id"]?.string == "a/b")
        #expect(answer["loansUpdated"] == 1)
        #expect(answer["cancelledScheduledPayments"] == 1)
        #expect(answer["cancelledCalls"] == 0)
        #expect(answer["cancelledSms"] == 1)
        #expect(answer["cancelledEmailSchedules"] == 1)
        let kept = world.withState(of: FinosuMock.self) { $0.customers["a/b"]?.loans["2"]?.stopServicingReason }
        #expect(kept == "FRAUD_CLAIM")
        #expect(try world.send(.post, "/customers/none/cancel-servicing", Credentials.finosu).json["loansUpdated"] == 0)
    }

    @Test("500 is answered where a fault asks for it, in the documented words")
    func internalError() throws {
        world.inject(Fault(.beforeCommit, [.status(500)], provider: "finosu"))
        let answer = cancel(nil)
        #expect(answer.status == 500)
        #expect(try answer.json["message"]?.string == "Internal server error")
    }
}
