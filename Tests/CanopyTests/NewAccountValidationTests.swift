import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("An account that can't be opened")
struct NewAccountValidationTests {
    private static let ach = "payment_processor_config.ach"
    private static let debit = "payment_processor_config.debit_card"
    private static let credit = "payment_processor_config.credit_card"
    private static let method = "payment_processor_config.default_payment_processor_method"
    private static let splits = "payouts_config.payout_split_percentages"

    /// The fields that the complete request has a problem with once these places hold other values.
    private func problems(_ changes: [(String, JSONValue?)]) async throws -> [FieldProblem] {
        let body = changes.reduce(try JSONValue(parsing: completeNewAccount)) { $0.setting($1.0, to: $1.1) }
        let account = try ExactJSONDecoder().decode(NewAccount.self, from: body)
        let transport = ScriptedTransport(200, documentedAccount)
        let servicer = try canopy(transport)
        let error = await failure { () async throws(ServicingError) in try await servicer.createAccount(account) }
        #expect(transport.sent.count == (error == nil ? 1 : 0))
        #expect(error == nil || (error?.kind == .invalidRequest && error?.effect == .notSent))
        return error?.problems ?? []
    }

    @Test(
        "is refused for one field, by the field's path",
        arguments: [
            ("account_id", "null"), ("account_id", #""""#), ("account_id", #""can_52322""#), ("product_id", "null"),
            ("product_id", #""""#), ("external_fields[0].key", #""""#), ("external_fields[0].value", #""a\nb""#),
            ("\(ach).payment_processor_name", "null"), ("\(ach).payment_processor_name", #""AUTHORIZE_NET""#),
            ("\(ach).payment_processor_name", #""repay""#), ("\(ach).repay_config", "null"),
            ("\(ach).repay_config.repay_check_type", "null"), ("\(ach).repay_config.repay_check_type", #""Personal""#),
            ("\(ach).repay_config.repay_account_type", #""GL""#),
            ("\(ach).repay_config.repay_transit_number", #""12345678""#),
            ("\(ach).repay_config.repay_account_number", #""1234567""#),
            ("\(ach).repay_config.repay_account_number", #""12345678901""#),
            ("\(ach).repay_config.repay_account_number", #""1234 5678""#),
            ("\(ach).repay_config.repay_account_number", #""١٢٣٤٥٦٧٨""#),
            ("\(ach).repay_config.repay_name_on_check", "null"), ("\(ach).dwolla_config.dwolla_plaid_token", "null"),
            ("\(ach).modern_treasury_config.name", "null"),
            ("\(ach).modern_treasury_config.account_number", #""1""#),
            ("\(ach).modern_treasury_config.account_type", #""GL""#),
            ("\(ach).modern_treasury_config.routing_number", #""0123456789""#),
            ("\(ach).canopy_nacha_config.bank_routing_number", "null"),
            ("\(ach).canopy_nacha_config.bank_account_number", #""x""#),
            ("\(ach).canopy_nacha_config.bank_account_type", #""MONEY_MARKET""#),
            ("\(debit).payment_processor_name", #""CHECKOUT""#), ("\(debit).authorize_net_config", "null"),
            ("\(debit).repay_config.repay_card_number", #""411111111111111""#),
            ("\(debit).repay_config.repay_card_number", #""4111-1111-1111-1111""#),
            ("\(debit).repay_config.repay_exp_date", #""427""#), ("\(debit).repay_config.repay_exp_date", #""04/27""#),
            ("\(debit).repay_config.repay_exp_date", #""1327""#), ("\(debit).repay_config.repay_exp_date", #""0027""#),
            ("\(debit).repay_config.repay_name_on_card", #""""#), ("\(debit).repay_config.repay_street", "null"),
            ("\(debit).repay_config.repay_zip", "null"), ("\(debit).authorize_net_config.card_number", "null"),
            ("\(debit).authorize_net_config.expiry_month", #""4""#),
            ("\(debit).authorize_net_config.expiry_month", #""13""#),
            ("\(debit).authorize_net_config.expiry_year", #""27""#),
            ("\(debit).authorize_net_config.cvv", #""12""#), ("\(debit).authorize_net_config.cvv", #""12345""#),
            ("\(credit).payment_processor_name", #""REPAY""#), ("\(credit).checkout_config", "null"),
            ("\(credit).checkout_config", "{}"), ("\(credit).checkout_config.card_number", #""37828""#),
            ("\(credit).checkout_config.cvv", #""1""#), (method, #""CASH""#),
            ("disbursements_config.disbursement_source_payout_entity_id", #""""#),
            ("disbursements_config.disbursement_split_percentages.principal", "[]"),
            ("disbursements_config.disbursement_split_percentages.principal[0].split_percent", "25.5"),
            ("\(splits).principal", "null"), ("\(splits).interest", "null"), ("\(splits).fee", "[]"),
            ("\(splits).fee[0].payout_entity_id", "null"), ("\(splits).fee[0].split_percent", "null"),
            ("\(splits).fee[0].split_percent", "101"), ("\(splits).fee[0].split_percent", "-1"),
            ("cycle_type.first_cycle_interval", #""11 fortnights""#), ("cycle_type.late_fee_grace", #""-2 days""#),
            ("discounts.prepayment_discount_config.loan_discount_cents", "-1"), ("summary.credit_limit_cents", "-1"),
            ("summary.max_approved_credit_limit_cents", "-1"), ("summary.late_fee_cents", "-1"),
            ("summary.payment_reversal_fee_cents", "-1"), ("summary.origination_fee_cents", "-1"),
            ("summary.annual_fee_cents", "-1"), ("summary.monthly_fee_cents", "-1"),
            ("summary.initial_principal_cents", "-1"), ("summary.late_fee_cap_percent", "-0.1"),
            ("summary.payment_reversal_fee_cap_percent", "-0.1"),
            ("summary.interest_accrual_interval", #""0 days""#), ("promo_overview.promo_purchase_window_len", "7"),
            ("promo_overview.promo_min_pay_type", #""ALL""#), ("promo_overview.promo_min_pay_percent", "-1"),
            ("promo_overview.promo_impl_interest_rate_percent", "-6.2"),
            ("post_promo_overview.post_promo_impl_interest_rate_percent", "-6.2"),
            ("post_promo_overview.post_promo_len", "-1"), ("associated_entities.merchant_name", #""""#),
            ("associated_entities.lender_name", #""""#), ("plaid_config.plaid_access_token", "null"),
            ("plaid_config.plaid_account_id", #""""#), ("assign_customers[0].customer_id", "null"),
            ("assign_customers[0].customer_account_role", #""CARDHOLDER""#),
            ("assign_customers[0].customer_account_external_id", #""""#),
        ])
    func oneField(field: String, value: String) async throws {
        let problems = try await problems([(field, try JSONValue(parsing: value))])
        #expect(problems.map(\.field) == [field])
        #expect(problems.allSatisfy { !$0.problem.isEmpty && !$0.allowed.isEmpty })
    }

    @Test(
        "is none where the document has no word against it",
        arguments: [
            ("account_id", #""a can_ b""#), ("product_id", #""can_1""#), ("payment_processor_config", "null"),
            ("\(ach).payment_processor_name", #""CANOPY_NACHA""#), ("\(debit).payment_processor_name", #""REPAY""#),
            ("\(credit).payment_processor_name", #""NONE""#), (method, #""NONE""#), (method, #""DEBIT_CARD""#),
            (method, #""CREDIT_CARD""#), (method, "null"),
            ("\(ach).modern_treasury_config.plaid_processor_token", "null"),
            ("\(ach).modern_treasury_config.account_number", "null"), ("\(ach).repay_config.repay_zip", "null"),
            ("\(debit).authorize_net_config.cvv", "null"), ("\(debit).authorize_net_config.expiry_year", "null"),
            ("\(debit).repay_config.repay_zip", #""K1A 0B1""#), ("\(splits).fee[0].split_percent", "100"),
            ("disbursements_config.disbursement_split_percentages", "{}"), ("payouts_config", "{}"),
            ("summary", "{}"), ("summary.late_fee_cap_percent", "250.000000000000000001"),
            ("promo_overview.promo_len", "null"), ("external_fields", "null"), ("assign_customers", "null"),
            ("assign_customers", "[]"), ("plaid_config", "null"),
        ])
    func noProblem(field: String, value: String) async throws {
        #expect(try await problems([(field, try JSONValue(parsing: value))]) == [])
    }

    /// The document's condition is that "no valid ACH or Debit Card configs are provided", and not which of them.
    @Test("asks for a way to pay where none is configured", arguments: ["ACH", "DEBIT_CARD", "CREDIT_CARD"])
    func unconfigured(name: String) async throws {
        let places = [Self.ach, Self.debit, Self.credit]
        let removed = places.map { ($0, nil) } as [(String, JSONValue?)]
        let unused = places.map { ($0 + ".payment_processor_name", "NONE") } as [(String, JSONValue?)]
        let method: [(String, JSONValue?)] = [(Self.method, .string(name))]
        for changes in [removed, unused] {
            #expect(try await problems(method + changes).map(\.field) == [Self.method])
            for index in places.indices {
                var configured = changes
                configured.remove(at: index)
                #expect(try await problems(method + configured) == [])
            }
            #expect(try await problems([(Self.method, "NONE")] + changes) == [])
        }
    }

    @Test("has processors of each kind alone that the document lists for it, each with its configuration in place")
    func processors() async throws {
        #expect(NewAccount.ACH.processors.count == 5)
        for (name, member) in [
            ("REPAY", "repay_config"), ("DWOLLA", "dwolla_config"), ("MODERN_TREASURY", "modern_treasury_config"),
            ("CANOPY_NACHA", "canopy_nacha_config"),
        ] {
            let problems = try await problems([
                (Self.ach + ".payment_processor_name", .string(name)), ("\(Self.ach).\(member)", nil),
            ])
            #expect(problems.map(\.field) == ["\(Self.ach).\(member)"])
        }
        let repay = try await problems([
            (Self.debit + ".payment_processor_name", "REPAY"), (Self.debit + ".repay_config", nil),
        ])
        #expect(repay.map(\.field) == [Self.debit + ".repay_config"])
    }

    @Test("has neither bank details nor a token for Modern Treasury")
    func modernTreasury() async throws {
        let place = Self.ach + ".modern_treasury_config"
        let problems = try await problems([(place + ".routing_number", nil), (place + ".plaid_processor_token", nil)])
        #expect(problems.map(\.field) == [place])
    }

    @Test(
        "has parts that do not add up to 100, though an answer's example has a single one of 25",
        arguments: [
            ([25], false), ([50, 49], false), ([50, 51], false), ([100], true), ([33, 33, 34], true), ([0, 100], true),
        ])
    func sums(parts: [Int], isGood: Bool) async throws {
        let field = Self.splits + ".interest"
        let list = JSONValue.array(parts.map { ["payout_entity_id": 1009, "split_percent": .number(JSONNumber($0))] })
        #expect(try await problems([(field, list)]).map(\.field) == (isGood ? [] : [field]))
    }

    @Test("has more customers or links to other systems than may be sent")
    func maxima() async throws {
        let link: JSONValue = ["key": "k", "value": "v"]
        let customer: JSONValue = ["customer_id": "C1"]
        func lists(_ links: Int, _ customers: Int) -> [(String, JSONValue?)] {
            [
                ("external_fields", .array(Array(repeating: link, count: links))),
                ("assign_customers", .array(Array(repeating: customer, count: customers))),
            ]
        }
        #expect(try await problems(lists(100, 10)) == [])
        #expect(try await problems(lists(101, 11)).map(\.field) == ["external_fields", "assign_customers"])
    }

    @Test("is told everything at once, with no word of a value")
    func together() async throws {
        let problems = try await problems([
            ("account_id", "can_secret-1"), ("product_id", nil),
            (Self.ach + ".repay_config.repay_account_number", "secret-2"),
            (Self.debit + ".authorize_net_config.cvv", "secret-3"), (Self.splits + ".fee[0].split_percent", 99),
            ("summary.credit_limit_cents", -987_654), ("plaid_config.plaid_access_token", nil),
            ("assign_customers[0].customer_account_role", "secret-4"),
        ])
        #expect(
            problems.map(\.field) == [
                "account_id", "product_id", Self.ach + ".repay_config.repay_account_number",
                Self.debit + ".authorize_net_config.cvv", Self.splits + ".fee", "summary.credit_limit_cents",
                "plaid_config.plaid_access_token", "assign_customers[0].customer_account_role",
            ])
        #expect(!problems.description.contains("secret-"))
        #expect(!problems.description.contains("987"))
    }
}
