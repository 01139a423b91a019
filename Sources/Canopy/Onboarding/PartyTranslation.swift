import Servicing

extension PersonName {
    /// A name, all of whose parts Canopy has.
    init(_ name: Individual.Name) {
        self.init(prefix: name.prefix, first: name.first, middle: name.middle, last: name.last, suffix: name.suffix)
    }
}

extension PostalAddress {
    /// An address. One that is not there has no parts, which the operation reports by their own names.
    init(_ address: StreetAddress?) {
        self.init(lineOne: "", city: "", state: "", zip: "")
        lineOne = address?.lineOne
        lineTwo = address?.lineTwo
        city = address?.city
        state = address?.region
        zip = address?.postalCode
        countryCode = address?.country
    }
}

extension BusinessType {
    init(_ form: BusinessEntity.LegalForm) {
        self =
            switch form {
            case .soleProprietorship: .soleProprietorship
            case .limitedLiabilityCompany: .llc
            case .unincorporatedAssociation: .unincorporatedAssociation
            case .trust: .trust
            case .corporation: .corporation
            case .publicCorporation: .publicCorporation
            case .nonProfit: .nonProfit
            case .partnership: .partnership
            }
    }
}

extension CustomerAccountRole {
    init(_ role: HolderRole) {
        self =
            switch role {
            case .primary: .primary
            case .secondary: .secondary
            }
    }
}

extension TranslationNotes {
    /// Name and address, of which Canopy has every part.
    mutating func nameAndAddress(_ person: Individual, at place: String = "") {
        exact(place + "name", person.name)
        exact(place + "address", person.address)
    }

    /// The passport. Canopy has a place for no other document.
    mutating func passport(_ document: IdentityDocument?, at place: String = "") -> Passport? {
        guard let document else { return nil }
        guard document.kind == .passport else {
            dropped(place + "identity_document", document, "Canopy takes passports alone")
            return nil
        }
        exact(place + "identity_document", document)
        return Passport(number: document.number, country: document.country)
    }

    /// The US social security number; any other number where Canopy has a place for one.
    mutating func nationalID(
        _ id: NationalID?, at place: String = "", takesOthers: Bool
    ) -> (ssn: Sensitive<String>?, other: Sensitive<String>?) {
        let field = place + "national_id"
        guard let id else { return (nil, nil) }
        if id.country == "US" {
            exact(field, id)
            return (id.number, nil)
        }
        guard takesOthers else {
            dropped(field, id, "Canopy takes US social security numbers alone here")
            return (nil, nil)
        }
        approximate(field, "Canopy takes the number of another country without the country")
        return (nil, id.number)
    }

    /// The accounts that a customer gets, where there are any.
    mutating func assignments(_ accounts: [HeldAccount]) -> [AccountAssignment]? {
        guard !accounts.isEmpty else { return nil }
        exact("accounts", accounts)
        return accounts.map {
            AccountAssignment($0.account, role: CustomerAccountRole($0.role), externalID: $0.reference)
        }
    }

    /// The business and who controls it.
    mutating func business(_ business: BusinessEntity?) -> BusinessDetails? {
        guard let business else { return nil }
        exact("business", business)
        var details = BusinessDetails(doingBusinessAs: "", businessEIN: "")
        details.businessLegalName = business.legalName
        details.doingBusinessAs = business.tradingName
        details.businessEIN = business.taxID
        details.businessType = business.form.map { BusinessType($0) }
        details.website = business.website
        details.controller = business.controller.map { controller($0) }
        return details
    }

    private mutating func controller(_ person: Individual) -> BusinessController {
        let place = "business.controller."
        let missing = "Canopy has no such field of a controller"
        dropped(place + "date_of_birth", person.dateOfBirth, missing)
        dropped(place + "email", person.email, missing)
        var controller = BusinessController(address: PostalAddress(person.address), name: PersonName(person.name))
        controller.passport = passport(person.identityDocument, at: place)
        controller.title = person.title
        controller.phoneNumber = person.phone
        controller.ssn = nationalID(person.nationalID, at: place, takesOthers: false).ssn
        return controller
    }
}
