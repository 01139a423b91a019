import ServicingHTTP

/// What a request is sent with where its recording has masks.
///
/// A masked number can't be sent: a server would refuse it for its form. What stands in for it has the form that a member
/// of its name has, and belongs to nobody.
public struct Placeholders: Hashable, Sendable {
    /// The values by the names of members, query parameters and headers, in lower case; `#` is replaced by the mask's
    /// number, so that different masks can have different values.
    public var values: [String: String]
    /// The value for any other name.
    public var fallback: String

    /// Values.
    public init(values: [String: String], fallback: String = "placeholder-#") {
        self.values = values
        self.fallback = fallback
    }

    /// Values for the members that ``ServicingHTTP/RedactionRules/standard`` masks: numbers that are never issued, and
    /// names, addresses and telephone numbers that are kept for examples.
    public static let standard = Placeholders(values: [
        "ssn": "900000001", "irs_tin": "900000001", "tin": "900000001", "tax_id": "900000001",
        "ein": "00-0000001", "business_ein": "00-0000001", "international_customer_id": "9999999999",
        "number": "X0000000#", "country": "US",
        "date_of_birth": "1980-01-01", "dateofbirth": "1980-01-01", "dob": "1980-01-01", "birthday": "1980-01-01",
        "email": "person#@example.com", "phone": "+12025550100", "phone_number": "+12025550100",
        "phonenumber": "+12025550100", "mobile": "+12025550100",
        "name": "Alex Example", "full_name": "Alex Example", "first_name": "Alex", "firstname": "Alex",
        "name_first": "Alex", "middle_name": "Kim", "middlename": "Kim", "name_middle": "Kim",
        "last_name": "Example", "lastname": "Example", "name_last": "Example", "name_prefix": "Dr.",
        "name_suffix": "Jr", "business_legal_name": "Example Company", "doing_business_as": "Example",
        "address": "1 Example Street", "street_address": "1 Example Street", "address_line_one": "1 Example Street",
        "address_line_two": "Suite 1", "streetaddress1": "1 Example Street", "streetaddress2": "Suite 1",
        "address_city": "Springfield", "address_state": "GA", "address_zip": "99999", "zip": "99999",
        "zipcode": "99999", "zip_code": "99999", "postal_code": "99999",
        "bank_account_number": "900000001", "account_number": "900000001", "bank_routing_number": "999999992",
        "routing_number": "999999992", "card_number": "4111111111111111", "cvv": "123", "last_four": "0000",
        "lastfour": "0000", "password": "Placeholder-#!", "notes": "placeholder", "search_parameters": "Alex",
    ])

    /// The value for a mask at a place: by the last of the keys that has one.
    func value(for mask: Int, at keys: [String]) -> String {
        let template = keys.reversed().lazy.compactMap { values[$0.lowercased()] }.first ?? fallback
        return template.replacing("#", with: String(mask))
    }
}
