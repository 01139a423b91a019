/// A person, as far as a servicer wants to know them. Everything is optional here; what a provider requires it says when
/// an instruction is planned.
public struct Individual: Hashable, Sendable, Codable {
    /// What they are called.
    public var name: Name
    /// Where they live.
    public var address: StreetAddress?
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: Sensitive<String>?
    /// The e-mail address.
    public var email: Sensitive<String>?
    /// The phone number in E.164, such as `+14045550123`.
    public var phone: Sensitive<String>?
    /// The number that a state knows them by.
    public var nationalID: NationalID?
    /// A document that shows who they are.
    public var identityDocument: IdentityDocument?
    /// Their title or office, such as `CFO`.
    public var title: Sensitive<String>?

    /// A person.
    public init(
        name: Name, address: StreetAddress? = nil, dateOfBirth: Sensitive<String>? = nil,
        email: Sensitive<String>? = nil, phone: Sensitive<String>? = nil, nationalID: NationalID? = nil,
        identityDocument: IdentityDocument? = nil, title: Sensitive<String>? = nil
    ) {
        self.name = name
        self.address = address
        self.dateOfBirth = dateOfBirth
        self.email = email
        self.phone = phone
        self.nationalID = nationalID
        self.identityDocument = identityDocument
        self.title = title
    }

    /// A person's name, in its parts.
    public struct Name: Hashable, Sendable, Codable {
        /// What stands before it, such as `Dr.`
        public var prefix: Sensitive<String>?
        /// The first name.
        public var first: Sensitive<String>?
        /// The middle name.
        public var middle: Sensitive<String>?
        /// The last name.
        public var last: Sensitive<String>?
        /// What stands behind it, such as `Jr`.
        public var suffix: Sensitive<String>?

        /// A name.
        public init(
            prefix: Sensitive<String>? = nil, first: Sensitive<String>? = nil, middle: Sensitive<String>? = nil,
            last: Sensitive<String>? = nil, suffix: Sensitive<String>? = nil
        ) {
            self.prefix = prefix
            self.first = first
            self.middle = middle
            self.last = last
            self.suffix = suffix
        }
    }
}

/// A number that a state knows a person by, such as a social security number.
public struct NationalID: Hashable, Sendable, Codable {
    /// The number.
    public var number: Sensitive<String>
    /// The state by ISO 3166-1, in two letters; `US`, unless given.
    public var country: String

    /// A number.
    public init(_ number: Sensitive<String>, country: String = "US") {
        self.number = number
        self.country = country
    }
}

/// A document that shows who a person is.
public struct IdentityDocument: Hashable, Sendable, Codable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A passport.
        case passport
        /// A driver's licence.
        case driversLicence = "drivers-licence"
        /// An identity card.
        case identityCard = "identity-card"
    }

    /// What it is.
    public var kind: Kind
    /// Its number.
    public var number: Sensitive<String>
    /// Who issued it, by ISO 3166-1, in two letters.
    public var country: Sensitive<String>

    /// A document.
    public init(_ kind: Kind, number: Sensitive<String>, country: Sensitive<String>) {
        self.kind = kind
        self.number = number
        self.country = country
    }
}
