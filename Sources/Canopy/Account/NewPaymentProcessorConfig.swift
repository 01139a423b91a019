public import Servicing

extension NewAccount {
    /// How a new account's payments are collected. Where several processors of a kind are configured,
    /// `payment_processor_name` says which is in use.
    public struct PaymentProcessorConfig: Hashable, Sendable, Codable {
        /// By ACH.
        public var ach: ACH?
        /// By debit card. *Inferred.*
        public var debitCard: DebitCard?
        /// By credit card. *Inferred.*
        public var creditCard: CreditCard?
        /// Whether payments are made automatically, a day before they are due. Without effect while
        /// ``defaultPaymentProcessorMethod`` is `NONE`. False by default. *Inferred.*
        public var autopayEnabled: LenientBool?
        /// Which of the three is used. Anything but `NONE`, the default, needs a configuration here. The document's text
        /// also calls it `default_payment_processor`. *Inferred.*
        public var defaultPaymentProcessorMethod: PaymentMethod?

        /// A configuration.
        public init(
            ach: ACH? = nil, debitCard: DebitCard? = nil, creditCard: CreditCard? = nil, autopayEnabled: Bool? = nil,
            defaultPaymentProcessorMethod: PaymentMethod? = nil
        ) {
            self.ach = ach
            self.debitCard = debitCard
            self.creditCard = creditCard
            self.autopayEnabled = autopayEnabled.map { LenientBool($0) }
            self.defaultPaymentProcessorMethod = defaultPaymentProcessorMethod
        }

        private enum CodingKeys: String, CodingKey {
            case ach
            case debitCard = "debit_card"
            case creditCard = "credit_card"
            case autopayEnabled = "autopay_enabled"
            case defaultPaymentProcessorMethod = "default_payment_processor_method"
        }
    }

    /// Payments by ACH.
    public struct ACH: Hashable, Sendable, Codable {
        /// Whose configuration is in use: one of ``processors``.
        public var paymentProcessorName: PaymentProcessorName?
        /// Repay's. Canopy keeps a token in its place.
        public var repayConfig: RepayBankAccount?
        /// Dwolla's. *Inferred.*
        public var dwollaConfig: DwollaAccount?
        /// Modern Treasury's. *Inferred.*
        public var modernTreasuryConfig: ModernTreasuryAccount?
        /// That of the NACHA file which Canopy makes for the lender's bank. *Inferred.*
        public var canopyNACHAConfig: Account.NACHAConfig?

        /// The processors that the document lists for ACH.
        public static let processors: [PaymentProcessorName] = [
            .noProcessor, .repay, .dwolla, .modernTreasury, .canopyNACHA,
        ]

        /// A configuration.
        public init(
            paymentProcessorName: PaymentProcessorName, repayConfig: RepayBankAccount? = nil,
            dwollaConfig: DwollaAccount? = nil, modernTreasuryConfig: ModernTreasuryAccount? = nil,
            canopyNACHAConfig: Account.NACHAConfig? = nil
        ) {
            self.paymentProcessorName = paymentProcessorName
            self.repayConfig = repayConfig
            self.dwollaConfig = dwollaConfig
            self.modernTreasuryConfig = modernTreasuryConfig
            self.canopyNACHAConfig = canopyNACHAConfig
        }

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case repayConfig = "repay_config"
            case dwollaConfig = "dwolla_config"
            case modernTreasuryConfig = "modern_treasury_config"
            case canopyNACHAConfig = "canopy_nacha_config"
        }
    }

    /// A bank account for Repay.
    public struct RepayBankAccount: Hashable, Sendable, Codable {
        /// A person's or a business's.
        public var repayCheckType: RepayCheckType?
        /// For payments or for savings.
        public var repayAccountType: BankAccountType?
        /// The bank's number: nine digits.
        public var repayTransitNumber: Sensitive<String>?
        /// The account's number: eight to ten digits.
        public var repayAccountNumber: Sensitive<String>?
        /// The holder's name as the account has it.
        public var repayNameOnCheck: Sensitive<String>?

        /// A bank account.
        public init(
            repayCheckType: RepayCheckType, repayAccountType: BankAccountType, repayTransitNumber: Sensitive<String>,
            repayAccountNumber: Sensitive<String>, repayNameOnCheck: Sensitive<String>
        ) {
            self.repayCheckType = repayCheckType
            self.repayAccountType = repayAccountType
            self.repayTransitNumber = repayTransitNumber
            self.repayAccountNumber = repayAccountNumber
            self.repayNameOnCheck = repayNameOnCheck
        }

        private enum CodingKeys: String, CodingKey {
            case repayCheckType = "repay_check_type"
            case repayAccountType = "repay_account_type"
            case repayTransitNumber = "repay_transit_number"
            case repayAccountNumber = "repay_account_number"
            case repayNameOnCheck = "repay_name_on_check"
        }
    }

    /// "Dwolla account verified and tokenized using Plaid." The document has lost its field, whose name is that of the
    /// vendor's client (found there).
    public struct DwollaAccount: Hashable, Sendable, Codable {
        /// Plaid's token for Dwolla.
        public var dwollaPlaidToken: Sensitive<String>?

        /// An account.
        public init(dwollaPlaidToken: Sensitive<String>) {
            self.dwollaPlaidToken = dwollaPlaidToken
        }

        private enum CodingKeys: String, CodingKey {
            case dwollaPlaidToken = "dwolla_plaid_token"
        }
    }

    /// A bank account for Modern Treasury: its numbers, or Plaid's token for it.
    public struct ModernTreasuryAccount: Hashable, Sendable, Codable {
        /// The holder's name as the account has it.
        public var name: Sensitive<String>?
        /// The account's number: eight to ten digits. *Inferred.*
        public var accountNumber: Sensitive<String>?
        /// For payments or for savings. *Inferred.*
        public var accountType: BankAccountType?
        /// The bank's number: nine digits. *Inferred.*
        public var routingNumber: Sensitive<String>?
        /// Plaid's token for Modern Treasury. *Inferred.*
        public var plaidProcessorToken: Sensitive<String>?

        /// A bank account.
        public init(
            name: Sensitive<String>, accountNumber: Sensitive<String>? = nil, accountType: BankAccountType? = nil,
            routingNumber: Sensitive<String>? = nil, plaidProcessorToken: Sensitive<String>? = nil
        ) {
            self.name = name
            self.accountNumber = accountNumber
            self.accountType = accountType
            self.routingNumber = routingNumber
            self.plaidProcessorToken = plaidProcessorToken
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case accountNumber = "account_number"
            case accountType = "account_type"
            case routingNumber = "routing_number"
            case plaidProcessorToken = "plaid_processor_token"
        }
    }
}

/// Whose a bank account is.
public struct RepayCheckType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A type with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A person's.
    public static let personal = RepayCheckType(rawValue: "PERSONAL")
    /// A business's.
    public static let business = RepayCheckType(rawValue: "BUSINESS")

    /// The values that the document lists.
    public static let documented: [RepayCheckType] = [.personal, .business]
}
