/// What the Canopy mock follows for customers.
enum CanopyCustomerRules {
    private static let reference = CanopyRules.coreAPI

    static let createCustomer = Rule(
        "canopy.create-customer",
        "A customer is created and answered with every field that was sent, but for the accounts.",
        .document(reference, lines: 2106...2106, quote: "Customer can be created within Canopy with attached data"))
    static let customerID = Rule(
        "canopy.customer-id", "The caller may choose the customer's id; Canopy makes one where none is given.",
        .document(
            reference, lines: 2153...2155,
            quote: "If not provided on customer creation, Canopy will generate this field."
        ))
    static let unverified = Rule(
        "canopy.unverified", "A new customer is unverified where nothing else is said.",
        .document(
            reference, lines: 2161...2161,
            quote: "The verification status of this customer. The default is 'unverified'."))
    static let addressCountry = Rule(
        "canopy.address-country", "An address has one of the 245 countries of the document's list, or none.",
        .document(reference, lines: 2130...2132, quote: "Values are US, GB, CA, AF, AX, AL, DZ, AS, AD, AO"))
    static let passportRequired = Rule(
        "canopy.passport-required",
        "Where a new person's country is given and not US a passport must be there; beside US one may be.",
        .document(reference, lines: 2207...2207, quote: "Passport information. required if country is not US"))
    static let assignToAccounts = Rule(
        "canopy.assign-to-accounts", "A new customer gets its part in each account of assign_to_accounts, 100 at most.",
        .document(
            reference, lines: 2262...2264,
            quote: "An array of existing accounts to which this Customer should be assigned."))
    static let roleRequired = Rule(
        "canopy.role-required", "customer_account_role must be there in each element of assign_to_accounts.",
        .document(reference, lines: 2270...2270, quote: "customer_account_role string Required"))
    static let assignLater = Rule(
        "canopy.assign-later", "An update takes assign_to_accounts too, although its list of fields has no such line.",
        .document(
            reference, lines: 2262...2262,
            quote: "can be later assigned to an account via the Update an existing customer route"))
    static let updateCustomer = Rule(
        "canopy.update-customer", "A customer's fields are set to what is sent, and the whole customer is answered.",
        .document(reference, lines: 2568...2568, quote: "Update a specific customer's information"))
    static let updateAddress = Rule(
        "canopy.update-address", "An update without the address's first line, city, state or zip code is answered 422.",
        .document(reference, lines: 2576...2592, quote: "address_line_one string Required"))
    static let unknownCustomer = Rule(
        "canopy.unknown-customer", "An update of a customer that is not there is answered 404.",
        .document(reference, lines: 2867...2869, quote: "Customer not found"))

    static let keptFields = Rule(
        "canopy.kept-fields",
        "What an update leaves out stays as it was; business_details, where they are sent, are replaced as a whole.",
        .inferred(
            why: "the documented answer shows the passport, which no update takes; what must be in business_details "
                + "must be in an update's too"))
    static let documentedFormats = Rule(
        "canopy.documented-formats",
        "Formats are checked as the document has them, and what its examples send is right too: 888-888888 as a "
            + "tax number, a passport beside a US address. A social security number is any text.",
        .inferred(why: "the examples break the formats stated beside them"))
    static let foreignZip = Rule(
        "canopy.foreign-zip", "A zip code of a country that is given and is not US is any text.",
        .inferred(why: "five digits or nine are asked for, while 245 countries may be given"))
    static let lostFlags = Rule(
        "canopy.lost-flags", "Fields whose names the document lost, a person's names among them, may be left out.",
        .inferred(why: "with the name the document lost whether a field is required"))
    static let duplicateCustomer = Rule(
        "canopy.duplicate-customer", "A customer_id that is in use is answered 422.",
        .inferred(why: "the document has no 409, and 422 is what creating is answered for bad input"))
    static let unknownAssignment = Rule(
        "canopy.unknown-assignment", "An account or a customer to be assigned that is not there is answered 422.",
        .inferred(why: "creating has no 404 in the document, and what is wrong is a field of the body"))
    static let oneAssignment = Rule(
        "canopy.one-assignment",
        "An account that stands twice in assign_to_accounts is answered 422, and so is a customer in assign_customers.",
        .inferred(why: "a customer has one role for an account, and no document says which of two would hold"))
    static let documentedCustomer = Rule(
        "canopy.documented-customer",
        "The customer 31mNprzLd2bKl6koVna68ARM answers to 1001 as well, taken for Canopy's own id.",
        .inferred(why: "the documented update of 1001 is answered with that customer"))

    static let all = [
        createCustomer, customerID, unverified, addressCountry, passportRequired, assignToAccounts, roleRequired,
        assignLater, updateCustomer, updateAddress, unknownCustomer, keptFields, documentedFormats, foreignZip,
        lostFlags,
        duplicateCustomer, unknownAssignment, oneAssignment, documentedCustomer,
    ]
}
