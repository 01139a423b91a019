import ExactJSON

extension CanopyMock {
    /// An API user: a person of a lender's organization who uses the API (canopy.core-api-1.8.44.txt, lines 75 to 103).
    public struct APIUser: Hashable, Sendable, CustomStringConvertible {
        /// The user's id, made by Canopy.
        public let apiUserID: String
        /// The organization that the user belongs to.
        public var organizationName: String
        /// The first name.
        public var firstName: String
        /// The last name.
        public var lastName: String
        /// The e-mail address.
        public var email: String
        /// The phone number; nil is answered as null.
        public var phone: String?
        /// The number of the user's role. What the numbers mean is not documented.
        public var role: Int
        /// Whether the user has registered; one who has not was invited and is listed all the same.
        public var isRegistered: Bool

        /// An API user.
        public init(
            apiUserID: String, organizationName: String, firstName: String, lastName: String, email: String,
            phone: String? = nil, role: Int = 1, isRegistered: Bool = true
        ) {
            self.apiUserID = apiUserID
            self.organizationName = organizationName
            self.firstName = firstName
            self.lastName = lastName
            self.email = email
            self.phone = phone
            self.role = role
            self.isRegistered = isRegistered
        }

        /// The id, and whether the user has registered: nothing of the person.
        public var description: String {
            "API user \(apiUserID)" + (isRegistered ? "" : ", invited")
        }

        /// The user as answered.
        var json: JSONValue {
            [
                "api_user_id": .string(apiUserID), "organization_name": .string(organizationName),
                "name_first": .string(firstName), "name_last": .string(lastName), "email": .string(email),
                "phone": phone.map { .string($0) } ?? .null, "role": .number(JSONNumber(role)),
            ]
        }
    }

    /// The API user of the documents' examples (canopy.core-api-1.8.44.txt, lines 129 to 137).
    public static let documentedAPIUser = APIUser(
        apiUserID: "dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5", organizationName: "Lever Card 3000", firstName: "Analise",
        lastName: "Goldberg", email: "marissa@globex.com", phone: "1-123-456-7890")

    /// Puts an API user in, in place of the one that has the same id.
    public mutating func put(_ user: APIUser) {
        users.put(user)
        seeds.remove(.apiUser, user.apiUserID)
    }

    /// The API user with that id.
    public func apiUser(_ id: String) -> APIUser? {
        users[id]
    }

    /// The API users in the order they came.
    public var apiUsers: [APIUser] { users.all }

    /// Whose token a request came with: the one it names, else the first user (*inferred*).
    func user(of caller: AccessToken?) -> APIUser? {
        guard let caller else { return nil }
        guard let holder = caller.holder else { return users.all.first }
        return users[holder]
    }
}

extension CanopyMock.APIUser: CustomReflectable {
    /// What `dump` shows: the description.
    public var customMirror: Mirror { Mirror(self, children: ["user": description]) }
}
