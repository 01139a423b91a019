import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A product that can't be created")
struct NewProductValidationTests {
    private static let policies = "product_lifecycle_policies"

    /// The fields that the document's example has a problem with once these places hold other values.
    private func problems(_ changes: [(String, JSONValue?)]) async throws -> [FieldProblem] {
        let body = changes.reduce(try JSONValue(parsing: documentedNewProduct)) { $0.setting($1.0, to: $1.1) }
        let product = try ExactJSONDecoder().decode(NewProduct.self, from: body)
        let transport = ScriptedTransport(200, documentedCreatedProduct)
        let servicer = try canopy(transport)
        let error = await failure { () async throws(ServicingError) in try await servicer.createProduct(product) }
        #expect(transport.sent.count == (error == nil ? 1 : 0))
        #expect(error == nil || (error?.kind == .invalidRequest && error?.effect == .notSent))
        return error?.problems ?? []
    }

    @Test(
        "is refused for one field, by the field's path",
        arguments: [
            ("product_id", #""can_1""#), ("product_id", #""""#), ("product_id", #""a\nb""#), ("product_id", #"".""#),
            ("product_overview", "null"), ("product_overview.product_name", "null"),
            ("product_overview.product_name", #""""#), ("product_overview.product_type", #""LOAN""#),
            ("product_overview.product_type", #""revolving""#), ("product_overview.product_color", #""""#),
            ("promotional_policies", "null"), ("\(policies).billing_cycle_policies.cycle_interval", "null"),
            ("\(policies).billing_cycle_policies.cycle_interval", #""0 days""#),
            ("\(policies).billing_cycle_policies.cycle_interval", #""monthly""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""soon""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""32 days""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""-32 days""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""5 weeks""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""2 months""#),
            ("\(policies).billing_cycle_policies.first_cycle_interval", #""-1 days""#),
            ("\(policies).billing_cycle_policies.close_of_business_time", #""17:00""#),
            ("\(policies).billing_cycle_policies.close_of_business_time", #""24:00:00-05:00""#),
            ("\(policies).billing_cycle_policies.product_time_zone", #""Central Time""#),
            ("\(policies).billing_cycle_policies.product_time_zone", #""""#),
            ("\(policies).interest_policies.interest_calc_time", #""noon""#),
            ("\(policies).interest_policies.interest_calc_method", #""DAILY_END_365""#),
            ("\(policies).fee_policies.late_fee_grace", #""-5 days""#),
            ("\(policies).fee_policies.surcharge_fee_interval", #""0 months""#),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].surcharge_start_inclusive_cents", "null"),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].surcharge_start_inclusive_cents", "1"),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].surcharge_end_exclusive_cents", "0.5"),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].percent_surcharge", "null"),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].percent_surcharge", "-1"),
            ("\(policies).payment_due_policies.delinquent_on_n_consecutive_late_fees", "-1"),
            ("\(policies).payment_due_policies.charge_off_on_n_consecutive_late_fees", "-1"),
            ("\(policies).default_attributes.default_credit_limit_cents", "-1"),
            ("\(policies).default_attributes.default_late_fee_cents", "-1"),
            ("\(policies).default_attributes.default_payment_reversal_fee_cents", "-1"),
            ("promotional_policies.promo_len", "-1"), ("promotional_policies.promo_purchase_window_len", "-1"),
            ("promotional_policies.promo_purchase_window_len", "7"),
            ("promotional_policies.promo_min_pay_type", #""PERCENT_FEES""#),
            ("promotional_policies.promo_min_pay_percent", "-0.5"),
            ("promotional_policies.promo_default_interest_rate_percent", "1.99"),
            ("promotional_policies.promo_default_interest_rate_percent", "5.01"),
            ("promotional_policies.promo_apr_range_inclusive_upper", "-1"),
            ("post_promotional_policies.post_promo_len", "-1"),
            ("post_promotional_policies.post_promo_am_len_range_inclusive_lower", "6"),
            ("post_promotional_policies.post_promo_min_pay_type", #""NONE""#),
            ("post_promotional_policies.post_promo_default_interest_rate_percent", "6"),
        ])
    func oneField(field: String, value: String) async throws {
        let problems = try await problems([(field, try JSONValue(parsing: value))])
        #expect(Set(problems.map(\.field)).contains(field))
        // A bound that is off puts the default rate out of its range as well.
        #expect(problems.count == 1 || field.contains("apr_range"))
        #expect(problems.allSatisfy { !$0.problem.isEmpty && !$0.allowed.isEmpty })
    }

    @Test(
        "is none where the document has no word against it",
        arguments: [
            ("product_id", "null"), ("product_id", #""prod/1 ü""#), ("product_overview.product_type", "null"),
            ("product_overview.product_type", #""MIXED_RATE_INSTALLMENT""#),
            ("product_overview.product_short_description", #""""#), ("post_promotional_policies", "null"),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""25 days""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""31 days""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""-1 month""#),
            ("\(policies).billing_cycle_policies.cycle_due_interval", #""0 days""#),
            ("\(policies).billing_cycle_policies.product_time_zone", #""America/Argentina/Buenos_Aires""#),
            ("\(policies).billing_cycle_policies.close_of_business_time", #""23:59:59Z""#),
            ("\(policies).fee_policies.default_surcharge_fee_structure", "null"),
            ("\(policies).fee_policies.default_surcharge_fee_structure[0].surcharge_end_exclusive_cents", "1e20"),
            ("promotional_policies", "{}"), ("promotional_policies.promo_purchase_window_len", "6"),
            ("promotional_policies.promo_len", "0"), ("promotional_policies.promo_len", "null"),
            ("promotional_policies.promo_default_interest_rate_percent", "5"),
            ("promotional_policies.promo_apr_range_inclusive_lower", "null"),
            ("promotional_policies.promo_apr_range_inclusive_upper", "null"),
        ])
    func noProblem(field: String, value: String) async throws {
        #expect(try await problems([(field, try JSONValue(parsing: value))]) == [])
    }

    @Test("has no range where both its bounds are the document's default, 0")
    func defaultRange() async throws {
        let lower = "promotional_policies.promo_apr_range_inclusive_lower"
        let upper = "promotional_policies.promo_apr_range_inclusive_upper"
        #expect(try await problems([(lower, 0), (upper, 0)]) == [])
        let inverted = try await problems([(lower, 5), (upper, 2)]).map(\.field)
        #expect(inverted.contains(lower))
    }

    @Test(
        "has AM alone after the promotional period, and any of the document's five ways in it",
        arguments: ["AM", "PERCENT_INTEREST", "PERCENT_PRINCIPAL", "PERCENT_PRINCIPAL_INTEREST", "NONE"])
    func minimumPaymentTypes(type: String) async throws {
        let after = "post_promotional_policies.post_promo_min_pay_type"
        #expect(try await problems([("promotional_policies.promo_min_pay_type", .string(type))]) == [])
        #expect(try await problems([(after, .string(type))]).map(\.field) == (type == "AM" ? [] : [after]))
    }

    @Test("is the document's example, though its post-promotional length is outside the range beside it")
    func documentedExample() async throws {
        #expect(try await problems([]) == [])
        let policies = try JSONValue(parsing: documentedNewProduct)["post_promotional_policies"]
        #expect(policies?["post_promo_len"] == 48)
        #expect(policies?["post_promo_am_len_range_inclusive_upper"] == 5)
    }

    @Test("has a short description of 60 characters and a long one of 1,000 at most, line breaks allowed")
    func descriptions() async throws {
        let short = "product_overview.product_short_description"
        let long = "product_overview.product_long_description"
        let fitting = String(repeating: "ü", count: 60)
        #expect(try await problems([(short, .string(fitting)), (long, .string("a\nb"))]) == [])
        let longest = String(repeating: "x", count: 1000)
        #expect(try await problems([(long, .string(longest))]) == [])
        let both = try await problems([(short, .string(fitting + "!")), (long, .string(longest + "!"))])
        #expect(both.map(\.field) == [short, long])
    }

    @Test("is told everything at once, with no word of a value")
    func together() async throws {
        let problems = try await problems([
            ("product_id", "can_secret-1"), ("product_overview", nil), ("promotional_policies", nil),
            ("product_lifecycle_policies", nil), ("post_promotional_policies.post_promo_min_pay_type", "secret-2"),
        ])
        #expect(
            problems.map(\.field) == [
                "product_id", "product_overview", "product_lifecycle_policies.billing_cycle_policies.cycle_interval",
                "promotional_policies", "post_promotional_policies.post_promo_min_pay_type",
            ])
        #expect(!problems.description.contains("secret-"))
    }
}
