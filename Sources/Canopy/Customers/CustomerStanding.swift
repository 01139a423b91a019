extension Customer {
    /// What a customer owes in all accounts. *Example only*, all of it; the fields are named as an account's are.
    public struct CustomerBalances: Hashable, Sendable, Codable {
        /// How many of the customer's accounts are active.
        public let numActiveAccounts: Int?
        /// The sum of the six balances that follow, in cents.
        public let totalBalanceCents: Int?
        /// Principal, in cents.
        public let principalCents: Int?
        /// Interest, in cents.
        public let interestBalanceCents: Int?
        /// Interest that is tracked apart while a debt is amortized, in cents.
        public let amInterestBalanceCents: Int?
        /// Deferred interest, in cents.
        public let deferredInterestBalanceCents: Int?
        /// Deferred interest that is tracked apart while a debt is amortized, in cents.
        public let amDeferredInterestBalanceCents: Int?
        /// Fees, in cents.
        public let feesBalanceCents: Int?

        private enum CodingKeys: String, CodingKey {
            case numActiveAccounts = "num_active_accounts"
            case totalBalanceCents = "total_balance_cents"
            case principalCents = "principal_cents"
            case interestBalanceCents = "interest_balance_cents"
            case amInterestBalanceCents = "am_interest_balance_cents"
            case deferredInterestBalanceCents = "deferred_interest_balance_cents"
            case amDeferredInterestBalanceCents = "am_deferred_interest_balance_cents"
            case feesBalanceCents = "fees_balance_cents"
        }
    }
}

/// Person or business.
public struct CustomerType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A type with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A person.
    public static let person = CustomerType(rawValue: "person")
    /// A business.
    public static let business = CustomerType(rawValue: "business")

    /// The values that the documents list.
    public static let documented: [CustomerType] = [.person, .business]
}

/// Whether it is known who a customer is.
public struct VerificationStatus: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A status with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Not yet: the default.
    public static let unverified = VerificationStatus(rawValue: "unverified")
    /// It is.
    public static let verified = VerificationStatus(rawValue: "verified")
    /// It has to be tried again.
    public static let retry = VerificationStatus(rawValue: "retry")
    /// A document is needed.
    public static let document = VerificationStatus(rawValue: "document")

    /// The values that the documents list.
    public static let documented: [VerificationStatus] = [.unverified, .verified, .retry, .document]
}
