/// Make someone a customer: a person, or a business and the person who acts for it.
public struct OnboardCustomer: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "onboard-customer"

    /// The id the customer is to have. Nil: the provider makes one.
    public var customer: CustomerID?
    /// The person, or who acts for the business.
    public var person: Individual
    /// The business, where the customer is one.
    public var business: BusinessEntity?
    /// Existing accounts that become the customer's.
    public var accounts: [HeldAccount]

    /// An instruction.
    public init(
        _ person: Individual, customer: CustomerID? = nil, business: BusinessEntity? = nil,
        accounts: [HeldAccount] = []
    ) {
        self.customer = customer
        self.person = person
        self.business = business
        self.accounts = accounts
    }
}
