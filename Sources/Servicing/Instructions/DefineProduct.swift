/// Define a product that accounts can be opened of.
public struct DefineProduct: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "define-product"

    /// The id the product is to have. Nil: the provider makes one.
    public var product: ProductID?
    /// Its name.
    public var title: String
    /// What kind of credit it is. Nil: the provider's default.
    public var kind: ProductKind?
    /// A short description.
    public var summary: String?
    /// A longer one.
    public var details: String?
    /// From when accounts can be opened of it.
    public var effectiveOn: Timestamp?
    /// How long a billing cycle is.
    public var billingCycle: BillingInterval
    /// When a payment is due: counted from the cycle's beginning, or back from its end where negative.
    public var paymentDue: BillingInterval?
    /// The time zone that its days are counted in, by its name in the IANA database.
    public var timeZone: String?
    /// How much can be borrowed on an account that says nothing else.
    public var creditLimit: Money?
    /// The fee for a late payment.
    public var lateFee: Money?
    /// How long after the due date a payment is late.
    public var lateFeeGrace: BillingInterval?
    /// The fee for a payment that is reversed.
    public var paymentReversalFee: Money?
    /// An introductory period with conditions of its own.
    public var introductory: RatePeriod?
    /// The time after it, or all the time.
    public var standard: RatePeriod?

    /// An instruction.
    public init(
        _ title: String, product: ProductID? = nil, kind: ProductKind? = nil, summary: String? = nil,
        details: String? = nil, effectiveOn: Timestamp? = nil, billingCycle: BillingInterval,
        paymentDue: BillingInterval? = nil, timeZone: String? = nil, creditLimit: Money? = nil,
        lateFee: Money? = nil, lateFeeGrace: BillingInterval? = nil, paymentReversalFee: Money? = nil,
        introductory: RatePeriod? = nil, standard: RatePeriod? = nil
    ) {
        self.product = product
        self.title = title
        self.kind = kind
        self.summary = summary
        self.details = details
        self.effectiveOn = effectiveOn
        self.billingCycle = billingCycle
        self.paymentDue = paymentDue
        self.timeZone = timeZone
        self.creditLimit = creditLimit
        self.lateFee = lateFee
        self.lateFeeGrace = lateFeeGrace
        self.paymentReversalFee = paymentReversalFee
        self.introductory = introductory
        self.standard = standard
    }
}

/// A time with an interest rate.
public struct RatePeriod: Hashable, Sendable, Codable {
    /// How many billing cycles it lasts. Nil: as the provider does by default.
    public var cycles: Int?
    /// The yearly interest in percent: 6.2 means 6.2 %.
    public var ratePercent: ExactDecimal?

    /// A period.
    public init(cycles: Int? = nil, ratePercent: ExactDecimal? = nil) {
        self.cycles = cycles
        self.ratePercent = ratePercent
    }
}

/// What kind of credit a product is.
public enum ProductKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A line of credit that is drawn, paid and drawn again.
    case revolving
    /// A loan that is paid in instalments.
    case installment
    /// The same with a rate that changes.
    case mixedRateInstallment = "mixed-rate-installment"
    /// The same with a rate that stays.
    case fixedRateInstallment = "fixed-rate-installment"
    /// The same with payments that begin later.
    case deferredInstallment = "deferred-installment"
}
