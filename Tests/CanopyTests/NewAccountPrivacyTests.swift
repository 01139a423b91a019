import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A new account's bank and card data")
struct NewAccountPrivacyTests {
    /// What nobody may see who prints the request, a plan or an error: every secret of the complete request.
    private static let secrets = [
        "012345678", "987654321", "Miriam", "Trevino", "processor-sandbox-dwolla", "12345678", "999999992",
        "processor-sandbox-treasury", "999999993", "1001001234", "4111111111111111", "0427", "Strawberry",
        "99999-1000", "4012888888881881", "2027", "\"04\"", "\"0339\"", "cus_6artgoevd77u7ojah2wled32s",
        "tok_4gzeau5o2uqubbk6fufs3m7p54", "4242424242424242", "\"12\"", "2031", "\"739\"", "access-sandbox-1",
        "plaid-account-1", "4465220133024156", "22445702-a389-431f-927d-07b8d0750787",
    ]

    private let account: NewAccount

    init() throws {
        account = try ExactJSONDecoder().decode(NewAccount.self, from: Array(completeNewAccount.utf8))
    }

    private func expectNoSecret(in texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        for text in texts {
            #expect(Self.secrets.filter(text.contains) == [], sourceLocation: sourceLocation)
        }
    }

    private func dumped(_ value: some Any) -> String {
        var text = ""
        dump(value, to: &text)
        return text
    }

    @Test("are there to be hidden")
    func present() {
        #expect(Self.secrets.allSatisfy(completeNewAccount.contains))
    }

    @Test("do not show where the request or the operation is printed, dumped or described for a debugger")
    func request() {
        let operation = CreateAccount(account)
        expectNoSecret(in: "\(account)", String(reflecting: account), dumped(account))
        expectNoSecret(in: "\(operation)", String(reflecting: operation), dumped(operation))
        #expect("\(account)".contains("31mNprzLd2bKl6koVna68ARM"))
    }

    @Test("do not show where a plan is printed, whose masked request says what is there")
    func plan() throws {
        let plan = try canopy(ScriptedTransport(200)).plan(CreateAccount(account))
        expectNoSecret(in: "\(plan)", String(reflecting: plan), dumped(plan), plan.request.masked)
        #expect(plan.request.masked.contains(#""repay_name_on_card":"***""#))
        #expect(plan.request.masked.contains(#""credit_limit_cents":400000"#))
        #expect(plan.request.body?.contains("4111111111111111") == true)
    }

    @Test("do not show in receipts, errors and exchanges", arguments: [200, 422, 500])
    func exchange(status: Int) async throws {
        // A provider that sends back what it was sent.
        let servicer = try canopy(ScriptedTransport(status, completeNewAccount))
        var receipt: Receipt?
        let account = account
        let error = await failure { () async throws(ServicingError) in
            let ended = try await servicer.createAccount(account)
            receipt = ended
            return ended
        }
        #expect((error == nil) == (status == 200))
        expectNoSecret(in: "\(error as Any)", dumped(error as Any), "\(error?.exchange as Any)")
        expectNoSecret(in: "\(receipt as Any)", dumped(receipt as Any), "\(receipt?.exchange as Any)")
        expectNoSecret(in: "\(error?.receipt as Any)")
        expectNoSecret(in: try #require((receipt?.exchange ?? error?.exchange)?.maskedAnswer).text())
    }

    @Test("do not show in what is said of them where they are wrong")
    func problems() async throws {
        let wrong = try JSONValue(parsing: completeNewAccount).mappingLeaves { path, value in
            value.string.map { .string($0 + "\u{7}marker") } ?? value
        }
        let account = try ExactJSONDecoder().decode(
            NewAccount.self,
            from: wrong.setting("effective_at", to: nil).setting(
                "discounts.prepayment_discount_config.loan_discount_at", to: nil))
        let servicer = try canopy(ScriptedTransport(200))
        let error = await failure { () async throws(ServicingError) in try await servicer.createAccount(account) }
        #expect((error?.problems.count ?? 0) > 40)
        expectNoSecret(in: "\(error as Any)")
        #expect("\(error as Any)".contains("marker") == false)
    }
}
