/// What a customer is to an account.
public enum HolderRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// The account's first customer.
    case primary
    /// A further one.
    case secondary
}

/// An account that a customer holds.
public struct HeldAccount: Hashable, Sendable, Codable {
    /// Which account.
    public var account: AccountID
    /// What the customer is to it.
    public var role: HolderRole
    /// A number that is the customer's own on it, such as that of a card.
    public var reference: Sensitive<String>?

    /// An account.
    public init(_ account: AccountID, role: HolderRole = .primary, reference: Sensitive<String>? = nil) {
        self.account = account
        self.role = role
        self.reference = reference
    }
}

/// A customer who holds an account.
public struct AccountHolder: Hashable, Sendable, Codable {
    /// Who.
    public var customer: CustomerID
    /// What they are to the account.
    public var role: HolderRole
    /// A number that is the customer's own on it, such as that of a card.
    public var reference: Sensitive<String>?

    /// A holder.
    public init(_ customer: CustomerID, role: HolderRole = .primary, reference: Sensitive<String>? = nil) {
        self.customer = customer
        self.role = role
        self.reference = reference
    }
}
