public import Servicing

/// Someone who is paid out of an account: a merchant, a lender, a sponsor.
public struct PayoutEntity: Hashable, Sendable, Codable {
    /// The party's id.
    public let payoutEntityID: PayoutEntityID?
    /// What the party is. *Inferred.*
    public let payoutEntityType: PayoutEntityType?
    /// The party's name. *Inferred.*
    public let payoutEntityName: String?
    /// Links to other systems.
    public let externalFields: ExternalFields?
    /// The party above this one, by an id that Canopy generated. *Inferred.*
    public let parentPayoutEntityID: PayoutEntityID?
    /// The number of the account that payments are distributed to, in clear. *Inferred.*
    public let bankAccountNumber: Sensitive<String>?
    /// Its bank's routing number, in clear, with leading zeros. *Inferred.*
    public let bankRoutingNumber: Sensitive<String>?
    /// What kind of account it is. *Inferred.*
    public let bankAccountType: BankAccountType?
    /// The party's identification as a company. *Example only.*
    public let companyIdentification: Sensitive<String>?
    /// The party's taxpayer number. *Example only.*
    public let irsTIN: Sensitive<String>?

    private enum CodingKeys: String, CodingKey {
        case payoutEntityID = "payout_entity_id"
        case payoutEntityType = "payout_entity_type"
        case payoutEntityName = "payout_entity_name"
        case externalFields = "external_fields"
        case parentPayoutEntityID = "parent_payout_entity_id"
        case bankAccountNumber = "bank_account_number"
        case bankRoutingNumber = "bank_routing_number"
        case bankAccountType = "bank_account_type"
        case companyIdentification = "company_identification"
        case irsTIN = "irs_tin"
    }
}

/// What a party that is paid out is.
public struct PayoutEntityType: CanopyValue {
    /// The wire value, in lower case.
    public let rawValue: String

    /// A type with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A merchant.
    public static let merchant = PayoutEntityType(rawValue: "merchant")
    /// A lender.
    public static let lender = PayoutEntityType(rawValue: "lender")
    /// A sponsor.
    public static let sponsor = PayoutEntityType(rawValue: "sponsor")
    /// The organization itself.
    public static let organization = PayoutEntityType(rawValue: "organization")
    /// A clearing account.
    public static let clearing = PayoutEntityType(rawValue: "clearing")

    /// The values that the documents list.
    public static let documented: [PayoutEntityType] = [.merchant, .lender, .sponsor, .organization, .clearing]
}
