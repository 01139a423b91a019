import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("The documented products")
struct ProductRoundTripTests {
    private func read(_ body: String) async throws -> (page: CanopyPage<Product>, warnings: [ReceiptWarning]) {
        let receipt = try await canopy(ScriptedTransport(200, body)).perform(ListProducts())
        return (try #require(receipt.answer()), receipt.warnings)
    }

    private func readProduct(_ members: String) async throws -> (product: Product?, warnings: [ReceiptWarning]) {
        let (page, warnings) = try await read(#"{"results":[{"product_id":19437,\#(members)}]}"#)
        return (page.results.first, warnings)
    }

    @Test("are read without a complaint, and come out again with every leaf as it was")
    func everyLeaf() async throws {
        let (page, warnings) = try await read(documentedProducts)
        #expect(warnings == [])
        #expect(try ExactJSONEncoder().value(of: page) == JSONValue(parsing: documentedProducts))
    }

    @Test("are the same after they were written and read again")
    func again() async throws {
        let (page, _) = try await read(documentedProducts)
        #expect(try ExactJSONDecoder().decode(CanopyPage<Product>.self, from: ExactJSONEncoder().encode(page)) == page)
    }

    @Test("have no paging in the example though the text sends the reader there: nothing more follows")
    func noPaging() async throws {
        #expect(try await read(documentedProducts).page.paging == nil)
        let transport = ScriptedTransport(200, documentedProducts)
        var names: [String?] = []
        for try await product in try canopy(transport).products() { names.append(product.productOverview?.productName) }
        #expect(names == ["Blue Cash Express"])
        #expect(transport.lines == ["GET /products?limit=100"])
    }

    @Test("have their values where a reader of the document looks for them")
    func values() async throws {
        let product = try #require(try await read(documentedProducts).page.results.first)
        #expect(product.productID == "95fea111-d121-40f8-9e8e-a6c335e48a45")
        #expect(product.effectiveAt?.text == "2016-11-27T13:19:56+00:00")
        #expect(product.productOverview?.productType == .revolving)
        #expect(
            product.productOverview?.externalFields?["client_product_id"]?.revealed
                == "3e93a899-d267-4193-8509-6dba53c13b7b")
        let policies = try #require(product.productLifecyclePolicies)
        #expect(policies.paymentDuePolicies?.chargeOffOnNConsecutiveLateFees == 5)
        #expect(policies.paymentPouringPolicies?.pendingPaymentAffectsAvailableCredit == true)
        #expect(policies.feePolicies?.lateFeeGrace == CanopyInterval(5, .day))
        #expect(policies.billingCyclePolicies?.cycleDueInterval == CanopyInterval(-5, .day))
        #expect(policies.billingCyclePolicies?.closeOfBusinessTime?.offsetMinutes == -300)
        #expect(policies.billingCyclePolicies?.productTimeZone == "America/Chicago")
        #expect(
            policies.interestPolicies?.interestCalcTime
                == TimeOfDay(hour: 11, minute: 21, second: 4, offsetMinutes: -480))
        #expect(policies.interestPolicies?.interestCalcMethod == .averageDaily12)
        #expect(product.promotionalPolicies?.promoMinPayType == .percentOfPrincipal)
        #expect(product.promotionalPolicies?.promoDefaultInterestRatePercent == 3)
        #expect(product.postPromotionalPolicies?.postPromoLen == 48)
        #expect(product.postPromotionalPolicies?.postPromoMinPayType == .amortized)
        #expect(product.productSummary?.accountsOverview?.accountCountTotal == 10005)
        #expect(product.admin?.migrationMode == true)
    }

    @Test("have three defaults that the text explains with the words of the first: the names count")
    func namesOverProse() async throws {
        let product = try #require(try await read(documentedProducts).page.results.first)
        let attributes = try #require(product.productLifecyclePolicies?.defaultAttributes)
        #expect(attributes.defaultCreditLimitCents == 600_000)
        #expect(attributes.defaultLateFeeCents == 50_000)
        #expect(attributes.defaultPaymentReversalFeeCents == 10_000)
    }

    @Test("keep a surcharge's end of 100000000000000000000 cents, which 64 bits can't hold")
    func beyond64Bits() async throws {
        let tier =
            #"{"surcharge_start_inclusive_cents":1,"surcharge_end_exclusive_cents":100000000000000000000,"percent_surcharge":1.25}"#
        let (product, warnings) = try await readProduct(
            #""product_lifecycle_policies":{"fee_policies":{"default_surcharge_fee_structure":[\#(tier)]}}"#)
        #expect(warnings == [])
        let read = try #require(product?.productLifecyclePolicies?.feePolicies?.defaultSurchargeFeeStructure?.first)
        #expect(read.surchargeEndExclusiveCents?.text == "100000000000000000000")
        #expect(read.surchargeEndExclusiveCents?.int == nil)
        #expect(read.percentSurcharge == ExactDecimal("1.25"))
        #expect(String(decoding: try ExactJSONEncoder().encode(read), as: UTF8.self) == tier)
    }

    @Test(
        "are none where the list is null or empty, and null elements are dropped",
        arguments: [("null", 0), ("[]", 0), ("[null]", 0), (#"[null,{"product_id":"P1"},null]"#, 1)])
    func nulls(results: String, count: Int) async throws {
        let (page, warnings) = try await read(#"{"results":\#(results)}"#)
        #expect(page.results.count == count)
        #expect(warnings == [])
    }

    @Test("are read with every field null, with ids as numbers, booleans and percentages as texts, and unknown values")
    func leniency() async throws {
        let nulls = try JSONValue(parsing: documentedProducts).mappingLeaves { _, _ in .null }
        #expect(try await read(nulls.text()).page.results.count == 1)
        #expect(try await read(nulls.text()).warnings == [])
        let (product, warnings) = try await readProduct(
            """
            "product_overview":{"product_type":"INVENTORY_FINANCING"},"admin":{"migration_mode":"true"},\
            "promotional_policies":{"promo_len":6.0,"promo_interest_deferred":0,"promo_min_pay_type":"PERCENT_FEES",\
            "promo_default_interest_rate_percent":"3.25","promo_apr_range_inclusive_upper":29.990000000000001},\
            "product_lifecycle_policies":{"interest_policies":{"interest_calc_method":"daily_end_366",\
            "interest_calc_time":"at noon"},"fee_policies":{"default_surcharge_fee_structure":null}}
            """)
        let read = try #require(product)
        #expect(warnings == [])
        #expect(read.productID == "19437")
        #expect(read.productOverview?.productType?.rawValue == "INVENTORY_FINANCING")
        #expect(read.admin?.migrationMode == true)
        #expect(read.promotionalPolicies?.promoLen == 6)
        #expect(read.promotionalPolicies?.promoInterestDeferred == false)
        #expect(read.promotionalPolicies?.promoMinPayType?.isDocumented == false)
        #expect(read.promotionalPolicies?.promoDefaultInterestRatePercent == ExactDecimal("3.25"))
        #expect(read.promotionalPolicies?.promoAPRRangeInclusiveUpper?.text == "29.990000000000001")
        #expect(read.productLifecyclePolicies?.interestPolicies?.interestCalcTime?.text == "at noon")
        #expect(read.productLifecyclePolicies?.interestPolicies?.interestCalcTime?.hour == nil)
    }

    @Test("say which of their fields can't be read, and keep the others")
    func unreadable() async throws {
        let (product, warnings) = try await readProduct(
            #""effective_at":"yesterday","admin":{"migration_mode":"perhaps"},"promotional_policies":{"promo_len":1.5}"#
        )
        #expect(
            warnings.map(\.field).sorted() == [
                "results[0].admin.migration_mode", "results[0].effective_at",
                "results[0].promotional_policies.promo_len",
            ])
        #expect(product?.productID == "19437")
    }
}
