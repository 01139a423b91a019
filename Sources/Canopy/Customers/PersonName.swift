public import Servicing

/// A person's name. Its fields stand among the person's own on the wire, each with `name_` before its name.
public struct PersonName: Hashable, Sendable, Codable {
    /// What stands before it, such as `Dr.`
    public let prefix: Sensitive<String>?
    /// The first name.
    public let first: Sensitive<String>?
    /// The middle name.
    public let middle: Sensitive<String>?
    /// The last name.
    public let last: Sensitive<String>?
    /// What stands behind it, such as `Jr`.
    public let suffix: Sensitive<String>?

    private enum CodingKeys: String, CodingKey {
        case prefix = "name_prefix"
        case first = "name_first"
        case middle = "name_middle"
        case last = "name_last"
        case suffix = "name_suffix"
    }
}

/// A person's passport.
public struct Passport: Hashable, Sendable, Codable {
    /// The passport's number.
    public let number: Sensitive<String>?
    /// The issuing country by ISO 3166-1, in two letters.
    public let country: Sensitive<String>?
}
