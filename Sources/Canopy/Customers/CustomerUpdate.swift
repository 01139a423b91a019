public import Servicing

/// What a customer is changed to, in the form of the request's body.
///
/// The address is required whole, however little of it changes. The document does not say whether what is left out
/// keeps its value or loses it, so whoever has the customer begins with ``init(keeping:)`` and changes what is new.
/// There is no passport in it: a customer's own can't be changed, a controller's can.
public struct CustomerUpdate: Hashable, Sendable, Codable {
    /// Where they live. Required.
    public var address: PostalAddress
    /// What they are called.
    public var name: PersonName
    /// Person or business. *Inferred.*
    public var customerType: CustomerType?
    /// Whether it is known who they are. Canopy may have others verify it, as the organisation is set up, and then sets
    /// it by the result. *Inferred.*
    public var verificationStatus: VerificationStatus?
    /// The phone number in E.164.
    public var phoneNumber: Sensitive<String>?
    /// The social security number: whole, in any form.
    public var ssn: Sensitive<String>?
    /// The person's title, or that of who acts for the business, such as `CFO`.
    public var title: Sensitive<String>?
    /// Another country's number for the customer. *Inferred.*
    public var internationalCustomerID: Sensitive<String>?
    /// The e-mail address.
    public var email: Sensitive<String>?
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: Sensitive<String>?
    /// The business, where the customer is one.
    public var businessDetails: BusinessDetails?
    /// Existing accounts that the customer is assigned to, at most 100. The document's body of an update has no such
    /// field: that customers can be assigned by one is said where a customer is created, so its form is taken from there
    /// (*inferred*). What becomes of accounts that are not named is not said.
    public var assignToAccounts: [AccountAssignment]?

    /// A change. The parameter without a default is what the document requires.
    public init(
        address: PostalAddress, name: PersonName = PersonName(), customerType: CustomerType? = nil,
        verificationStatus: VerificationStatus? = nil, phoneNumber: Sensitive<String>? = nil,
        ssn: Sensitive<String>? = nil, title: Sensitive<String>? = nil,
        internationalCustomerID: Sensitive<String>? = nil, email: Sensitive<String>? = nil,
        dateOfBirth: Sensitive<String>? = nil, businessDetails: BusinessDetails? = nil,
        assignToAccounts: [AccountAssignment]? = nil
    ) {
        self.address = address
        self.name = name
        self.customerType = customerType
        self.verificationStatus = verificationStatus
        self.phoneNumber = phoneNumber
        self.ssn = ssn
        self.title = title
        self.internationalCustomerID = internationalCustomerID
        self.email = email
        self.dateOfBirth = dateOfBirth
        self.businessDetails = businessDetails
        self.assignToAccounts = assignToAccounts
    }

    /// The customer as it was read, to change what is new.
    ///
    /// The verification status is left out. It is not the lender's alone: third parties that verify the customer set it
    /// whenever they are done, so what was read may be stale by now, and sending it would undo their result. Whoever means
    /// to set it does so afterwards.
    public init(keeping customer: Customer) {
        self.init(
            address: customer.address, name: customer.name, customerType: customer.customerType,
            phoneNumber: customer.phoneNumber, ssn: customer.ssn, title: customer.title,
            internationalCustomerID: customer.internationalCustomerID, email: customer.email,
            dateOfBirth: customer.dateOfBirth, businessDetails: customer.businessDetails)
    }

    private enum CodingKeys: String, CodingKey {
        case customerType = "customer_type"
        case verificationStatus = "verification_status"
        case phoneNumber = "phone_number"
        case ssn
        case title
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
        customerType = try container.decodeIfPresent(CustomerType.self, forKey: .customerType)
        verificationStatus = try container.decodeIfPresent(VerificationStatus.self, forKey: .verificationStatus)
        phoneNumber = try container.decodeIfPresent(Sensitive<String>.self, forKey: .phoneNumber)
        ssn = try container.decodeIfPresent(Sensitive<String>.self, forKey: .ssn)
        title = try container.decodeIfPresent(Sensitive<String>.self, forKey: .title)
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
        try container.encodeIfPresent(customerType, forKey: .customerType)
        try container.encodeIfPresent(verificationStatus, forKey: .verificationStatus)
        try container.encodeIfPresent(phoneNumber, forKey: .phoneNumber)
        try container.encodeIfPresent(ssn, forKey: .ssn)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(internationalCustomerID, forKey: .internationalCustomerID)
        try container.encodeIfPresent(email, forKey: .email)
        try container.encodeIfPresent(dateOfBirth, forKey: .dateOfBirth)
        try container.encodeIfPresent(businessDetails, forKey: .businessDetails)
        try container.encodeIfPresent(assignToAccounts, forKey: .assignToAccounts)
    }
}
