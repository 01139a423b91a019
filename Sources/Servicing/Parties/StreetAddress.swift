/// A postal address.
public struct StreetAddress: Hashable, Sendable, Codable {
    /// Street and number.
    public var lineOne: Sensitive<String>
    /// What else the address has, such as a suite.
    public var lineTwo: Sensitive<String>?
    /// The city.
    public var city: Sensitive<String>
    /// The state, province or region, as the country's post abbreviates it.
    public var region: Sensitive<String>
    /// The postal code.
    public var postalCode: Sensitive<String>
    /// The country by ISO 3166-1, in two letters.
    public var country: Sensitive<String>?

    /// An address.
    public init(
        lineOne: Sensitive<String>, lineTwo: Sensitive<String>? = nil, city: Sensitive<String>,
        region: Sensitive<String>, postalCode: Sensitive<String>, country: Sensitive<String>? = nil
    ) {
        self.lineOne = lineOne
        self.lineTwo = lineTwo
        self.city = city
        self.region = region
        self.postalCode = postalCode
        self.country = country
    }
}
