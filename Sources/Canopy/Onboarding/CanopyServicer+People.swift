public import Servicing

extension CanopyServicer: OnboardsCustomers {
    /// Canopy has a place for every part of a customer but identity documents other than passports.
    public func translate(_ instruction: OnboardCustomer) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        let person = instruction.person
        notes.exact("customer", instruction.customer)
        notes.nameAndAddress(person)
        notes.exact("date_of_birth", person.dateOfBirth)
        notes.exact("email", person.email)
        notes.exact("phone", person.phone)
        notes.exact("title", person.title)
        let ids = notes.nationalID(person.nationalID, takesOthers: true)
        var customer = NewCustomer(
            address: PostalAddress(person.address), name: PersonName(person.name), phoneNumber: "", email: "",
            dateOfBirth: "", passport: notes.passport(person.identityDocument), customerID: instruction.customer,
            customerType: instruction.business == nil ? .person : .business, title: person.title, ssn: ids.ssn,
            internationalCustomerID: ids.other, businessDetails: notes.business(instruction.business))
        customer.phoneNumber = person.phone
        customer.email = person.email
        customer.dateOfBirth = person.dateOfBirth
        customer.assignToAccounts = notes.assignments(instruction.accounts)
        return try notes.translation(to: CreateCustomer(customer))
    }

    /// A customer's own identity document can't be changed at Canopy. One is made a business where a business is given,
    /// and is left what it is where none is.
    public func translate(_ instruction: ChangeCustomer) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        let person = instruction.person
        notes.exact("customer", instruction.customer)
        notes.nameAndAddress(person)
        notes.exact("date_of_birth", person.dateOfBirth)
        notes.exact("email", person.email)
        notes.exact("phone", person.phone)
        notes.exact("title", person.title)
        notes.dropped("identity_document", person.identityDocument, "Canopy takes a passport with a new customer alone")
        let ids = notes.nationalID(person.nationalID, takesOthers: true)
        let update = CustomerUpdate(
            address: PostalAddress(person.address), name: PersonName(person.name),
            customerType: instruction.business.map { _ in .business }, phoneNumber: person.phone, ssn: ids.ssn,
            title: person.title, internationalCustomerID: ids.other, email: person.email,
            dateOfBirth: person.dateOfBirth, businessDetails: notes.business(instruction.business),
            assignToAccounts: notes.assignments(instruction.accounts))
        return try notes.translation(to: UpdateCustomer(customer: instruction.customer, update))
    }
}

extension CanopyServicer: RegistersBeneficialOwners {
    /// Canopy has no title of an owner.
    public func translate(_ instruction: RegisterBeneficialOwner) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        let person = instruction.person
        notes.exact("customer", instruction.customer)
        notes.exact("owner", instruction.owner)
        notes.nameAndAddress(person)
        notes.exact("date_of_birth", person.dateOfBirth)
        notes.exact("email", person.email)
        notes.exact("phone", person.phone)
        notes.dropped("title", person.title, "Canopy has no such field of an owner")
        let ids = notes.nationalID(person.nationalID, takesOthers: false)
        let owner = NewBeneficialOwner(
            address: PostalAddress(person.address), name: PersonName(person.name),
            passport: notes.passport(person.identityDocument), beneficialOwnerID: instruction.owner,
            phoneNumber: person.phone, email: person.email, ssn: ids.ssn, dateOfBirth: person.dateOfBirth)
        return try notes.translation(to: CreateBeneficialOwner(customer: instruction.customer, owner))
    }
}

extension CanopyServicer: ManagesUsers {
    /// Canopy knows an API user's first and last name, e-mail address, phone number and role.
    public func translate(_ instruction: InviteUser) throws(ServicingError) -> Translation {
        var notes = TranslationNotes()
        let person = instruction.person
        let missing = "Canopy has no such field of an API user"
        notes.exact("name", person.name)
        notes.dropped("name_prefix", person.name.prefix, missing)
        notes.dropped("name_middle", person.name.middle, missing)
        notes.dropped("name_suffix", person.name.suffix, missing)
        notes.exact("email", person.email)
        notes.exact("phone", person.phone)
        notes.dropped("address", person.address, missing)
        notes.dropped("date_of_birth", person.dateOfBirth, missing)
        notes.dropped("national_id", person.nationalID, missing)
        notes.dropped("identity_document", person.identityDocument, missing)
        notes.dropped("title", person.title, missing)
        notes.exact("role", instruction.role)
        var invitation = APIUserInvitation(email: "", nameFirst: "", nameLast: "", phone: person.phone)
        invitation.email = person.email
        invitation.nameFirst = person.name.first
        invitation.nameLast = person.name.last
        if let role = instruction.role {
            invitation.role = ExactDecimal(role).map { .number($0) } ?? .name(role)
        }
        return try notes.translation(to: InviteAPIUser(invitation))
    }

    /// The API users of the organization. Where Canopy answers that it knows none, which its document does by a 404, the
    /// error is passed on: a wrong base URL is answered the same.
    public func users(options: PlanOptions) async throws(ServicingError) -> [ListedUser] {
        let users = try await apiUsers(options: options).answer(as: ListAPIUsers.Answer.self) ?? []
        return users.map {
            ListedUser(
                id: $0.apiUserID?.rawValue, name: Individual.Name(first: $0.nameFirst, last: $0.nameLast),
                email: $0.email, phone: $0.phone, role: $0.role?.description)
        }
    }
}
