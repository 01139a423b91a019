import Servicing
import ServicingHTTP

extension FieldChecks {
    /// Checks an address whose fields stand among others at a place: empty for the body itself, else a path that ends
    /// with a dot, such as `business_details.controller.`.
    mutating func address(_ address: PostalAddress, at place: String) {
        requiredText(place + "address_line_one", address.lineOne)
        optionalText(place + "address_line_two", address.lineTwo)
        requiredText(place + "address_city", address.city)
        requiredText(place + "address_state", address.state)
        let country = address.countryCode?.revealed
        if let zip = required(place + "address_zip", address.zip, allowed: "NNNNN, NNNNN-NNNN or NNNNNNNNN") {
            postalCode(place + "address_zip", zip.revealed, country: country)
        }
        if let country { addressCountry(place + "address_country_code", country) }
    }

    /// Checks a name.
    mutating func name(_ name: PersonName, at place: String) {
        optionalText(place + "name_prefix", name.prefix)
        optionalText(place + "name_first", name.first)
        optionalText(place + "name_middle", name.middle)
        optionalText(place + "name_last", name.last)
        optionalText(place + "name_suffix", name.suffix)
    }

    /// Checks a passport.
    ///
    /// - Parameter address: the person's address, where the document requires a passport of those who live outside the
    ///   US: with everybody new. It says "required if country is not US", on the element next to the passport, and
    ///   knows no default country, so an address without one requires none (*inferred*). A passport of who lives in the
    ///   US is what the documents' examples show.
    mutating func passport(_ passport: Passport?, at place: String, requiredBy address: PostalAddress? = nil) {
        guard let passport else {
            let country = address?.countryCode?.revealed
            if let country, country != "US" {
                add(
                    place + "passport", "is missing; the document requires it where the country is not US",
                    allowed: "the passport's number and country")
            }
            return
        }
        requiredText(place + "passport.number", passport.number)
        if let country = required(place + "passport.country", passport.country, allowed: "two capital letters") {
            passportCountry(place + "passport.country", country.revealed)
        }
    }

    /// Checks a business.
    ///
    /// - Parameter isNew: whether the customer is new, see ``passport(_:at:requiredBy:)``.
    mutating func business(_ business: BusinessDetails, isNew: Bool) {
        let place = "business_details."
        optionalText(place + "business_legal_name", business.businessLegalName)
        requiredText(place + "doing_business_as", business.doingBusinessAs)
        if let number = required(place + "business_ein", business.businessEIN, allowed: "NN-NNNNNNN") {
            employerNumber(place + "business_ein", number.revealed)
        }
        documented(place + "business_type", business.businessType?.sent)
        if let id = business.businessClassificationID { uuid(place + "business_classification_id", id) }
        if let website = business.website { webAddress(place + "website", website) }
        if let controller = business.controller { self.controller(controller, at: place + "controller.", isNew: isNew) }
    }

    private mutating func controller(_ controller: BusinessController, at place: String, isNew: Bool) {
        address(controller.address, at: place)
        name(controller.name, at: place)
        passport(controller.passport, at: place, requiredBy: isNew ? controller.address : nil)
        optionalText(place + "title", controller.title)
        optional(place + "phone_number", controller.phoneNumber) { $0.phoneNumber($1, $2) }
        optional(place + "ssn", controller.ssn) { $0.customerNumber($1, $2) }
    }
}
