extension Account {
    /// How an account's payments are collected.
    public struct PaymentProcessorConfig: Hashable, Sendable, Codable {
        /// By ACH.
        public let ach: ACHConfig?
        /// By debit card. *Inferred.*
        public let debitCard: DebitCardConfig?
        /// By credit card. *Inferred.*
        public let creditCard: CreditCardConfig?
        /// Whether payments are made automatically, a day before they are due. Without effect while
        /// ``defaultPaymentProcessorMethod`` is `NONE`.
        public let autopayEnabled: LenientBool?
        /// What is paid automatically. *Example only.*
        public let autopayConfigs: AutopayConfigs?
        /// Which of the three is used. Anything but `NONE` needs a valid configuration of it. The document's text also
        /// calls it `default_payment_processor`, a name that no example shows. *Inferred.*
        public let defaultPaymentProcessorMethod: PaymentMethod?

        private enum CodingKeys: String, CodingKey {
            case ach
            case debitCard = "debit_card"
            case creditCard = "credit_card"
            case autopayEnabled = "autopay_enabled"
            case autopayConfigs = "autopay_configs"
            case defaultPaymentProcessorMethod = "default_payment_processor_method"
        }
    }

    /// What is paid automatically. *Example only.*
    public struct AutopayConfigs: Hashable, Sendable, Codable {
        /// How the amount is found.
        public let autopayMethod: AutopayMethod?
        /// The amount where it is a fixed one, in cents.
        public let autopayFixedAmountCents: Int?

        private enum CodingKeys: String, CodingKey {
            case autopayMethod = "autopay_method"
            case autopayFixedAmountCents = "autopay_fixed_amount_cents"
        }
    }
}

/// How payments are made.
public struct PaymentMethod: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A method with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// From a bank account.
    public static let ach = PaymentMethod(rawValue: "ACH")
    /// From a debit card.
    public static let debitCard = PaymentMethod(rawValue: "DEBIT_CARD")
    /// From a credit card.
    public static let creditCard = PaymentMethod(rawValue: "CREDIT_CARD")
    /// Not at all: the default.
    public static let noMethod = PaymentMethod(rawValue: "NONE")

    /// The values that the documents list.
    public static let documented: [PaymentMethod] = [.ach, .debitCard, .creditCard, .noMethod]
}

/// How an automatic payment's amount is found. *Example only*: the one value there is all that is known.
public struct AutopayMethod: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A method with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The whole balance.
    public static let totalBalance = AutopayMethod(rawValue: "TOTAL_BALANCE")

    /// The example's value.
    public static let documented: [AutopayMethod] = [.totalBalance]
}

/// Who processes payments. Each kind of payment takes some of these.
public struct PaymentProcessorName: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A processor with any name. Stripe and Galileo, which newer answers configure, have no documented one.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// No one: the default.
    public static let noProcessor = PaymentProcessorName(rawValue: "NONE")
    /// Repay, for ACH and debit cards.
    public static let repay = PaymentProcessorName(rawValue: "REPAY")
    /// Dwolla, for ACH.
    public static let dwolla = PaymentProcessorName(rawValue: "DWOLLA")
    /// Modern Treasury, for ACH.
    public static let modernTreasury = PaymentProcessorName(rawValue: "MODERN_TREASURY")
    /// A NACHA file that Canopy makes for the lender's bank, for ACH.
    public static let canopyNACHA = PaymentProcessorName(rawValue: "CANOPY_NACHA")
    /// Authorize.net, for debit cards.
    public static let authorizeNet = PaymentProcessorName(rawValue: "AUTHORIZE_NET")
    /// Checkout.com, for credit cards.
    public static let checkout = PaymentProcessorName(rawValue: "CHECKOUT")

    /// The values that the documents list, for whichever kind of payment.
    public static let documented: [PaymentProcessorName] = [
        .noProcessor, .repay, .dwolla, .modernTreasury, .canopyNACHA, .authorizeNet, .checkout,
    ]
}
