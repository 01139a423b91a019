public import Servicing

extension Account {
    /// How payments are collected by ACH. Each processor's own part may be null.
    public struct ACHConfig: Hashable, Sendable, Codable {
        /// Whose configuration is in use.
        public let paymentProcessorName: PaymentProcessorName?
        /// Repay's.
        public let repayConfig: TokenizedAccount?
        /// Dwolla's.
        public let dwollaConfig: TokenizedAccount?
        /// Modern Treasury's. *Inferred.*
        public let modernTreasuryConfig: TokenizedAccount?
        /// That of the NACHA file which Canopy makes for the lender's bank.
        public let canopyNACHAConfig: NACHAConfig?
        /// Stripe's. *Example only.*
        public let stripeConfig: StripeConfig?
        /// Galileo's. *Example only.*
        public let galileoConfig: GalileoConfig?

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case repayConfig = "repay_config"
            case dwollaConfig = "dwolla_config"
            case modernTreasuryConfig = "modern_treasury_config"
            case canopyNACHAConfig = "canopy_nacha_config"
            case stripeConfig = "stripe_config"
            case galileoConfig = "galileo_config"
        }
    }

    /// A bank account that a processor keeps and names by a token.
    public struct TokenizedAccount: Hashable, Sendable, Codable {
        /// The token.
        public let achToken: Sensitive<String>?
        /// The account number's last four digits.
        public let lastFour: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case achToken = "ach_token"
            case lastFour = "last_four"
        }
    }

    /// A bank account by its numbers, which Canopy answers in clear.
    public struct NACHAConfig: Hashable, Sendable, Codable {
        /// The bank's routing number: nine digits, leading zeros among them.
        public let bankRoutingNumber: Sensitive<String>?
        /// The account's number: eight to ten digits.
        public let bankAccountNumber: Sensitive<String>?
        /// What kind of account it is. *Inferred.*
        public let bankAccountType: BankAccountType?

        /// A bank account.
        public init(
            bankRoutingNumber: Sensitive<String>, bankAccountNumber: Sensitive<String>,
            bankAccountType: BankAccountType? = nil
        ) {
            self.bankRoutingNumber = bankRoutingNumber
            self.bankAccountNumber = bankAccountNumber
            self.bankAccountType = bankAccountType
        }

        private enum CodingKeys: String, CodingKey {
            case bankRoutingNumber = "bank_routing_number"
            case bankAccountNumber = "bank_account_number"
            case bankAccountType = "bank_account_type"
        }
    }

    /// What Stripe keeps. *Example only.*
    public struct StripeConfig: Hashable, Sendable, Codable {
        /// The customer's id at Stripe.
        public let customerID: String?
        /// What Stripe draws from.
        public let sourceID: Sensitive<String>?
        /// Links to other systems: an object in the example, where every other place has a list.
        public let externalFields: ExternalFields?

        private enum CodingKeys: String, CodingKey {
            case customerID = "customer_id"
            case sourceID = "source_id"
            case externalFields = "external_fields"
        }
    }

    /// What Galileo keeps. *Example only.*
    public struct GalileoConfig: Hashable, Sendable, Codable {
        /// Plaid's token for Galileo.
        public let plaidProcessorToken: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case plaidProcessorToken = "plaid_processor_token"
        }
    }
}

/// What kind of bank account it is.
public struct BankAccountType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A kind with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// For payments.
    public static let checking = BankAccountType(rawValue: "CHECKING")
    /// For savings.
    public static let savings = BankAccountType(rawValue: "SAVINGS")
    /// A bank's general ledger.
    public static let generalLedger = BankAccountType(rawValue: "GL")

    /// The values that the documents list.
    public static let documented: [BankAccountType] = [.checking, .savings, .generalLedger]
}
