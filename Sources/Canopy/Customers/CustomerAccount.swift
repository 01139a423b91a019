public import Servicing

/// One customer of one account: a row of the list of all accounts.
public struct CustomerAccount: Hashable, Sendable, Codable {
    /// The customer. The row's own fields are the customer's.
    public let customer: Customer
    /// What the customer is to the account.
    public let role: CustomerAccountRole?
    /// A number that is the customer's own on the account, such as that of a credit card; Canopy's where none was
    /// given. The document's text has lost its name; the example has it.
    public let externalID: Sensitive<String>?
    /// The account. Without its customers, and in the document's example without `updated_at`.
    public let account: Account?

    private enum CodingKeys: String, CodingKey {
        case role = "customer_account_role"
        case externalID = "customer_account_external_id"
        case account
    }

    /// Reads one object, in which the customer's fields stand among the others.
    public init(from decoder: any Decoder) throws {
        customer = try Customer(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        role = try container.decodeIfPresent(CustomerAccountRole.self, forKey: .role)
        externalID = try container.decodeIfPresent(Sensitive<String>.self, forKey: .externalID)
        account = try container.decodeIfPresent(Account.self, forKey: .account)
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        try customer.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(role, forKey: .role)
        try container.encodeIfPresent(externalID, forKey: .externalID)
        try container.encodeIfPresent(account, forKey: .account)
    }
}

/// What a customer is to an account. The values are listed where a customer is created; the list of accounts names
/// none.
public struct CustomerAccountRole: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A role with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The account's first customer: the default.
    public static let primary = CustomerAccountRole(rawValue: "PRIMARY")
    /// A further one.
    public static let secondary = CustomerAccountRole(rawValue: "SECONDARY")

    /// The values that the documents list.
    public static let documented: [CustomerAccountRole] = [.primary, .secondary]
}
