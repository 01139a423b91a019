public import Servicing

/// A person's address. Its fields stand among the person's own on the wire, each with `address_` before its name.
public struct PostalAddress: Hashable, Sendable, Codable {
    /// Street and number.
    public let lineOne: Sensitive<String>?
    /// Suite, floor and the like.
    public let lineTwo: Sensitive<String>?
    /// The city.
    public let city: Sensitive<String>?
    /// The state.
    public let state: Sensitive<String>?
    /// Five digits, or nine as ZIP+4.
    public let zip: Sensitive<String>?
    /// The country by ISO 3166-1, in two letters. *Inferred.*
    public let countryCode: Sensitive<String>?

    private enum CodingKeys: String, CodingKey {
        case lineOne = "address_line_one"
        case lineTwo = "address_line_two"
        case city = "address_city"
        case state = "address_state"
        case zip = "address_zip"
        case countryCode = "address_country_code"
    }
}
