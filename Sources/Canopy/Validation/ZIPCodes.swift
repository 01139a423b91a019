import ServicingHTTP

extension FieldChecks {
    /// Checks the postal code of an address: five digits, or nine as ZIP+4. The document says "nine digit" and shows
    /// `99999-1000`, so nine are taken with the dash and without.
    ///
    /// The document asks for no less of any address, and lists 244 countries beside the US that have no ZIP codes.
    /// Taken at its word it would shut them out. So where a country is given and is not the US, any postal code is
    /// taken that is made of letters, digits, spaces and dashes, such as Canada's `K1A 0B1` (*inferred*; Canopy may
    /// still refuse it). Where no country is given the document's words count, as its list begins with the US.
    mutating func postalCode(_ field: String, _ code: String, country: String?) {
        guard !code.isDigits(grouped: 5), !code.isDigits(grouped: 5, 4), !code.isDigits(grouped: 9) else { return }
        guard let country, country != "US" else {
            return add(
                field, "is not a ZIP code",
                allowed: "NNNNN, NNNNN-NNNN or NNNNNNNNN, unless address_country_code is not US")
        }
        let isCode =
            code.utf8.first.map(\.isLetterOrDigit) == true && code.utf8.last.map(\.isLetterOrDigit) == true
            && code.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        guard !isCode else { return }
        add(field, "is not a postal code", allowed: "letters and digits, with spaces or dashes between them")
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
