public import Servicing
public import ServicingHTTP

/// `PUT /customers/{customer_id}`, "Update a specific customer's information".
public struct UpdateCustomer: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "update-customer",
        signature: "PUT /customers/{customer_id}",
        repeatability: .never(
            "each call may have third parties verify the customer, and assigns accounts, whatever HTTP says of PUT"),
        documentedErrors: [401, 403, 404, 422, 429],
        document: CanopyDialect.coreAPIDocument)

    /// The customer: the lender's id of it, or Canopy's own.
    public var customer: CustomerID
    /// What it is changed to.
    public var update: CustomerUpdate

    /// A call.
    public init(customer: CustomerID, _ update: CustomerUpdate) {
        self.customer = customer
        self.update = update
    }

    /// The customer as it is after the call. The document allows null in its place.
    public typealias Answer = Customer

    static let verification =
        "third parties may be asked to verify who the customer is, as the organisation is set up, and the verification "
        + "status set by the result"

    /// One customer.
    public var scope: String { "customer \(customer)" }

    /// Who may look into the customer, and what may be lost.
    public var sideEffects: [String] {
        [Self.verification] + (update.assignToAccounts ?? []).sideEffects
            + ["what is left out may keep its value or lose it: the document does not say"]
    }

    /// The list shows customers of accounts alone.
    public var wayToFindOut: String? {
        "look at the customer in \(ListCustomerAccounts.contract.signature), which shows those who have an account"
    }

    /// The request. A passport is not required here, whatever the country: the document has none in this body.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let id = problems.segment("customer_id", customer.rawValue)
        problems.address(update.address, at: "")
        problems.name(update.name, at: "")
        problems.documented("customer_type", update.customerType)
        problems.documented("verification_status", update.verificationStatus)
        problems.optional("phone_number", update.phoneNumber) { $0.phoneNumber($1, $2) }
        problems.optional("ssn", update.ssn) { $0.customerNumber($1, $2) }
        problems.optionalText("title", update.title)
        problems.optionalText("international_customer_id", update.internationalCustomerID)
        problems.optional("email", update.email) { $0.emailAddress($1, $2) }
        problems.optional("date_of_birth", update.dateOfBirth) { $0.calendarDate($1, $2) }
        if let business = update.businessDetails { problems.business(business, isNew: false) }
        problems.assignments(update.assignToAccounts)
        return RequestDraft(.put, "/customers/\(id)", json: update.sent)
    }

    /// The customer as it is now.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (updated, warnings) = try answer.decodeUnlessNull(Customer.self)
        guard let updated else { return Reading(nil, warnings: warnings) }
        try updated.requireContent()
        warnings.echoID("customer_id", asked: customer, answered: updated.customerID, of: "customer")
        updated.echo(update.customerType, update.verificationStatus, update.businessDetails, &warnings)
        return Reading(updated, references: updated.references, warnings: warnings)
    }
}

extension Customer {
    /// The ids of an answer, for a receipt.
    var references: [String: String] {
        customerID.map { ["customer_id": $0.rawValue] } ?? [:]
    }

    /// An object that has neither the id nor the address that the document requires of a customer is none.
    func requireContent() throws(AnswerProblem) {
        guard customerID != nil || address.lineOne != nil else {
            throw .unreadable("it has neither customer_id nor address_line_one")
        }
    }

    /// Compares what may be named in a warning with what was asked; personal data are not compared.
    func echo(
        _ type: CustomerType?, _ status: VerificationStatus?, _ business: BusinessDetails?,
        _ warnings: inout [ReceiptWarning]
    ) {
        warnings.echoValue("customer_type", asked: type, answered: customerType)
        warnings.echoValue("verification_status", asked: status, answered: verificationStatus)
        warnings.echoValue(
            "business_details.business_type", asked: business?.businessType?.sent,
            answered: businessDetails?.businessType?.sent)
    }
}

extension CustomerUpdate {
    /// The change in the document's spelling.
    fileprivate var sent: CustomerUpdate {
        var sent = self
        sent.businessDetails?.businessType = businessDetails?.businessType?.sent
        return sent
    }
}
