import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Opening an account")
struct CreateAccountTests {
    private let complete: NewAccount

    init() throws {
        complete = try ExactJSONDecoder().decode(NewAccount.self, from: Array(completeNewAccount.utf8))
    }

    /// The documented account with the terms of the complete request where it has others.
    private func answer(_ changes: [(String, JSONValue?)] = []) throws -> String {
        let request = try JSONValue(parsing: completeNewAccount)
        let places = [
            "payment_processor_config.ach.canopy_nacha_config",
            "payment_processor_config.debit_card.payment_processor_name", "disbursements_config", "payouts_config",
        ]
        let agreed = places.map { ($0, request.at($0)) }
        return (agreed + changes).reduce(try JSONValue(parsing: documentedAccount)) { $0.setting($1.0, to: $1.1) }
            .text()
    }

    @Test("sends every field of the request's table, as it was read")
    func everyField() async throws {
        let transport = ScriptedTransport(200, try answer())
        _ = try await canopy(transport).createAccount(complete)
        #expect(transport.lines == ["POST /accounts"])
        let sent = try JSONValue(parsing: try #require(transport.sent.first?.body))
        #expect(sent == (try JSONValue(parsing: completeNewAccount)))
    }

    @Test("has every name of the documented account's example that a request may have")
    func names() throws {
        let request = try JSONValue(parsing: completeNewAccount)
        let account = try JSONValue(parsing: documentedAccount)
        for container in ["cycle_type", "discounts", "disbursements_config", "payouts_config", "associated_entities"] {
            let asked = Set((request[container] ?? .null).leaves().map { "\($0.path)" })
            let answered = Set((account[container] ?? .null).leaves().map { "\($0.path)" })
            #expect(asked == answered, "\(container)")
        }
        #expect(
            request["payment_processor_config"]?.object?.keys.sorted() == [
                "ach", "autopay_enabled", "credit_card", "debit_card", "default_payment_processor_method",
            ])
    }

    @Test("leaves out what is not given, and sends no null")
    func leavesOut() async throws {
        let transport = ScriptedTransport(200, #"{"account_id":"A1"}"#)
        let account = NewAccount(accountID: "A1", productID: "P1", assignCustomers: [.init(customerID: "C1")])
        _ = try await canopy(transport).createAccount(account)
        #expect(
            String(decoding: try #require(transport.sent.first?.body), as: UTF8.self)
                == #"{"account_id":"A1","product_id":"P1","assign_customers":[{"customer_id":"C1"}]}"#)
    }

    @Test("reads ids that are whole numbers, which the document takes too, and sends them as texts")
    func numericIDs() async throws {
        let body =
            #"{"account_id":52322,"product_id":6,"assign_customers":[{"customer_id":1001}],"#
            + #""disbursements_config":{"disbursement_source_payout_entity_id":1009}}"#
        let account = try ExactJSONDecoder().decode(NewAccount.self, from: Array(body.utf8))
        let plan = try canopy(ScriptedTransport(200)).plan(CreateAccount(account))
        let sent = try JSONValue(parsing: try #require(plan.request.body))
        #expect(sent["account_id"] == "52322")
        #expect(sent["product_id"] == "6")
        #expect(sent.at("assign_customers[0].customer_id") == "1001")
        #expect(sent.at("disbursements_config.disbursement_source_payout_entity_id") == "1009")
    }

    @Test("calls the default way to pay by the name of the table, not by the one that the text uses in passing")
    func defaultMethod() throws {
        let account = NewAccount(
            accountID: "A1", productID: "P1",
            paymentProcessorConfig: NewAccount.PaymentProcessorConfig(defaultPaymentProcessorMethod: .noMethod))
        let plan = try canopy(ScriptedTransport(200)).plan(CreateAccount(account))
        #expect(plan.request.body?.contains(#"{"default_payment_processor_method":"NONE"}"#) == true)
    }

    @Test("sends Plaid's token and account as texts, where an answer says only whether they are valid")
    func plaid() async throws {
        let receipt = try await canopy(ScriptedTransport(200, try answer())).createAccount(complete)
        #expect(complete.plaidConfig?.plaidAccessToken?.revealed == "access-sandbox-1")
        #expect(receipt.answer(as: Account.self)?.plaidConfig?.plaidAccessToken?.validConfig == true)
    }

    @Test("ends with the account, its ids and from when it is active")
    func receipt() async throws {
        let receipt = try await canopy(ScriptedTransport(200, try answer())).createAccount(complete)
        #expect(receipt.outcome == .applied)
        #expect(receipt.references == ["account_id": "31mNprzLd2bKl6koVna68ARM", "product_id": "prod_4p1sc"])
        #expect(receipt.effectiveAt?.text == "2018-03-20T09:12:28+00:00")
        #expect(receipt.answer(as: Account.self)?.summary?.creditLimitCents == 400_000)
        #expect(receipt.warnings.map(\.field) == ["customers"])
    }

    @Test(
        "tells where the account is not what was asked for, under the answer's own names",
        arguments: [
            ("account_id", "A2"), ("account_product.product_id", "prod_2"),
            ("effective_at", "2018-03-21T09:12:28+00:00"), ("summary.credit_limit_cents", 1),
            ("summary.max_approved_credit_limit_cents", 1), ("summary.initial_principal_cents", 1),
            ("summary.late_fee_cap_percent", 1), ("summary.payment_reversal_fee_cap_percent", 1),
            ("account_product.product_lifecycle.late_fee_impl_cents", 1),
            ("account_product.product_lifecycle.payment_reversal_fee_impl_cents", 1),
            ("account_product.product_lifecycle.origination_fee_impl_cents", 1),
            ("account_product.product_lifecycle.annual_fee_impl_cents", 1),
            ("account_product.product_lifecycle.monthly_fee_impl_cents", 1),
            ("account_product.promo_overview.promo_len", 1),
            ("account_product.promo_overview.promo_impl_interest_rate_percent", 1),
            ("account_product.post_promo_overview.post_promo_len", 1),
            ("account_product.post_promo_overview.post_promo_impl_interest_rate_percent", 1),
            ("account_product.product_duration_information.promo_purchase_window_len", 4),
            ("payment_processor_config.autopay_enabled", false),
            ("payment_processor_config.autopay_enabled", "False"),
            ("payment_processor_config.default_payment_processor_method", "DEBIT_CARD"),
            ("payment_processor_config.ach.payment_processor_name", "DWOLLA"),
            ("payment_processor_config.debit_card.payment_processor_name", "NONE"),
            ("payment_processor_config.credit_card.payment_processor_name", "NONE"),
            ("payment_processor_config.ach.canopy_nacha_config.bank_routing_number", "999999991"),
            ("payment_processor_config.ach.canopy_nacha_config.bank_account_type", "CHECKING"),
            ("disbursements_config.disbursement_source_payout_entity_id", 1010),
            ("disbursements_config.disbursement_split_percentages.principal[0].split_percent", 24),
            ("payouts_config.payout_split_percentages.principal[0].payout_entity_id", "0x1234"),
            ("payouts_config.payout_split_percentages.interest[0].split_percent", 99),
            ("payouts_config.payout_split_percentages.fee", []), ("cycle_type.first_cycle_interval", "12 days"),
            ("cycle_type.late_fee_grace", "2 weeks"), ("summary.interest_accrual_interval", "1 week"),
            ("discounts.prepayment_discount_config.loan_discount_cents", 1),
            ("discounts.prepayment_discount_config.loan_discount_at", "2018-03-21T09:12:28+00:00"),
            ("plaid_config.plaid_access_token.valid_config", false),
            ("plaid_config.plaid_account_id.valid_config", "false"), ("plaid_config.check_balance_enabled", false),
            ("associated_entities.lender_name", "Another Lender"),
        ] as [(String, JSONValue)])
    func echo(field: String, value: JSONValue) async throws {
        let body = try answer([(field, value), ("customers[0].customer_id", "can_1001")])
        let warnings = try await canopy(ScriptedTransport(200, body)).createAccount(complete).warnings
        #expect(warnings.map(\.field) == [field])
        #expect(warnings.first?.kind == .echoDiffers)
    }

    @Test("tells of a link to another system that is another or not there, and prints neither key nor value")
    func links() async throws {
        for links in [[], [["key": "Umbrella Corporation", "value": "marker"]]] as [JSONValue] {
            let body = try answer([("external_fields", links), ("customers[0].customer_id", "can_1001")])
            let warnings = try await canopy(ScriptedTransport(200, body)).createAccount(complete).warnings
            #expect(warnings.map(\.field) == ["external_fields"])
            #expect(!"\(warnings)".contains("marker"))
            #expect(!"\(warnings)".contains("Umbrella"))
        }
    }

    @Test("tells of other bank data without printing what was sent or answered")
    func bankData() async throws {
        let field = "payment_processor_config.ach.canopy_nacha_config.bank_account_number"
        let body = try answer([(field, "99887766"), ("customers[0].customer_id", "can_1001")])
        let warnings = try await canopy(ScriptedTransport(200, body)).createAccount(complete).warnings
        #expect(warnings.map(\.field) == [field])
        #expect(!"\(warnings)".contains("99887766"))
        #expect(!"\(warnings)".contains("1001001234"))
    }

    @Test(
        "is silent where the same is spelt in another way, or stands in another order",
        arguments: [
            ("payment_processor_config.autopay_enabled", "TRUE"), ("payment_processor_config.autopay_enabled", 1),
            ("disbursements_config.disbursement_source_payout_entity_id", 1009),
            (
                "disbursements_config.disbursement_split_percentages.principal",
                [
                    ["payout_entity_id": "0x1234", "split_percent": 75], nil,
                    ["payout_entity_id": 1009, "split_percent": "25.0"],
                ]
            ),
            ("summary.interest_accrual_interval", "1 days"), ("effective_at", "2018-03-20T04:12:28.000-05:00"),
            ("payouts_config", nil),
            ("external_fields", ["Umbrella Corporation": "22445702-a389-431f-927d-07b8d0750787"]),
        ] as [(String, JSONValue)])
    func sameInOtherWords(field: String, value: JSONValue) async throws {
        let body = try answer([(field, value), ("customers[0].customer_id", "can_1001")])
        #expect(try await canopy(ScriptedTransport(200, body)).createAccount(complete).warnings == [])
    }

    @Test("is done though the answer has little in it, as the document is cut off before it", arguments: [200, 201])
    func sparse(status: Int) async throws {
        let receipt = try await canopy(ScriptedTransport(status, #"{"account_id":"31mNprzLd2bKl6koVna68ARM"}"#))
            .createAccount(complete)
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings == [])
    }

    @Test(
        "may have been done where the answer can't be understood or is a failure, and says where to look",
        arguments: [(200, "null"), (200, "{}"), (200, ""), (202, "ok"), (500, ""), (503, ""), (408, "")])
    func unknown(status: Int, body: String) async throws {
        let servicer = try canopy(ScriptedTransport(status, body))
        let account = complete
        let error = await failure { () async throws(ServicingError) in try await servicer.createAccount(account) }
        #expect(error?.effect == .mayHaveApplied)
        #expect(error?.receipt?.outcome == .unknown)
        #expect(
            error?.hint == "the provider may have done it: before sending it again, look for account "
                + "31mNprzLd2bKl6koVna68ARM in GET /customers/accounts")
    }

    @Test("says that an account without customers is not in the list of them")
    func unlisted() {
        let operation = CreateAccount(NewAccount(accountID: "A1", productID: "P1"))
        #expect(operation.wayToFindOut?.hasSuffix("which shows it only once it has a customer") == true)
    }

    @Test("is not sent twice: neither after an unknown outcome nor by the same plan")
    func notAgain() async throws {
        #expect(!CreateAccount.contract.repeatability.isRepeatable)
        let transport = ScriptedTransport { _, request throws(TransportError) in
            request.method == .get
                ? HTTPResponse(status: 200, body: Array(page(row("B1")).utf8)) : HTTPResponse(status: 502)
        }
        let servicer = try canopy(transport)
        let account = complete
        let lost = await failure { () async throws(ServicingError) in try await servicer.createAccount(account) }
        let again = await failure { () async throws(ServicingError) in
            try await servicer.createAccount(account, options: PlanOptions(following: lost?.receipt))
        }
        #expect(again?.effect == .notSent)
        let plan = try servicer.plan(CreateAccount(account))
        for _ in 1...2 { _ = await failure { () async throws(ServicingError) in try await servicer.execute(plan) } }
        #expect(transport.sent.map(\.method) == [.post, .get, .post], "it is looked for in between")
    }

    @Test("is planned with what it acts on and what happens beside it")
    func plan() throws {
        let plan = try canopy(ScriptedTransport(200)).plan(CreateAccount(complete))
        #expect(plan.scope == "opens account 31mNprzLd2bKl6koVna68ARM on product prod_4p1sc")
        #expect(
            plan.sideEffects == [
                "makes it an account of customer can_1001",
                "payments are collected by ACH by themselves, a day before they are due",
            ])
    }
}
