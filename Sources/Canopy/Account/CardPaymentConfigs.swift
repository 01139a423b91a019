public import Servicing

extension Account {
    /// How payments are collected by debit card. The documents' text has lost its fields; their request has them.
    public struct DebitCardConfig: Hashable, Sendable, Codable {
        /// Whose configuration is in use. *Inferred.*
        public let paymentProcessorName: PaymentProcessorName?
        /// Repay's. *Example only.*
        public let repayConfig: RepayCard?
        /// Authorize.net's. *Example only.*
        public let authorizeNetConfig: AuthorizeNetConfig?

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case repayConfig = "repay_config"
            case authorizeNetConfig = "authorize_net_config"
        }
    }

    /// A card that Repay keeps. *Example only.*
    public struct RepayCard: Hashable, Sendable, Codable {
        /// The card's token.
        public let cardToken: Sensitive<String>?
        /// The card number's last four digits.
        public let lastFour: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case cardToken = "card_token"
            case lastFour = "last_four"
        }
    }

    /// What Authorize.net keeps. *Example only.*
    public struct AuthorizeNetConfig: Hashable, Sendable, Codable {
        /// The customer's profile there.
        public let customerProfileID: Sensitive<String>?
        /// The cards in that profile.
        public let customerPaymentProfileIDs: CanopyList<Sensitive<String>>?

        private enum CodingKeys: String, CodingKey {
            case customerProfileID = "customer_profile_id"
            case customerPaymentProfileIDs = "customer_payment_profile_ids"
        }
    }

    /// How payments are collected by credit card.
    public struct CreditCardConfig: Hashable, Sendable, Codable {
        /// Whose configuration is in use.
        public let paymentProcessorName: PaymentProcessorName?
        /// Checkout.com's; may be null.
        public let checkoutConfig: CheckoutConfig?

        private enum CodingKeys: String, CodingKey {
            case paymentProcessorName = "payment_processor_name"
            case checkoutConfig = "checkout_config"
        }
    }

    /// A card that Checkout.com keeps.
    public struct CheckoutConfig: Hashable, Sendable, Codable {
        /// A payment source or a customer there. *Inferred.*
        public let sourceID: Sensitive<String>?
        /// The card number's token. *Inferred.*
        public let cardToken: Sensitive<String>?
        /// The card number's last four digits.
        public let lastFour: Sensitive<String>?
        /// Until when the token is good. The documents give the text no form.
        public let expiresOn: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case sourceID = "source_id"
            case cardToken = "card_token"
            case lastFour = "last_four"
            case expiresOn = "expires_on"
        }
    }
}
