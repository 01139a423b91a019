public import Servicing

/// Whom to invite: the body of ``InviteAPIUser``. Whatever it lacks is told before anything is sent.
public struct APIUserInvitation: Hashable, Sendable, Codable {
    /// What the user will be allowed to do: a whole number. The document's default is 1.
    public var role: APIUserRole
    /// The address that the invite goes to.
    public var email: Sensitive<String>?
    /// The user's first name.
    public var nameFirst: Sensitive<String>?
    /// The user's last name.
    public var nameLast: Sensitive<String>?
    /// The user's phone number, in any form: the document gives none, and its example is `1-234-567-8900`.
    public var phone: Sensitive<String>?

    /// An invitation.
    public init(
        role: APIUserRole = 1, email: Sensitive<String>, nameFirst: Sensitive<String>, nameLast: Sensitive<String>,
        phone: Sensitive<String>? = nil
    ) {
        self.role = role
        self.email = email
        self.nameFirst = nameFirst
        self.nameLast = nameLast
        self.phone = phone
    }

    private enum CodingKeys: String, CodingKey {
        case role
        case email
        case nameFirst = "name_first"
        case nameLast = "name_last"
        case phone
    }

    /// Reads an invitation; a role that is left out is the document's default.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        role = try container.decodeIfPresent(APIUserRole.self, forKey: .role) ?? 1
        email = try container.decodeIfPresent(Sensitive<String>.self, forKey: .email)
        nameFirst = try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameFirst)
        nameLast = try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameLast)
        phone = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phone)
    }
}
