public import Servicing

/// An API user's id.
public typealias APIUserID = Identifier<APIUser>

/// Someone, or something, that may call the interface for an organization.
public struct APIUser: Hashable, Sendable, Codable {
    /// The user's id at Canopy.
    public let apiUserID: APIUserID?
    /// The organization the user belongs to.
    public let organizationName: String?
    /// The user's first name. The vendor's newer pages call it `first_name` (*found*), which is read where this is
    /// missing.
    public let nameFirst: Sensitive<String>?
    /// The user's last name, or `last_name` as above.
    public let nameLast: Sensitive<String>?
    /// The user's e-mail address.
    public let email: Sensitive<String>?
    /// The user's phone number, in whatever form: the document's example is `1-123-456-7890`.
    public let phone: Sensitive<String>?
    /// What the user may do.
    public let role: APIUserRole?

    private enum CodingKeys: String, CodingKey {
        case apiUserID = "api_user_id"
        case organizationName = "organization_name"
        case nameFirst = "name_first"
        case nameLast = "name_last"
        case email
        case phone
        case role
    }

    private enum NewerKeys: String, CodingKey {
        case firstName = "first_name"
        case lastName = "last_name"
    }

    /// Reads a user.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let newer = try decoder.container(keyedBy: NewerKeys.self)
        apiUserID = try container.decodeIfPresent(APIUserID.self, forKey: .apiUserID)
        organizationName = try container.decodeIfPresent(String.self, forKey: .organizationName)
        nameFirst =
            try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameFirst)
            ?? newer.decodeIfPresent(Sensitive<String>.self, forKey: .firstName)
        nameLast =
            try container.decodeIfPresent(Sensitive<String>.self, forKey: .nameLast)
            ?? newer.decodeIfPresent(Sensitive<String>.self, forKey: .lastName)
        email = try container.decodeIfPresent(Sensitive<String>.self, forKey: .email)
        phone = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phone)
        role = try container.decodeIfPresent(APIUserRole.self, forKey: .role)
    }
}
