public import Servicing

extension CanopyInterval {
    init(_ interval: BillingInterval) {
        let unit: Unit =
            switch interval.unit {
            case .day: .day
            case .week: .week
            case .month: .month
            }
        self.init(interval.count, unit)
    }
}

extension ProductType {
    init(_ kind: ProductKind) {
        self =
            switch kind {
            case .revolving: .revolving
            case .installment: .installment
            case .mixedRateInstallment: .mixedRateInstallment
            case .fixedRateInstallment: .fixedRateInstallment
            case .deferredInstallment: .deferredInstallment
            }
    }
}

extension CanopyServicer: DefinesProducts {
    /// Canopy calls the introductory period promotional, and the time after it post-promotional.
    public func translate(_ instruction: DefineProduct) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        notes.exact("product", instruction.product)
        notes.exact("title", instruction.title)
        notes.exact("kind", instruction.kind)
        notes.exact("summary", instruction.summary)
        notes.exact("details", instruction.details)
        notes.exact("effective_on", instruction.effectiveOn)
        notes.exact("billing_cycle", instruction.billingCycle)
        notes.exact("payment_due", instruction.paymentDue)
        notes.exact("time_zone", instruction.timeZone)
        notes.exact("late_fee_grace", instruction.lateFeeGrace)
        let range = "the range that accounts may have is left to Canopy's default"
        notes.exact("introductory", instruction.introductory, range)
        notes.exact("standard", instruction.standard, range)
        let attributes = Product.DefaultAttributes(
            defaultCreditLimitCents: notes.cents("credit_limit", instruction.creditLimit),
            defaultLateFeeCents: notes.cents("late_fee", instruction.lateFee),
            defaultPaymentReversalFeeCents: notes.cents("payment_reversal_fee", instruction.paymentReversalFee))
        let grace = instruction.lateFeeGrace.map { Product.FeePolicies(lateFeeGrace: CanopyInterval($0)) }
        let product = NewProduct(
            productID: instruction.product,
            productOverview: NewProduct.Overview(
                productName: instruction.title, productType: instruction.kind.map { ProductType($0) },
                productShortDescription: instruction.summary, productLongDescription: instruction.details),
            productLifecyclePolicies: Product.LifecyclePolicies(
                feePolicies: grace,
                billingCyclePolicies: Product.BillingCyclePolicies(
                    cycleInterval: CanopyInterval(instruction.billingCycle),
                    cycleDueInterval: instruction.paymentDue.map { CanopyInterval($0) },
                    productTimeZone: instruction.timeZone),
                defaultAttributes: attributes == Product.DefaultAttributes() ? nil : attributes),
            promotionalPolicies: Product.PromotionalPolicies(
                promoLen: instruction.introductory?.cycles,
                promoDefaultInterestRatePercent: instruction.introductory?.ratePercent),
            postPromotionalPolicies: instruction.standard.map {
                Product.PostPromotionalPolicies(
                    postPromoLen: $0.cycles, postPromoDefaultInterestRatePercent: $0.ratePercent)
            },
            effectiveAt: instruction.effectiveOn)
        return try notes.translation(to: CreateProduct(product))
    }
}

extension CanopyServicer: OpensAccounts {
    /// Canopy wants the account's id from the caller.
    public func translate(_ instruction: OpenAccount) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        notes.exact("account", instruction.account)
        notes.exact("product", instruction.product)
        notes.exact("effective_on", instruction.effectiveOn)
        notes.exact("introductory_rate_percent", instruction.introductoryRatePercent)
        notes.exact("standard_rate_percent", instruction.standardRatePercent)
        notes.exact("first_cycle", instruction.firstCycle)
        let summary = NewAccount.Summary(
            creditLimitCents: notes.cents("credit_limit", instruction.creditLimit),
            lateFeeCents: notes.cents("late_fee", instruction.lateFee),
            originationFeeCents: notes.cents("origination_fee", instruction.originationFee),
            initialPrincipalCents: notes.cents("principal", instruction.principal))
        var account = NewAccount(
            accountID: "", productID: instruction.product, effectiveAt: instruction.effectiveOn,
            summary: summary == NewAccount.Summary() ? nil : summary,
            promoOverview: instruction.introductoryRatePercent.map {
                NewAccount.PromoOverview(promoImplInterestRatePercent: $0)
            },
            postPromoOverview: instruction.standardRatePercent.map {
                NewAccount.PostPromoOverview(postPromoImplInterestRatePercent: $0)
            },
            cycleType: instruction.firstCycle.map { Account.CycleType(firstCycleInterval: CanopyInterval($0)) })
        account.accountID = instruction.account
        if !instruction.holders.isEmpty {
            notes.exact("holders", instruction.holders)
            account.assignCustomers = instruction.holders.map {
                NewAccount.AssignedCustomer(
                    customerID: $0.customer, customerAccountRole: CustomerAccountRole($0.role),
                    customerAccountExternalID: $0.reference)
            }
        }
        if !instruction.externalReferences.isEmpty {
            notes.exact("external_references", instruction.externalReferences)
            account.externalFields = instruction.externalReferences.map { ExternalField(key: $0.system, value: $0.id) }
        }
        return try notes.translation(to: CreateAccount(account))
    }
}
