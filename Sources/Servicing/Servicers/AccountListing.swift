/// A servicer's accounts: a row is a customer of an account.
public typealias AccountListing = Listing<ListedAccount>

extension Listing where Row == ListedAccount {
    /// What the capability is called.
    static var name: InstructionName { "list-accounts" }
}

/// A customer of an account, as a servicer lists it. What a provider does not tell is nil.
public struct ListedAccount: Sendable {
    /// The account.
    public var account: AccountID?
    /// The customer.
    public var customer: CustomerID?
    /// What the customer is to the account, in the provider's own word.
    public var role: String?
    /// The account's status.
    public var status: AccountStatus?
    /// Why it has that status.
    public var substatus: AccountSubstatus?
    /// The product that the account is of.
    public var product: ProductID?
    /// What is owed in all, in cents.
    public var totalBalanceCents: Int?
    /// What is owed of the principal, in cents.
    public var principalCents: Int?
    /// How much can be borrowed in all, in cents.
    public var creditLimitCents: Int?
    /// The row in the provider's own type; see ``native(as:)``.
    public var native: any Sendable

    /// A row.
    public init(
        account: AccountID?, customer: CustomerID?, role: String? = nil, status: AccountStatus? = nil,
        substatus: AccountSubstatus? = nil, product: ProductID? = nil, totalBalanceCents: Int? = nil,
        principalCents: Int? = nil, creditLimitCents: Int? = nil, native: any Sendable
    ) {
        self.account = account
        self.customer = customer
        self.role = role
        self.status = status
        self.substatus = substatus
        self.product = product
        self.totalBalanceCents = totalBalanceCents
        self.principalCents = principalCents
        self.creditLimitCents = creditLimitCents
        self.native = native
    }

    /// The row in the provider's own type, where it is of that type.
    public func native<Row: Sendable>(as type: Row.Type = Row.self) -> Row? { native as? Row }
}

extension ListedAccount: CustomStringConvertible, CustomReflectable {
    /// Ids, status and product; no balance, and nothing of the native row.
    public var description: String {
        let parts = [
            account.map { "account \(Shown.identifier($0.rawValue))" },
            customer.map { "customer \(Shown.identifier($0.rawValue))" }, role.map(Shown.identifier),
            status.map { Shown.identifier($0.rawValue) }, substatus.map { Shown.identifier($0.rawValue) },
            product.map { "product \(Shown.identifier($0.rawValue))" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// The description alone, so that dumping a row shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// One of the lender's users at a servicer.
public struct ListedUser: Hashable, Sendable {
    /// What the capability is called.
    static let listing: InstructionName = "list-users"

    /// The user's id at the provider.
    public var id: String?
    /// What they are called.
    public var name: Individual.Name
    /// Their e-mail address.
    public var email: Sensitive<String>?
    /// Their phone number, in whatever form.
    public var phone: Sensitive<String>?
    /// What they may do, in the provider's own word.
    public var role: String?

    /// A user.
    public init(
        id: String?, name: Individual.Name, email: Sensitive<String>? = nil, phone: Sensitive<String>? = nil,
        role: String? = nil
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.phone = phone
        self.role = role
    }
}
