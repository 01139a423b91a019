import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("An account's personal and bank data")
struct AccountPrivacyTests {
    /// Every leaf that may be seen where an account is printed. Whatever is not listed must stay hidden, so that a new
    /// field is hidden until someone decides otherwise.
    private static let visible: Set<String> = [
        "account_id", "product_id", "product_name", "product_color", "product_short_description",
        "product_long_description", "product_time_zone", "product_type", "account_status", "account_status_subtype",
        "recurring_fee_interval", "initial_delay_offset", "recurring_fee_label", "key", "payment_processor_name",
        "bank_account_type", "customer_id", "autopay_method", "default_payment_processor_method", "payout_entity_id",
        "disbursement_source_payout_entity_id", "first_cycle_interval", "late_fee_grace", "interest_accrual_interval",
        "interest_grace_method", "merchant_name", "lender_name", "payout_entity_type", "payout_entity_name",
        "parent_payout_entity_id", "type", "state", "customer_type", "verification_status", "business_legal_name",
        "doing_business_as", "business_type", "business_classification_id", "website", "designation",
        "branch_identifier",
        // No texts: instants and a truth value.
        "created_at", "updated_at", "effective_at", "loan_end_date", "promo_purchase_window_inclusive_start",
        "promo_purchase_window_exclusive_end", "promo_inclusive_start", "promo_exclusive_end",
        "post_promo_inclusive_start", "post_promo_exclusive_end", "min_pay_due_at", "loan_discount_at",
        "is_active_scra",
    ]

    private let marked: JSONValue
    private let hidden: [String]

    init() throws {
        // Every text becomes a marker that tells its own path, empty objects get one, and numbers and booleans stay.
        var names: [String] = []
        marked = try JSONValue(parsing: documentedAccount).mappingLeaves { path, value in
            let marker = "marker-\(names.count)-\(path.name)"
            switch value {
            case .string:
                names.append(path.name)
                return .string(marker)
            case .object:
                names.append(path.name)
                return ["inside": .string(marker)]
            default: return value
            }
        }
        hidden = names.enumerated().filter { !Self.visible.contains($0.element) }.map { "marker-\($0.offset)-" }
    }

    @Test("are there to be hidden")
    func present() {
        #expect(hidden.count > 60)
        let text = marked.text()
        #expect(hidden.allSatisfy(text.contains))
    }

    @Test("do not show where an account is printed, dumped or described for a debugger")
    func account() async throws {
        let account = try #require(try await readAccount(in: marked.text()))
        var dumped = ""
        dump(account, to: &dumped)
        expectNoMarker(in: "\(account)", String(reflecting: account), dumped)
        let customer = try #require(account.customers?.first)
        expectNoMarker(in: "\(customer)", "\(customer.address)", "\(customer.name)", "\(account.customers as Any)")
        // The account was read: what may be seen is seen.
        #expect("\(account)".contains("-account_id"))
        #expect(customer.email?.revealed.hasPrefix("marker-") == true)
    }

    @Test("do not show where a receipt or its exchange is printed")
    func receipt() async throws {
        let receipt = try await suspend(marked.text())
        var dumped = ""
        dump(receipt, to: &dumped)
        let exchange = try #require(receipt.httpExchange)
        expectNoMarker(in: "\(receipt)", String(reflecting: receipt), dumped, "\(exchange)")
        expectNoMarker(in: try #require(exchange.maskedAnswer).text())
    }

    @Test("do not show in an error that is made of an answer which holds them")
    func error() async throws {
        let error = try #require(try await suspendFails(marked.text(), status: 500))
        expectNoMarker(in: "\(error)", String(reflecting: error), "\(error.exchange as Any)")
    }

    @Test("are written whole where an account is stored on purpose")
    func encoding() async throws {
        let account = try #require(try await readAccount(in: marked.text()))
        let text = String(decoding: try ExactJSONEncoder().encode(account), as: UTF8.self)
        #expect(hidden.filter { !text.contains($0) } == [])
    }

    private func expectNoMarker(in texts: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        for text in texts {
            #expect(hidden.filter(text.contains) == [], sourceLocation: sourceLocation)
        }
    }
}
