public import Servicing

extension Account {
    /// A card of an account.
    public struct Card: Hashable, Sendable, Codable {
        /// The most that it may be charged, in cents; at least 1. Nil where only the issuer's processor sets a limit.
        public let spendLimit: Int?
        /// The card at Lithic, in the words of Lithic's own schema.
        public let lithic: LithicCard?

        private enum CodingKeys: String, CodingKey {
            case spendLimit = "spend_limit"
            case lithic
        }
    }

    /// A card as Lithic describes it.
    public struct LithicCard: Hashable, Sendable, Codable {
        /// The card's id.
        public let token: Sensitive<String>?
        /// The id of the programme under which it was made. *Inferred.*
        public let cardProgramToken: Sensitive<String>?
        /// The card number's last four digits, leading zeros among them.
        public let lastFour: Sensitive<String>?
        /// Where it can be used.
        public let type: CardType?
        /// Whether it can be used.
        public let state: CardState?
        /// A name for the card, in free text.
        public let memo: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case token
            case cardProgramToken = "card_program_token"
            case lastFour = "last_four"
            case type
            case state
            case memo
        }
    }

    /// The account at the card issuers' processors.
    public struct IssuerProcessorDetails: Hashable, Sendable, Codable {
        /// At Lithic.
        public let lithic: IssuerAccount?
        /// At Galileo. *Example only.*
        public let galileo: IssuerAccount?
    }

    /// An account at a card issuer's processor.
    public struct IssuerAccount: Hashable, Sendable, Codable {
        /// Its id there, which charges are made against: a UUID at Lithic, digits at Galileo.
        public let accountToken: Sensitive<String>?

        private enum CodingKeys: String, CodingKey {
            case accountToken = "account_token"
        }
    }
}

/// Where a card can be used.
public struct CardType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A type with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Everywhere.
    public static let unlocked = CardType(rawValue: "UNLOCKED")
    /// At one merchant.
    public static let merchantLocked = CardType(rawValue: "MERCHANT_LOCKED")
    /// Once.
    public static let singleUse = CardType(rawValue: "SINGLE_USE")

    /// The values that the documents list.
    public static let documented: [CardType] = [.unlocked, .merchantLocked, .singleUse]
}

/// Whether a card can be used.
public struct CardState: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A state with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It can.
    public static let open = CardState(rawValue: "OPEN")
    /// Not at the moment.
    public static let paused = CardState(rawValue: "PAUSED")
    /// Never again.
    public static let closed = CardState(rawValue: "CLOSED")

    /// The values that the documents list.
    public static let documented: [CardState] = [.open, .paused, .closed]
}
