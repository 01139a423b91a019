import ExactJSON

extension CanopyMock {
    /// A customer's part in an account: one row of the list of accounts.
    public struct CustomerAccount: Hashable, Sendable {
        /// The customer.
        public let customerID: String
        /// The account.
        public let accountID: String
        /// The customer's role for the account (canopy.core-api-1.8.44.txt, lines 1302 to 1304).
        public var role: String
        /// The customer's number on the account, such as a card's; nil has Canopy make one (lines 1306 and 1854).
        public var externalID: String?

        /// A customer's part in an account.
        public init(customerID: String, accountID: String, role: String = "PRIMARY", externalID: String? = nil) {
            self.customerID = customerID
            self.accountID = accountID
            self.role = role
            self.externalID = externalID
        }
    }
}

extension CanopyMock.CustomerAccount {
    /// What a customer within an account's `customers` says about the pair.
    init(customer: JSONObject, of accountID: String) {
        self.init(
            customerID: CanopyMock.Customer(json: customer).customerID, accountID: accountID,
            role: customer["customer_account_role"]?.string ?? "PRIMARY",
            externalID: customer["customer_account_external_id"]?.string)
    }
}
