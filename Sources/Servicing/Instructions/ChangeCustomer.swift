/// Change what is known of a customer. Give all that is to be known afterwards: whether a provider keeps what is left out
/// is not documented everywhere.
public struct ChangeCustomer: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "change-customer"

    /// Which customer.
    public var customer: CustomerID
    /// The person as they are now, or who acts for the business.
    public var person: Individual
    /// The business as it is now, where the customer is one. Nil does not make a person of a business.
    public var business: BusinessEntity?
    /// Existing accounts that become the customer's.
    public var accounts: [HeldAccount]

    /// An instruction.
    public init(
        _ customer: CustomerID, to person: Individual, business: BusinessEntity? = nil, accounts: [HeldAccount] = []
    ) {
        self.customer = customer
        self.person = person
        self.business = business
        self.accounts = accounts
    }
}
