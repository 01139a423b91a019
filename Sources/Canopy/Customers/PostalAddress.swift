public import Servicing

/// A person's address. Its fields stand among the person's own on the wire, each with `address_` before its name.
public struct PostalAddress: Hashable, Sendable, Codable {
    /// Street and number.
    public var lineOne: Sensitive<String>?
    /// Suite, floor and the like.
    public var lineTwo: Sensitive<String>?
    /// The city.
    public var city: Sensitive<String>?
    /// The state.
    public var state: Sensitive<String>?
    /// Five digits, or nine as ZIP+4.
    public var zip: Sensitive<String>?
    /// The country by ISO 3166-1, in two letters. *Inferred.*
    public var countryCode: Sensitive<String>?

    /// An address to send. What the document requires of each has to be given.
    ///
    /// - Parameters:
    ///   - lineOne: street and number.
    ///   - lineTwo: suite, floor and the like.
    ///   - city: the city.
    ///   - state: the state.
    ///   - zip: `NNNNN` or `NNNNN-NNNN`; another country's postal code where `countryCode` is given and not `US`.
    ///   - countryCode: one of ``countryCodes``.
    public init(
        lineOne: Sensitive<String>, lineTwo: Sensitive<String>? = nil, city: Sensitive<String>,
        state: Sensitive<String>, zip: Sensitive<String>, countryCode: Sensitive<String>? = nil
    ) {
        self.lineOne = lineOne
        self.lineTwo = lineTwo
        self.city = city
        self.state = state
        self.zip = zip
        self.countryCode = countryCode
    }

    private enum CodingKeys: String, CodingKey {
        case lineOne = "address_line_one"
        case lineTwo = "address_line_two"
        case city = "address_city"
        case state = "address_state"
        case zip = "address_zip"
        case countryCode = "address_country_code"
    }
}
