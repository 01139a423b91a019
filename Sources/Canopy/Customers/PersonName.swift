public import Servicing

/// A person's name. Its fields stand among the person's own on the wire, each with `name_` before its name.
public struct PersonName: Hashable, Sendable, Codable {
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

    /// A name to send. The vendor's later pages require the first and the last name of a new customer (found there). The
    /// document's text has lost the names of these fields, and with them whether they are required, so no part is
    /// required here of anybody: to refuse what Canopy may take would be worse than its own refusal. Its examples always
    /// have both, and Canopy may refuse what lacks them.
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

    private enum CodingKeys: String, CodingKey {
        case prefix = "name_prefix"
        case first = "name_first"
        case middle = "name_middle"
        case last = "name_last"
        case suffix = "name_suffix"
    }
}
