/// Open an account of a product for customers.
public struct OpenAccount: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "open-account"

    /// The id the account is to have. Nil: the provider makes one, where it does so.
    public var account: AccountID?
    /// Of which product. What is not given here is as the product has it.
    public var product: ProductID
    /// Whose account.
    public var holders: [AccountHolder]
    /// From when. Nil: from when the provider handles it.
    public var effectiveOn: Timestamp?
    /// How much can be borrowed in all.
    public var creditLimit: Money?
    /// How much is owed from the beginning.
    public var principal: Money?
    /// The fee for opening it.
    public var originationFee: Money?
    /// The fee for a late payment.
    public var lateFee: Money?
    /// The yearly interest in percent while the introductory period lasts: 6.2 means 6.2 %.
    public var introductoryRatePercent: ExactDecimal?
    /// The yearly interest in percent afterwards, or from the beginning where there is no such period.
    public var standardRatePercent: ExactDecimal?
    /// How long the first billing cycle is, where it is not as long as the others.
    public var firstCycle: BillingInterval?
    /// The account's ids in other systems.
    public var externalReferences: [ExternalReference]

    /// An instruction.
    public init(
        of product: ProductID, account: AccountID? = nil, holders: [AccountHolder] = [],
        effectiveOn: Timestamp? = nil, creditLimit: Money? = nil, principal: Money? = nil,
        originationFee: Money? = nil, lateFee: Money? = nil, introductoryRatePercent: ExactDecimal? = nil,
        standardRatePercent: ExactDecimal? = nil, firstCycle: BillingInterval? = nil,
        externalReferences: [ExternalReference] = []
    ) {
        self.account = account
        self.product = product
        self.holders = holders
        self.effectiveOn = effectiveOn
        self.creditLimit = creditLimit
        self.principal = principal
        self.originationFee = originationFee
        self.lateFee = lateFee
        self.introductoryRatePercent = introductoryRatePercent
        self.standardRatePercent = standardRatePercent
        self.firstCycle = firstCycle
        self.externalReferences = externalReferences
    }
}

/// What something is called in another system.
public struct ExternalReference: Hashable, Sendable, Codable {
    /// The other system.
    public var system: String
    /// The id there. Not printed, since the caller may have put anything here.
    public var id: Sensitive<String>

    /// A reference.
    public init(_ system: String, id: Sensitive<String>) {
        self.system = system
        self.id = id
    }
}
