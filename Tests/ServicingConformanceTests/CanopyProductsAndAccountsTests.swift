import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Canopy's products and accounts, the adapter against the mock")
struct CanopyProductsAndAccountsTests {
    private let world = MockWorld()
    private let canopy: CanopyServicer

    init() throws {
        canopy = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")),
            credential: .bearer("demo-access-token"),
            transport: MockTransport(handler: world))
    }

    private func documentedProduct(_ id: ProductID? = nil) throws -> NewProduct {
        var product = try ExactJSONDecoder().decode(NewProduct.self, from: Array(documentedNewProduct.utf8))
        if let id { product.productID = id }
        return product
    }

    private func completeAccount(_ id: AccountID, on product: ProductID) throws -> NewAccount {
        var account = try ExactJSONDecoder().decode(NewAccount.self, from: Array(completeNewAccount.utf8))
        account.accountID = id
        account.productID = product
        account.assignCustomers = [NewAccount.AssignedCustomer(customerID: "31mNprzLd2bKl6koVna68ARM")]
        return account
    }

    @Test("The document's product is created with the terms that were asked for, and listed with them")
    func product() async throws {
        let receipt = try await canopy.createProduct(try documentedProduct("P-1"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings == [])
        var listed: [Product] = []
        for try await product in canopy.products() where product.productID == "P-1" { listed.append(product) }
        #expect(listed == [try #require(receipt.answer(as: Product.self))])
        #expect(world.journal.entries.allSatisfy { $0.ignoredFields.isEmpty })
    }

    @Test("An account with every field is opened as it was asked for, listed, and closed")
    func account() async throws {
        _ = try await canopy.createProduct(try documentedProduct("P-1"))
        let receipt = try await canopy.createAccount(try completeAccount("ACC-1", on: "P-1"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings == [])
        #expect(receipt.references == ["account_id": "ACC-1", "product_id": "P-1"])
        let rows = canopy.customerAccounts(limit: 1)
        #expect(try await rows.contains { $0.account?.accountID == "ACC-1" })
        let closed = try await canopy.updateStatus(of: "ACC-1", to: .closed, substatus: .paidOff)
        #expect(closed.warnings == [])
        let again = try await canopy.updateStatus(
            of: "ACC-1", to: .closed, substatus: .paidOff, options: PlanOptions(readsFirst: true))
        #expect(again.outcome == .alreadyApplied)
        #expect(world.journal.entries.allSatisfy { $0.ignoredFields.isEmpty })
    }

    @Test("What an account is asked to be is what it is: product, dates, limits, fees, periods and configurations")
    func terms() async throws {
        _ = try await canopy.createProduct(try documentedProduct("P-1"))
        let asked = try completeAccount("ACC-1", on: "P-1")
        let answer = try await canopy.createAccount(asked).answer(as: Account.self)
        let account = try #require(answer)
        #expect(account.accountID == "ACC-1")
        #expect(account.accountProduct?.productID == "P-1")
        #expect(account.effectiveAt == asked.effectiveAt)
        #expect(account.disbursementsConfig == asked.disbursementsConfig)
        #expect(account.payoutsConfig == asked.payoutsConfig)
        #expect(account.cycleType == asked.cycleType)
        #expect(account.discounts == asked.discounts)
        #expect(account.associatedEntities == asked.associatedEntities)
        for field in try #require(asked.externalFields) {
            #expect(account.externalFields?[try #require(field.key)] == field.value)
        }
        #expect(account.plaidConfig?.plaidAccessToken?.validConfig?.value == true)
        #expect(account.plaidConfig?.plaidAccountID?.validConfig?.value == true)
        #expect(account.plaidConfig?.checkBalanceEnabled == asked.plaidConfig?.checkBalanceEnabled)
        #expect(account.customers?.map(\.customerID) == asked.assignCustomers?.map(\.customerID))
        try expectSummary(account, asked)
        expectPeriods(account, asked)
        try expectPayments(account, asked)
    }

    private func expectSummary(_ account: Account, _ asked: NewAccount) throws {
        let summary = try #require(account.summary)
        let wanted = try #require(asked.summary)
        #expect(summary.creditLimitCents == wanted.creditLimitCents)
        #expect(summary.maxApprovedCreditLimitCents == wanted.maxApprovedCreditLimitCents)
        #expect(summary.initialPrincipalCents == wanted.initialPrincipalCents)
        #expect(summary.lateFeeCapPercent == wanted.lateFeeCapPercent)
        #expect(summary.paymentReversalFeeCapPercent == wanted.paymentReversalFeeCapPercent)
        #expect(summary.interestAccrualInterval == wanted.interestAccrualInterval)
        #expect(summary.principalCents == 200_000)
        #expect(summary.feesBalanceCents == 2000)
        #expect(summary.totalBalanceCents == 202_000)
        #expect(summary.availableCreditCents == 198_000)
        let fees = account.accountProduct?.productLifecycle
        #expect(fees?.lateFeeImplCents == wanted.lateFeeCents)
        #expect(fees?.paymentReversalFeeImplCents == wanted.paymentReversalFeeCents)
        #expect(fees?.originationFeeImplCents == wanted.originationFeeCents)
        #expect(fees?.annualFeeImplCents == wanted.annualFeeCents)
        #expect(fees?.monthlyFeeImplCents == wanted.monthlyFeeCents)
    }

    private func expectPeriods(_ account: Account, _ asked: NewAccount) {
        let promo = account.accountProduct?.promoOverview
        #expect(promo?.promoLen == asked.promoOverview?.promoLen)
        #expect(promo?.promoImplInterestRatePercent == asked.promoOverview?.promoImplInterestRatePercent)
        let window = account.accountProduct?.productDurationInformation?.promoPurchaseWindowLen
        #expect(window == asked.promoOverview?.promoPurchaseWindowLen)
        let after = account.accountProduct?.postPromoOverview
        #expect(after?.postPromoLen == asked.postPromoOverview?.postPromoLen)
        #expect(after?.postPromoImplInterestRatePercent == asked.postPromoOverview?.postPromoImplInterestRatePercent)
    }

    private func expectPayments(_ account: Account, _ asked: NewAccount) throws {
        let payments = try #require(account.paymentProcessorConfig)
        let wanted = try #require(asked.paymentProcessorConfig)
        #expect(payments.ach?.paymentProcessorName == wanted.ach?.paymentProcessorName)
        #expect(payments.ach?.repayConfig?.lastFour?.revealed == "4321")
        #expect(payments.ach?.canopyNACHAConfig == wanted.ach?.canopyNACHAConfig)
        #expect(payments.debitCard?.paymentProcessorName == wanted.debitCard?.paymentProcessorName)
        #expect(payments.debitCard?.repayConfig?.lastFour?.revealed == "1111")
        #expect(payments.creditCard?.paymentProcessorName == wanted.creditCard?.paymentProcessorName)
        #expect(payments.autopayEnabled == wanted.autopayEnabled)
        #expect(payments.defaultPaymentProcessorMethod == wanted.defaultPaymentProcessorMethod)
    }

    @Test("A list is the same forwards and backwards, whatever its pages' size", arguments: [1, 2, 3, 100])
    func bothWays(limit: Int) async throws {
        _ = try await canopy.createProduct(try documentedProduct("P-1"))
        for number in 1...5 {
            _ = try await canopy.createAccount(try completeAccount(AccountID("ACC-\(number)"), on: "P-1"))
        }
        var forwards: [AccountID?] = []
        var last: PageCursor?
        for try await page in canopy.customerAccountPages(limit: limit) {
            forwards += page.results.map { $0.account?.accountID }
            last = page.paging?.startingAfter
        }
        var backwards: [AccountID?] = []
        for try await row in canopy.customerAccounts(limit: limit, at: .before(try #require(last))) {
            backwards.append(row.account?.accountID)
        }
        #expect(forwards.count >= 5)
        #expect(backwards == forwards.dropLast().reversed())
    }

    @Test("A product or account whose id is taken is refused, and nothing is changed")
    func taken() async throws {
        let product = try documentedProduct("P-1")
        let account = try completeAccount("ACC-1", on: "P-1")
        _ = try await canopy.createProduct(product)
        _ = try await canopy.createAccount(account)
        for operation in [CreateProduct(product), CreateAccount(account)] as [any NativeOperation] {
            let error = await failure { () async throws(ServicingError) in try await canopy.perform(operation) }
            #expect(error?.kind == .ruleViolation)
            #expect(error?.effect == .refused)
        }
    }
}
