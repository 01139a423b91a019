public import Servicing

extension NewAccount {
    /// Payments by debit card.
    public struct DebitCard: Hashable, Sendable, Codable {
        /// Whose configuration is in use: one of ``processors``.
        public var paymentProcessorName: PaymentProcessorName?
        /// Repay's. Canopy keeps a token in its place.
        public var repayConfig: RepayCard?
        /// Authorize.net's. Canopy can't tell a debit card from a credit card there. *Inferred.*
        public var authorizeNetConfig: AuthorizeNetCard?

        /// The processors that the document lists for debit cards.
        public static let processors: [PaymentProcessorName] = [.noProcessor, .repay, .authorizeNet]

        /// A configuration.
        public init(
            paymentProcessorName: PaymentProcessorName, repayConfig: RepayCard? = nil,
            authorizeNetConfig: AuthorizeNetCard? = nil
        ) {
            self.paymentProcessorName = paymentProcessorName
            self.repayConfig = repayConfig
            self.authorizeNetConfig = authorizeNetConfig
        }

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case repayConfig = "repay_config"
            case authorizeNetConfig = "authorize_net_config"
        }
    }

    /// A card for Repay.
    public struct RepayCard: Hashable, Sendable, Codable {
        /// The card's number: sixteen digits.
        public var repayCardNumber: Sensitive<String>?
        /// Until when it is good: `MMYY`.
        public var repayExpDate: Sensitive<String>?
        /// The holder's name as the card has it.
        public var repayNameOnCard: Sensitive<String>?
        /// The street of the holder's billing address.
        public var repayStreet: Sensitive<String>?
        /// The postal code of the holder's billing address.
        public var repayZip: Sensitive<String>?

        /// A card.
        public init(
            repayCardNumber: Sensitive<String>, repayExpDate: Sensitive<String>, repayNameOnCard: Sensitive<String>,
            repayStreet: Sensitive<String>, repayZip: Sensitive<String>
        ) {
            self.repayCardNumber = repayCardNumber
            self.repayExpDate = repayExpDate
            self.repayNameOnCard = repayNameOnCard
            self.repayStreet = repayStreet
            self.repayZip = repayZip
        }

        private enum CodingKeys: String, CodingKey {
            case repayCardNumber = "repay_card_number"
            case repayExpDate = "repay_exp_date"
            case repayNameOnCard = "repay_name_on_card"
            case repayStreet = "repay_street"
            case repayZip = "repay_zip"
        }
    }

    /// A card for Authorize.net.
    public struct AuthorizeNetCard: Hashable, Sendable, Codable {
        /// The card's number: sixteen digits.
        public var cardNumber: Sensitive<String>?
        /// The month until which it is good: `01` to `12`. *Inferred.*
        public var expiryMonth: Sensitive<String>?
        /// The year until which it is good, in four digits. *Inferred.*
        public var expiryYear: Sensitive<String>?
        /// The card's security code: three or four digits.
        public var cvv: Sensitive<String>?

        /// A card.
        public init(
            cardNumber: Sensitive<String>, expiryMonth: Sensitive<String>? = nil, expiryYear: Sensitive<String>? = nil,
            cvv: Sensitive<String>? = nil
        ) {
            self.cardNumber = cardNumber
            self.expiryMonth = expiryMonth
            self.expiryYear = expiryYear
            self.cvv = cvv
        }

        private enum CodingKeys: String, CodingKey {
            case cardNumber = "card_number"
            case expiryMonth = "expiry_month"
            case expiryYear = "expiry_year"
            case cvv
        }
    }

    /// Payments by credit card.
    public struct CreditCard: Hashable, Sendable, Codable {
        /// Whose configuration is in use: one of ``processors``.
        public var paymentProcessorName: PaymentProcessorName?
        /// Checkout.com's.
        public var checkoutConfig: CheckoutCard?

        /// The processors that the document lists for credit cards.
        public static let processors: [PaymentProcessorName] = [.noProcessor, .checkout]

        /// A configuration.
        public init(paymentProcessorName: PaymentProcessorName, checkoutConfig: CheckoutCard? = nil) {
            self.paymentProcessorName = paymentProcessorName
            self.checkoutConfig = checkoutConfig
        }

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case checkoutConfig = "checkout_config"
        }
    }

    /// A card for Checkout.com: by its number, or by what Checkout.com knows it by. The document has no word on it; the
    /// fields are those of the vendor's client (found there).
    public struct CheckoutCard: Hashable, Sendable, Codable {
        /// A payment source or a customer there.
        public var sourceID: Sensitive<String>?
        /// The card number's token.
        public var cardToken: Sensitive<String>?
        /// The card's number.
        public var cardNumber: Sensitive<String>?
        /// The month until which it is good: `01` to `12`.
        public var expiryMonth: Sensitive<String>?
        /// The year until which it is good, in four digits.
        public var expiryYear: Sensitive<String>?
        /// The card's security code: three or four digits.
        public var cvv: Sensitive<String>?

        /// A card.
        public init(
            sourceID: Sensitive<String>? = nil, cardToken: Sensitive<String>? = nil,
            cardNumber: Sensitive<String>? = nil, expiryMonth: Sensitive<String>? = nil,
            expiryYear: Sensitive<String>? = nil, cvv: Sensitive<String>? = nil
        ) {
            self.sourceID = sourceID
            self.cardToken = cardToken
            self.cardNumber = cardNumber
            self.expiryMonth = expiryMonth
            self.expiryYear = expiryYear
            self.cvv = cvv
        }

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case cardToken = "card_token"
            case cardNumber = "card_number"
            case expiryMonth = "expiry_month"
            case expiryYear = "expiry_year"
            case cvv
        }
    }
}
