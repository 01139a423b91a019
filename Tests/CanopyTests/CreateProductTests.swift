import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Creating a product")
struct CreateProductTests {
    private let documented: NewProduct

    init() throws {
        documented = try ExactJSONDecoder().decode(NewProduct.self, from: Array(documentedNewProduct.utf8))
    }

    /// The least that can be asked for.
    private let least = NewProduct(
        productOverview: NewProduct.Overview(productName: "Line"),
        productLifecyclePolicies: Product.LifecyclePolicies(
            billingCyclePolicies: Product.BillingCyclePolicies(cycleInterval: CanopyInterval(1, .month))))

    @Test("sends the document's example as it stands there")
    func example() async throws {
        let transport = ScriptedTransport(200, documentedCreatedProduct)
        _ = try await canopy(transport).createProduct(documented)
        #expect(transport.lines == ["POST /products"])
        let request = try #require(transport.sent.first)
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(request.headers["Authorization"] == "Bearer demo-access-token")
        let sent = try JSONValue(parsing: try #require(request.body))
        #expect(sent == (try JSONValue(parsing: documentedNewProduct)))
    }

    @Test("sends the same example where it is put together in Swift")
    func inSwift() throws {
        let product = NewProduct(
            productID: "95fea111-d121-40f8-9e8e-a6c335e48a45",
            productOverview: NewProduct.Overview(
                productName: "BNPL 24 Month Standard", productType: .revolving, productShortDescription: "12mm3apr.",
                productLongDescription: "Student credit card.", productColor: "#0000FF"),
            productLifecyclePolicies: Product.LifecyclePolicies(
                paymentDuePolicies: Product.PaymentDuePolicies(
                    delinquentOnNConsecutiveLateFees: 2, chargeOffOnNConsecutiveLateFees: 5),
                paymentPouringPolicies: Product.PaymentPouringPolicies(pendingPaymentAffectsAvailableCredit: true),
                feePolicies: Product.FeePolicies(
                    lateFeeGrace: CanopyInterval(5, .day), surchargeFeeInterval: CanopyInterval(1, .month),
                    defaultSurchargeFeeStructure: [Product.SurchargeTier(from: 0, to: 0, percent: 0)]),
                billingCyclePolicies: Product.BillingCyclePolicies(
                    cycleInterval: CanopyInterval(1, .month), cycleDueInterval: CanopyInterval(-5, .day),
                    firstCycleInterval: CanopyInterval(25, .day),
                    closeOfBusinessTime: TimeOfDay(hour: 17, offsetMinutes: -300), productTimeZone: "America/Chicago"),
                interestPolicies: Product.InterestPolicies(
                    interestCalcTime: TimeOfDay(text: "11:21:04-08:00"), interestCalcMethod: .averageDaily12),
                defaultAttributes: Product.DefaultAttributes(
                    defaultCreditLimitCents: 600_000, defaultLateFeeCents: 3000, defaultPaymentReversalFeeCents: 3000)),
            promotionalPolicies: Product.PromotionalPolicies(
                promoLen: 6, promoMinPayType: .percentOfInterest, promoPurchaseWindowLen: 5, promoMinPayPercent: 100,
                promoInterestDeferred: true, promoResetOnFirstCharge: true, promoDefaultInterestRatePercent: 3,
                promoAPRRangeInclusiveLower: 2, promoAPRRangeInclusiveUpper: 5),
            postPromotionalPolicies: Product.PostPromotionalPolicies(
                postPromoLen: 48, postPromoAmLenRangeInclusiveLower: 2, postPromoAmLenRangeInclusiveUpper: 5,
                postPromoMinPayType: .amortized, postPromoDefaultInterestRatePercent: 3,
                postPromoAPRRangeInclusiveLower: 2, postPromoAPRRangeInclusiveUpper: 5),
            effectiveAt: try Timestamp("2016-11-27T13:19:56+00:00"), admin: Product.Admin(migrationMode: true))
        #expect(product == documented)
    }

    @Test("leaves out what is not given, and sends no null")
    func leavesOut() async throws {
        let transport = ScriptedTransport(200, documentedCreatedProduct)
        _ = try await canopy(transport).createProduct(least)
        let body = String(decoding: try #require(transport.sent.first?.body), as: UTF8.self)
        #expect(
            body
                == #"{"product_overview":{"product_name":"Line"},"product_lifecycle_policies":{"billing_cycle_policies":"#
                + #"{"cycle_interval":"1 month"}},"promotional_policies":{}}"#)
    }

    @Test("sends a surcharge's end of 100000000000000000000 cents with all its digits")
    func beyond64Bits() async throws {
        var product = least
        let end = try #require(ExactDecimal("100000000000000000000"))
        product.productLifecyclePolicies?.feePolicies = Product.FeePolicies(
            defaultSurchargeFeeStructure: [
                Product.SurchargeTier(from: 0, to: end, percent: 1), Product.SurchargeTier(from: end, percent: 0),
            ])
        let transport = ScriptedTransport(200, documentedCreatedProduct)
        _ = try await canopy(transport).createProduct(product)
        let body = String(decoding: try #require(transport.sent.first?.body), as: UTF8.self)
        #expect(body.contains(#""surcharge_end_exclusive_cents":100000000000000000000,"#))
        #expect(body.contains(#""surcharge_start_inclusive_cents":100000000000000000000,"#))
    }

    @Test("takes a product's policies for another product")
    func copying() async throws {
        let existing = try ExactJSONDecoder().decode(Product.self, from: Array(documentedCreatedProduct.utf8))
        var product = least
        product.productLifecyclePolicies = existing.productLifecyclePolicies
        product.promotionalPolicies = existing.promotionalPolicies
        product.postPromotionalPolicies = existing.postPromotionalPolicies
        let plan = try canopy(ScriptedTransport(200)).plan(CreateProduct(product))
        let body = try JSONValue(parsing: try #require(plan.request.body))
        let before = try JSONValue(parsing: documentedCreatedProduct)
        #expect(body["promotional_policies"] == before["promotional_policies"])
        #expect(body["product_lifecycle_policies"] == before["product_lifecycle_policies"])
    }

    @Test("ends with the product, and tells where the document's answer differs from the document's request")
    func answer() async throws {
        let receipt = try await canopy(ScriptedTransport(200, documentedCreatedProduct)).createProduct(documented)
        #expect(receipt.outcome == .applied)
        #expect(receipt.references == ["product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45"])
        #expect(receipt.effectiveAt?.text == "2016-11-27T13:19:56+00:00")
        let product = try #require(receipt.answer(as: Product.self))
        #expect(try ExactJSONEncoder().value(of: product) == JSONValue(parsing: documentedCreatedProduct))
        #expect(
            Dictionary(uniqueKeysWithValues: receipt.warnings.map { ($0.field, $0.message) }) == [
                "product_overview.product_name": "asked '***', answered '***'",
                "product_lifecycle_policies.default_attributes.default_late_fee_cents":
                    "asked '3000', answered '50000'",
                "product_lifecycle_policies.default_attributes.default_payment_reversal_fee_cents":
                    "asked '3000', answered '10000'",
                "promotional_policies.promo_min_pay_type": "asked 'PERCENT_INTEREST', answered 'PERCENT_PRINCIPAL'",
            ])
        #expect(receipt.warnings.allSatisfy { $0.kind == .echoDiffers })
    }

    @Test("takes another spelling of the same value for the same")
    func sameMeaning() async throws {
        let changes: [(String, JSONValue)] = [
            ("effective_at", "2016-11-27T07:19:56.000-06:00"),
            ("product_lifecycle_policies.billing_cycle_policies.close_of_business_time", "16:00:00-06:00"),
            ("promotional_policies.promo_default_interest_rate_percent", "3.00"),
            ("promotional_policies.promo_len", .number(JSONNumber("6.0") ?? 0)),
            ("admin.migration_mode", "true"),
        ]
        let body = changes.reduce(try JSONValue(parsing: documentedNewProduct)) { $0.setting($1.0, to: $1.1) }
        let receipt = try await canopy(ScriptedTransport(200, body.text())).createProduct(documented)
        #expect(receipt.warnings == [])
    }

    @Test("tells of an id that is another, of one that is missing, and of a list that is another")
    func echo() async throws {
        let original = try JSONValue(parsing: documentedNewProduct)
        let other = original.setting("product_id", to: "P2").setting(
            "product_lifecycle_policies.fee_policies.default_surcharge_fee_structure", to: [])
        let warnings = try await canopy(ScriptedTransport(200, other.text())).createProduct(documented).warnings
        #expect(
            warnings.map(\.field) == [
                "product_id", "product_lifecycle_policies.fee_policies.default_surcharge_fee_structure",
            ])
        let none = original.setting("product_id", to: nil)
        let missing = try await canopy(ScriptedTransport(200, none.text())).createProduct(documented).warnings
        #expect(missing.map(\.kind) == [.echoMissing])
        #expect(missing.map(\.field) == ["product_id"])
    }

    @Test("is done where the answer is a 200, and where it is a 201", arguments: [200, 201])
    func statuses(status: Int) async throws {
        let receipt = try await canopy(ScriptedTransport(status, documentedCreatedProduct)).createProduct(documented)
        #expect(receipt.outcome == .applied)
    }

    @Test(
        "may have been done where the answer can't be understood or is a failure, and says where to look",
        arguments: [
            (200, "null"), (200, "[]"), (200, "{}"), (200, ""), (200, #"{"product_id":{}}"#), (500, ""), (408, ""),
        ])
    func unknown(status: Int, body: String) async throws {
        let servicer = try canopy(ScriptedTransport(status, body))
        let product = documented
        let error = await failure { () async throws(ServicingError) in try await servicer.createProduct(product) }
        #expect(error?.effect == .mayHaveApplied)
        #expect(error?.receipt?.outcome == .unknown)
        #expect(
            error?.hint == "the provider may have done it: before sending it again, look for product "
                + "95fea111-d121-40f8-9e8e-a6c335e48a45 in GET /products")
    }

    @Test("is not done where it is refused", arguments: [401, 403, 404, 422, 429])
    func refused(status: Int) async throws {
        let servicer = try canopy(ScriptedTransport(status, #"{"error":{"code":"x","message":"Invalid input"}}"#))
        let product = least
        let error = await failure { () async throws(ServicingError) in try await servicer.createProduct(product) }
        #expect(error?.effect == .refused)
        #expect(error?.receipt == nil)
    }

    @Test("is not sent again while it is not known whether it was done, nor a plan of it twice")
    func notAgain() async throws {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            switch number {
            case 1: HTTPResponse(status: 502)
            case 2: HTTPResponse(status: 200, body: Array(page("null").utf8))
            default: HTTPResponse(status: 200, body: Array(documentedCreatedProduct.utf8))
            }
        }
        let servicer = try canopy(transport)
        var named = least
        named.productID = "P1"
        let product = named
        let lost = await failure { () async throws(ServicingError) in try await servicer.createProduct(product) }
        let again = await failure { () async throws(ServicingError) in
            try await servicer.createProduct(product, options: PlanOptions(following: lost?.receipt))
        }
        #expect(again?.kind == .conflict)
        #expect(again?.effect == .notSent)
        #expect(lost?.hint?.hasSuffix("look for product P1 in GET /products") == true)
        let plan = try servicer.plan(CreateProduct(product))
        _ = try await servicer.execute(plan)
        let twice = await failure { () async throws(ServicingError) in try await servicer.execute(plan) }
        #expect(twice?.effect == .notSent)
        #expect(transport.sent.map(\.method) == [.post, .get, .post], "it is looked for in between")
    }

    @Test("executes a plan that was stored and read again")
    func plan() async throws {
        let transport = ScriptedTransport(200, documentedCreatedProduct)
        let servicer = try canopy(transport)
        let plan = try servicer.plan(CreateProduct(documented))
        #expect(plan.scope == "creates product 95fea111-d121-40f8-9e8e-a6c335e48a45")
        let stored = try ExactJSONDecoder().decode(Plan.self, from: ExactJSONEncoder().encode(plan))
        _ = try await servicer.execute(stored)
        #expect(
            try JSONValue(parsing: #require(transport.sent.first?.body)) == JSONValue(parsing: documentedNewProduct))
    }
}
