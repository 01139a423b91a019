import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("BankLingo behind the mock")
struct BankLingoMockTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-03-01T09:00:00Z")!))
    let flat = """
        {"loanId": "LN-12345", "payOffDate": "2025-03-08T10:11:12.345Z", "paymentAccountId": "ACC-67890",
        "includePrepaymentPenalty": true, "notes": "Early pay-off requested by customer"}
        """

    private func payOff(_ body: String?, on world: MockWorld? = nil) -> HTTPResponse {
        (world ?? self.world).send(.post, "/api/bpm/cmd", Credentials.bankLingo, body: body)
    }

    private func payOff(loan: String, from account: String) -> HTTPResponse {
        payOff(#"{"loanId": "\#(loan)", "payOffDate": "2025-03-08T00:00:00Z", "paymentAccountId": "\#(account)"}"#)
    }

    @Test("The document's request answers the documented fields, the amounts as numbers with two decimals")
    func documentedExample() throws {
        let answer = payOff(flat)
        #expect(answer.status == 200)
        // 66 days from 1 January to 8 March at 2.00 a day; 2 % of the principal.
        let expected =
            #"{"success":true,"message":"Loan pay-off initiated successfully","data":{"transactionId":"PYOF-000001","#
            + #""loanId":"LN-12345","payOffAmount":10132.00,"principalAmount":10000.00,"interestAmount":132.00,"#
            + #""penaltyAmount":200.00,"totalPayOffAmount":10332.00,"payOffDate":"2025-03-08T10:11:12.345Z","#
            + #""status":"PENDING"}}"#
        #expect(String(decoding: answer.body, as: UTF8.self) == expected)
    }

    @Test(
        "All three envelopes mean the same",
        arguments: [
            #"{"cmd": "InitiateLoanPayOffCommand", "data": "#,
            #"{"commandName": "InitiateLoanPayOffCommand", "data": "#,
        ])
    func envelopes(opening: String) throws {
        let enveloped = payOff(opening + flat + "}")
        #expect(enveloped.status == 200)
        #expect(try enveloped.json == payOff(flat, on: MockWorld(clock: world.clock)).json)
    }

    @Test("A world can insist on one envelope")
    func insistsOnEnvelope() throws {
        world.withState(of: BankLingoMock.self) { $0.envelopes = [.cmd] }
        let refused = payOff(flat)
        #expect(refused.status == 400)
        #expect(try refused.json["errors"]?.array?.first?["message"]?.string == "this world takes only: {cmd, data}")
        #expect(payOff(#"{"cmd": "InitiateLoanPayOffCommand", "data": \#(flat)}"#).status == 200)
    }

    @Test(
        "Another command, or an envelope without data, is answered 400",
        arguments: [
            (#"{"cmd": "CloseLoanCommand", "data": {}}"#, "cmd"), (#"{"commandName": 7, "data": {}}"#, "commandName"),
            (#"{"cmd": "InitiateLoanPayOffCommand"}"#, "data"),
            (#"{"cmd": "InitiateLoanPayOffCommand", "data": "{}"}"#, "data"),
        ])
    func wrongEnvelope(body: String, field: String) throws {
        let answer = payOff(body)
        #expect(answer.status == 400)
        #expect(try answer.json["errors"]?.array?.first?["field"]?.string == field)
    }

    @Test("The document's own body, whose values are type names, is answered 400 with both fields that can't be")
    func typeNames() throws {
        let answer = payOff(
            """
            {"loanId": "string", "payOffDate": "datetime", "paymentAccountId": "string",
            "includePrepaymentPenalty": "boolean", "notes": "string"}
            """)
        #expect(answer.status == 400)
        let printed: JSONValue = [
            "success": false, "message": "Invalid request parameters",
            "errors": [
                [
                    "field": "payOffDate",
                    "message": "must be a date-time with an offset, such as 2026-01-31T00:00:00Z",
                ],
                ["field": "includePrepaymentPenalty", "message": "must be true or false"],
            ],
        ]
        #expect(try answer.json == printed)
    }

    @Test(
        "Every field that is wrong is listed, in the document's order",
        arguments: [
            ("{}", ["loanId", "payOffDate", "paymentAccountId"]),
            (
                #"{"loanId": 7, "payOffDate": 7, "paymentAccountId": "", "notes": 7}"#,
                ["loanId", "payOffDate", "paymentAccountId", "notes"]
            ),
            (#"{"loanId": null, "payOffDate": "2025-03-08", "paymentAccountId": "A"}"#, ["loanId", "payOffDate"]),
            (#"{"loanId": "L", "payOffDate": "2025-02-28T23:59:59Z", "paymentAccountId": "A"}"#, ["payOffDate"]),
            ("null", ["body"]), ("[]", ["body"]), ("{", ["body"]),
        ])
    func invalidParameters(body: String, fields: [String]) throws {
        let answer = payOff(body)
        #expect(answer.status == 400)
        let errors = try #require(try answer.json["errors"]?.array)
        #expect(errors.map { $0["field"]?.string } == fields)
        #expect(errors.allSatisfy { $0["message"]?.string?.isEmpty == false })
    }

    @Test("A body must be there")
    func missingBody() throws {
        #expect(payOff(nil).status == 400)
    }

    @Test("Optional parameters may be null, and without includePrepaymentPenalty there is no penalty")
    func optionalParameters() throws {
        let answer = try payOff(
            """
            {"loanId": "LN-12345", "payOffDate": "2025-03-08T00:00:00Z", "paymentAccountId": "ACC-67890",
            "includePrepaymentPenalty": null, "notes": null}
            """
        ).json
        #expect(answer["data"]?["penaltyAmount"] == 0)
        #expect(answer["data"]?["totalPayOffAmount"] == answer["data"]?["payOffAmount"])
    }

    @Test("The day is the pay-off date's own, whatever its offset; today is allowed")
    func dayInOwnOffset() throws {
        // 01:30 on 1 March in UTC+14 is 11:30 on 28 February in UTC; the world's time is 23:00 on 1 March there.
        let answer = try payOff(flat.replacing("2025-03-08T10:11:12.345Z", with: "2025-03-01T01:30:00+14:00")).json
        #expect(answer["data"]?["interestAmount"] == 118)
        #expect(answer["data"]?["payOffDate"]?.string == "2025-03-01T01:30:00+14:00")
    }

    @Test("An unknown loan is answered 404 without errors")
    func unknownLoan() throws {
        let answer = payOff(loan: "LN-0", from: "ACC-67890")
        #expect(answer.status == 404)
        #expect(try answer.json == ["success": false, "message": "Loan not found"])
    }

    @Test("The document's 422 is answered where both rules are broken")
    func documentedViolations() throws {
        let answer = payOff(loan: "LN-PENDING", from: "ACC-EMPTY")
        #expect(answer.status == 422)
        let printed: JSONValue = [
            "success": false, "message": "Loan pay-off validation failed",
            "errors": ["Insufficient funds in payment account", "Loan has pending transactions"],
        ]
        #expect(try answer.json == printed)
    }

    @Test(
        "Each broken rule is told",
        arguments: [
            ("LN-12345", "ACC-EMPTY", ["Insufficient funds in payment account"]),
            ("LN-PENDING", "ACC-67890", ["Loan has pending transactions"]),
            ("LN-CLOSED", "ACC-67890", ["Loan is not in active status"]),
            ("LN-12345", "ACC-0", ["Payment account not found"]),
            ("LN-PENDING", "ACC-0", ["Payment account not found", "Loan has pending transactions"]),
        ])
    func violations(loan: String, account: String, errors: [String]) throws {
        let answer = payOff(loan: loan, from: account)
        #expect(answer.status == 422)
        #expect(try answer.json["errors"]?.array?.map(\.string) == errors)
    }

    @Test("A pay-off claims its amount and is pending, so that a second one is answered 422")
    func secondPayOff() throws {
        #expect(payOff(flat).status == 200)
        let (account, loan) = world.withState(of: BankLingoMock.self) {
            ($0.accounts["ACC-67890"]!, $0.loans["LN-12345"]!)
        }
        #expect(account.reserved == 10_332_00)
        #expect(loan.transactions.map(\.status) == [.pending])
        let answer = payOff(flat)
        #expect(answer.status == 422)
        #expect(try answer.json["errors"] == ["Loan has pending transactions"])
        #expect(world.withState(of: BankLingoMock.self) { $0.initiatedPayOffs } == 1)
    }

    @Test("Funds that one pay-off has claimed are not there for another; the last cent counts")
    func claimedFunds() throws {
        let loan = BankLingoMock.defaultLoans["LN-12345"]!
        world.withState(of: BankLingoMock.self) {
            $0.loans = ["A": loan, "B": loan]
            $0.accounts["ACC-67890"] = .init(balance: 20_264_00 - 1)
        }
        // Each takes 10,132.00.
        #expect(payOff(loan: "A", from: "ACC-67890").status == 200)
        #expect(payOff(loan: "B", from: "ACC-67890").status == 422)
        world.withState(of: BankLingoMock.self) { $0.accounts["ACC-67890"]?.balance += 1 }
        #expect(payOff(loan: "B", from: "ACC-67890").status == 200)
    }

    @Test("A body that is not JSON, or names a key twice, is answered 400 in the document's shape")
    func malformedBody() throws {
        for body in ["{", #"{"loanId":"a","loanId":"b"}"#] {
            let world = MockWorld()
            let answer = world.send(.post, "/api/bpm/cmd", Credentials.bankLingo, body: body)
            #expect(answer.status == 400)
            #expect(try answer.json["success"] == false && answer.json["errors"]?[0]?["field"] == "body")
            #expect(world.journal.entries.last?.rule.id == "banklingo.malformed-body")
        }
    }

    @Test("Any other refusal is an object with success and message, as the documented 404 is")
    func errorShape() throws {
        let world = MockWorld()
        let answer = world.send(.get, "/api/bpm/cmd", Credentials.bankLingo)
        #expect(answer.status == 405)
        #expect(try answer.json.object?.keys == ["success", "message"])
        #expect(try answer.json["success"] == false)
        #expect(world.journal.entries.last?.rule.id == "banklingo.error-shape")
    }
}
