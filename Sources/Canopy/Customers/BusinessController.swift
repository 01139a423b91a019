public import Servicing

/// Who controls a business.
public struct BusinessController: Hashable, Sendable, Codable {
    /// Where they live.
    public var address: PostalAddress
    /// What they are called.
    public var name: PersonName
    /// Their passport.
    public var passport: Passport?
    /// Their position, such as `CFO`.
    public var title: Sensitive<String>?
    /// Their phone number in E.164.
    public var phoneNumber: Sensitive<String>?
    /// Their social security number.
    public var ssn: Sensitive<String>?

    /// A controller to send.
    ///
    /// - Parameters:
    ///   - address: where they live. Required.
    ///   - name: what they are called.
    ///   - passport: required with a new customer where the address is given as outside the US.
    ///   - title: their position.
    ///   - phoneNumber: in E.164.
    ///   - ssn: whole, in any form.
    public init(
        address: PostalAddress, name: PersonName = PersonName(), passport: Passport? = nil,
        title: Sensitive<String>? = nil, phoneNumber: Sensitive<String>? = nil, ssn: Sensitive<String>? = nil
    ) {
        self.address = address
        self.name = name
        self.passport = passport
        self.title = title
        self.phoneNumber = phoneNumber
        self.ssn = ssn
    }

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
