public import Servicing

extension Account {
    /// An account's own terms of its billing cycle.
    public struct CycleType: Hashable, Sendable, Codable {
        /// How long the first cycle is.
        public let firstCycleInterval: CanopyInterval?
        /// How long after a payment is late a fee is charged; the product's own where none is given. *Inferred.*
        public let lateFeeGrace: CanopyInterval?

        /// Terms.
        public init(firstCycleInterval: CanopyInterval? = nil, lateFeeGrace: CanopyInterval? = nil) {
            self.firstCycleInterval = firstCycleInterval
            self.lateFeeGrace = lateFeeGrace
        }

        private enum CodingKeys: String, CodingKey {
            case firstCycleInterval = "first_cycle_interval"
            case lateFeeGrace = "late_fee_grace"
        }
    }

    /// Discounts. *Example only*, all of it.
    public struct Discounts: Hashable, Sendable, Codable {
        /// For paying early.
        public let prepaymentDiscountConfig: PrepaymentDiscount?

        /// Discounts.
        public init(prepaymentDiscountConfig: PrepaymentDiscount? = nil) {
            self.prepaymentDiscountConfig = prepaymentDiscountConfig
        }

        private enum CodingKeys: String, CodingKey {
            case prepaymentDiscountConfig = "prepayment_discount_config"
        }
    }

    /// A discount for paying early. *Example only*, all of it.
    public struct PrepaymentDiscount: Hashable, Sendable, Codable {
        /// How much, in cents.
        public let loanDiscountCents: Int?
        /// When.
        public let loanDiscountAt: Timestamp?

        /// A discount, in cents.
        public init(loanDiscountCents: Int? = nil, loanDiscountAt: Timestamp? = nil) {
            self.loanDiscountCents = loanDiscountCents
            self.loanDiscountAt = loanDiscountAt
        }

        private enum CodingKeys: String, CodingKey {
            case loanDiscountCents = "loan_discount_cents"
            case loanDiscountAt = "loan_discount_at"
        }
    }

    /// Merchant and lender by name. Deprecated by the document, in favour of ``Account/payoutEntities``.
    public struct AssociatedEntities: Hashable, Sendable, Codable {
        /// The merchant's name.
        public let merchantName: String?
        /// The lender's name.
        public let lenderName: String?

        /// Names.
        public init(merchantName: String? = nil, lenderName: String? = nil) {
            self.merchantName = merchantName
            self.lenderName = lenderName
        }

        private enum CodingKeys: String, CodingKey {
            case merchantName = "merchant_name"
            case lenderName = "lender_name"
        }
    }

    /// Whether Canopy can ask Plaid for balances. A request sends the token and the account's id themselves; an answer
    /// says only whether Canopy has valid ones. *Inferred.*
    public struct PlaidConfig: Hashable, Sendable, Codable {
        /// Whether there is a valid access token.
        public let plaidAccessToken: PlaidValidity?
        /// Whether there is a valid account id.
        public let plaidAccountID: PlaidValidity?
        /// Whether the balance is looked at before a payment is processed. *Inferred.*
        public let checkBalanceEnabled: LenientBool?

        private enum CodingKeys: String, CodingKey {
            case plaidAccessToken = "plaid_access_token"
            case plaidAccountID = "plaid_account_id"
            case checkBalanceEnabled = "check_balance_enabled"
        }
    }

    /// Whether Canopy has a valid one.
    public struct PlaidValidity: Hashable, Sendable, Codable {
        /// Whether it does.
        public let validConfig: LenientBool?

        private enum CodingKeys: String, CodingKey {
            case validConfig = "valid_config"
        }
    }
}
