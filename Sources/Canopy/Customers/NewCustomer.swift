public import Servicing

/// A customer to create, in the form of the request's body.
///
/// What the document requires can't be left out of the initializer. In a body that is read from a file it can: then it
/// is told of when the operation is planned or performed, with everything else that is wrong.
public struct NewCustomer: Hashable, Sendable, Codable {
    /// Where they live. Required.
    public var address: PostalAddress
    /// What they are called.
    public var name: PersonName
    /// Their passport. The document requires it where the country is not US.
    public var passport: Passport?
    /// The customer's id from now on; it may not begin with `can_`. Canopy generates one where none is given. The
    /// document's text has lost its name; the example has it.
    public var customerID: CustomerID?
    /// Person or business. *Inferred.*
    public var customerType: CustomerType?
    /// Whether it is known who they are: `unverified`, unless given. Canopy may have others verify it, as the
    /// organisation is set up, and then sets it by the result. *Inferred.*
    public var verificationStatus: VerificationStatus?
    /// The person's title, or that of who acts for the business, such as `CFO`.
    public var title: Sensitive<String>?
    /// The phone number in E.164. Required.
    public var phoneNumber: Sensitive<String>?
    /// The social security number: whole, in any form.
    public var ssn: Sensitive<String>?
    /// Another country's number for the customer. *Inferred.*
    public var internationalCustomerID: Sensitive<String>?
    /// The e-mail address. Required.
    public var email: Sensitive<String>?
    /// The date of birth, `YYYY-MM-DD`. Required.
    public var dateOfBirth: Sensitive<String>?
    /// The business, where the customer is one.
    public var businessDetails: BusinessDetails?
    /// Existing accounts that the customer is assigned to, at most 100. The document says that this can be done later
    /// by an update as well (``CustomerUpdate/assignToAccounts``); a new account can name its customers too.
    public var assignToAccounts: [AccountAssignment]?

    /// A customer. The parameters without a default are those that the document requires.
    public init(
        address: PostalAddress, name: PersonName = PersonName(), phoneNumber: Sensitive<String>,
        email: Sensitive<String>, dateOfBirth: Sensitive<String>, passport: Passport? = nil,
        customerID: CustomerID? = nil, customerType: CustomerType? = nil,
        verificationStatus: VerificationStatus? = nil, title: Sensitive<String>? = nil, ssn: Sensitive<String>? = nil,
        internationalCustomerID: Sensitive<String>? = nil, businessDetails: BusinessDetails? = nil,
        assignToAccounts: [AccountAssignment]? = nil
    ) {
        self.address = address
        self.name = name
        self.passport = passport
        self.customerID = customerID
        self.customerType = customerType
        self.verificationStatus = verificationStatus
        self.title = title
        self.phoneNumber = phoneNumber
        self.ssn = ssn
        self.internationalCustomerID = internationalCustomerID
        self.email = email
        self.dateOfBirth = dateOfBirth
        self.businessDetails = businessDetails
        self.assignToAccounts = assignToAccounts
    }

    private enum CodingKeys: String, CodingKey {
        case passport
        case customerID = "customer_id"
        case customerType = "customer_type"
        case verificationStatus = "verification_status"
        case title
        case phoneNumber = "phone_number"
        case ssn
        case internationalCustomerID = "international_customer_id"
        case email
        case dateOfBirth = "date_of_birth"
        case businessDetails = "business_details"
        case assignToAccounts = "assign_to_accounts"
    }

    /// Reads one object, in which address and name stand among the other fields.
    public init(from decoder: any Decoder) throws {
        address = try PostalAddress(from: decoder)
        name = try PersonName(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        passport = try container.decodeIfPresent(Passport.self, forKey: .passport)
        customerID = try container.decodeIfPresent(CustomerID.self, forKey: .customerID)
        customerType = try container.decodeIfPresent(CustomerType.self, forKey: .customerType)
        verificationStatus = try container.decodeIfPresent(VerificationStatus.self, forKey: .verificationStatus)
        title = try container.decodeIfPresent(Sensitive<String>.self, forKey: .title)
        phoneNumber = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phoneNumber)
        ssn = try container.decodeIfPresent(Sensitive<String>.self, forKey: .ssn)
        internationalCustomerID = try container.decodeIfPresent(
            Sensitive<String>.self, forKey: .internationalCustomerID)
        email = try container.decodeIfPresent(Sensitive<String>.self, forKey: .email)
        dateOfBirth = try container.decodeIfPresent(Sensitive<String>.self, forKey: .dateOfBirth)
        businessDetails = try container.decodeIfPresent(BusinessDetails.self, forKey: .businessDetails)
        assignToAccounts = try container.decodeIfPresent([AccountAssignment].self, forKey: .assignToAccounts)
    }

    /// Writes one object.
    public func encode(to encoder: any Encoder) throws {
        try address.encode(to: encoder)
        try name.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(passport, forKey: .passport)
        try container.encodeIfPresent(customerID, forKey: .customerID)
        try container.encodeIfPresent(customerType, forKey: .customerType)
        try container.encodeIfPresent(verificationStatus, forKey: .verificationStatus)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(phoneNumber, forKey: .phoneNumber)
        try container.encodeIfPresent(ssn, forKey: .ssn)
        try container.encodeIfPresent(internationalCustomerID, forKey: .internationalCustomerID)
        try container.encodeIfPresent(email, forKey: .email)
        try container.encodeIfPresent(dateOfBirth, forKey: .dateOfBirth)
        try container.encodeIfPresent(businessDetails, forKey: .businessDetails)
        try container.encodeIfPresent(assignToAccounts, forKey: .assignToAccounts)
    }
}
