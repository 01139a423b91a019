public import Servicing

/// A customer that is a business.
public struct BusinessDetails: Hashable, Sendable, Codable {
    /// The name in law. The document's text has lost it; the example has it.
    public let businessLegalName: String?
    /// The name it trades under.
    public let doingBusinessAs: String?
    /// The employer identification number. The document asks for `NN-NNNNNNN` and shows `888-888888`, so what is read
    /// is not checked.
    public let businessEIN: Sensitive<String>?
    /// Its legal form. *Inferred.*
    public let businessType: BusinessType?
    /// Its trade, by a UUID of Dwolla's list. *Inferred.*
    public let businessClassificationID: String?
    /// Its website.
    public let website: String?
    /// Who controls it; may be null.
    public let controller: BusinessController?

    private enum CodingKeys: String, CodingKey {
        case businessLegalName = "business_legal_name"
        case doingBusinessAs = "doing_business_as"
        case businessEIN = "business_ein"
        case businessType = "business_type"
        case businessClassificationID = "business_classification_id"
        case website
        case controller
    }
}

/// Who controls a business.
public struct BusinessController: Hashable, Sendable, Codable {
    /// Where they live.
    public let address: PostalAddress
    /// What they are called.
    public let name: PersonName
    /// Their passport.
    public let passport: Passport?
    /// Their position, such as `CFO`.
    public let title: Sensitive<String>?
    /// Their phone number in E.164.
    public let phoneNumber: Sensitive<String>?
    /// Their social security number.
    public let ssn: Sensitive<String>?

    private enum CodingKeys: String, CodingKey {
        case passport
        case title
        case phoneNumber = "phone_number"
        case ssn
    }

    /// Reads one object, in which address and name stand among the other fields.
    public init(from decoder: any Decoder) throws {
        address = try PostalAddress(from: decoder)
        name = try PersonName(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        passport = try container.decodeIfPresent(Passport.self, forKey: .passport)
        title = try container.decodeIfPresent(Sensitive<String>.self, forKey: .title)
        phoneNumber = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phoneNumber)
        ssn = try container.decodeIfPresent(Sensitive<String>.self, forKey: .ssn)
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        try address.encode(to: encoder)
        try name.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(passport, forKey: .passport)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(phoneNumber, forKey: .phoneNumber)
        try container.encodeIfPresent(ssn, forKey: .ssn)
    }
}

/// A business's legal form.
public struct BusinessType: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A form with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// One person's.
    public static let soleProprietorship = BusinessType(rawValue: "sole_proprietorship")
    /// A limited liability company.
    public static let llc = BusinessType(rawValue: "llc")
    /// An association without legal form.
    public static let unincorporatedAssociation = BusinessType(rawValue: "unincorporated_association")
    /// A trust.
    public static let trust = BusinessType(rawValue: "trust")
    /// A corporation.
    public static let corporation = BusinessType(rawValue: "corporation")
    /// A corporation whose shares are traded.
    public static let publicCorporation = BusinessType(rawValue: "corporation_public")
    /// Not for profit. The document spells it `non_profile`, so that is what is sent.
    public static let nonProfit = BusinessType(rawValue: "non_profile")
    /// A partnership.
    public static let partnership = BusinessType(rawValue: "partnership")

    /// The values that the documents list.
    public static let documented: [BusinessType] = [
        .soleProprietorship, .llc, .unincorporatedAssociation, .trust, .corporation, .publicCorporation, .nonProfit,
        .partnership,
    ]

    /// Reads a text; `non_profit`, as the document should have spelt it, is the same as its `non_profile`.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        self.init(rawValue: text == "non_profit" ? Self.nonProfit.rawValue : text)
    }
}
