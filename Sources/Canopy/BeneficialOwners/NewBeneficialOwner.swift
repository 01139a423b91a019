public import Servicing

/// A beneficial owner to create, in the form of the request's body.
///
/// What the document requires can't be left out of the initializer. In a body that is read from a file it can: then it
/// is told of when the operation is planned or performed, with everything else that is wrong.
public struct NewBeneficialOwner: Hashable, Sendable, Codable {
    /// Where they live. Required.
    public var address: PostalAddress
    /// What they are called.
    public var name: PersonName
    /// Their passport. The document requires it of customers where the country is not US, so it is required here as
    /// well (*inferred*).
    public var passport: Passport?
    /// The owner's id from now on; it may not begin with `can_`. Canopy generates one where none is given. *Inferred.*
    public var beneficialOwnerID: BeneficialOwnerID?
    /// Whether it is certified who they are. The document takes either value and creates every owner unverified.
    public var verificationStatus: CertificationStatus?
    /// The phone number in E.164. The document's text has lost its name; the example has it.
    public var phoneNumber: Sensitive<String>?
    /// The e-mail address.
    public var email: Sensitive<String>?
    /// The whole social security number: nine digits, or `NNN-NN-NNNN`.
    public var ssn: Sensitive<String>?
    /// The date of birth, `YYYY-MM-DD`. The document's text has lost its name; the example has it.
    public var dateOfBirth: Sensitive<String>?

    /// An owner. The parameter without a default is what the document requires.
    public init(
        address: PostalAddress, name: PersonName = PersonName(), passport: Passport? = nil,
        beneficialOwnerID: BeneficialOwnerID? = nil, verificationStatus: CertificationStatus? = nil,
        phoneNumber: Sensitive<String>? = nil, email: Sensitive<String>? = nil, ssn: Sensitive<String>? = nil,
        dateOfBirth: Sensitive<String>? = nil
    ) {
        self.address = address
        self.name = name
        self.passport = passport
        self.beneficialOwnerID = beneficialOwnerID
        self.verificationStatus = verificationStatus
        self.phoneNumber = phoneNumber
        self.email = email
        self.ssn = ssn
        self.dateOfBirth = dateOfBirth
    }

    private enum CodingKeys: String, CodingKey {
        case passport
        case beneficialOwnerID = "beneficial_owner_id"
        case verificationStatus = "verification_status"
        case phoneNumber = "phone_number"
        case email
        case ssn
        case dateOfBirth = "date_of_birth"
    }

    /// Reads one object, in which address and name stand among the other fields.
    public init(from decoder: any Decoder) throws {
        address = try PostalAddress(from: decoder)
        name = try PersonName(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        passport = try container.decodeIfPresent(Passport.self, forKey: .passport)
        beneficialOwnerID = try container.decodeIfPresent(BeneficialOwnerID.self, forKey: .beneficialOwnerID)
        verificationStatus = try container.decodeIfPresent(CertificationStatus.self, forKey: .verificationStatus)
        phoneNumber = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phoneNumber)
        email = try container.decodeIfPresent(Sensitive<String>.self, forKey: .email)
        ssn = try container.decodeIfPresent(Sensitive<String>.self, forKey: .ssn)
        dateOfBirth = try container.decodeIfPresent(Sensitive<String>.self, forKey: .dateOfBirth)
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        try address.encode(to: encoder)
        try name.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(passport, forKey: .passport)
        try container.encodeIfPresent(beneficialOwnerID, forKey: .beneficialOwnerID)
        try container.encodeIfPresent(verificationStatus, forKey: .verificationStatus)
        try container.encodeIfPresent(phoneNumber, forKey: .phoneNumber)
        try container.encodeIfPresent(email, forKey: .email)
        try container.encodeIfPresent(ssn, forKey: .ssn)
        try container.encodeIfPresent(dateOfBirth, forKey: .dateOfBirth)
    }
}
