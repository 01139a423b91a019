public import Servicing

/// Who registers, and with which password: the body of ``Register``.
///
/// The document prints no table of its fields; they are its example's, and that all but the organization are required is
/// *inferred*: who was invited belongs to one already. Whatever is missing is told before anything is sent.
///
/// Writing it writes the **password**, since that is what the call sends. Printing it does not.
public struct Registration: Hashable, Sendable {
    /// The user's first name.
    public var nameFirst: Sensitive<String>?
    /// The user's last name.
    public var nameLast: Sensitive<String>?
    /// The user's new password.
    public var password: Secret?
    /// The user's e-mail address: the one that the invite went to, where there was one.
    public var email: Sensitive<String>?
    /// The organization to found.
    public var organizationName: String?

    /// A registration.
    public init(
        nameFirst: Sensitive<String>, nameLast: Sensitive<String>, password: Secret, email: Sensitive<String>,
        organizationName: String? = nil
    ) {
        self.nameFirst = nameFirst
        self.nameLast = nameLast
        self.password = password
        self.email = email
        self.organizationName = organizationName
    }
}

extension Registration: Codable {
    private enum CodingKeys: String, CodingKey {
        case nameFirst = "name_first"
        case nameLast = "name_last"
        case password
        case email
        case organizationName = "organization_name"
    }

    /// Reads a registration.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        nameFirst = try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameFirst)
        nameLast = try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameLast)
        password = try container.decodeIfPresent(String.self, forKey: .password).map { Secret($0) }
        email = try container.decodeIfPresent(Sensitive<String>.self, forKey: .email)
        organizationName = try container.decodeIfPresent(String.self, forKey: .organizationName)
    }

    /// Writes the registration as it is sent.
    public func encode(to encoder: any Encoder) throws {
        try encode(to: encoder, withPassword: true)
    }

    /// Writes the registration, as it is sent or to be kept.
    func encode(to encoder: any Encoder, withPassword: Bool) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(nameFirst, forKey: .nameFirst)
        try container.encodeIfPresent(nameLast, forKey: .nameLast)
        if withPassword { try container.encodeIfPresent(password?.reveal(), forKey: .password) }
        try container.encodeIfPresent(email, forKey: .email)
        try container.encodeIfPresent(organizationName, forKey: .organizationName)
    }
}
