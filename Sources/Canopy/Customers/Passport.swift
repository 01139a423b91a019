public import Servicing

/// A person's passport.
public struct Passport: Hashable, Sendable, Codable {
    /// The passport's number.
    public var number: Sensitive<String>?
    /// The issuing country by ISO 3166-1, in two letters.
    public var country: Sensitive<String>?

    /// A passport to send.
    public init(number: Sensitive<String>, country: Sensitive<String>) {
        self.number = number
        self.country = country
    }
}
