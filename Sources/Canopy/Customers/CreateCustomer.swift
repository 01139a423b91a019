public import Servicing
public import ServicingHTTP

/// `POST /customers`, "Create a new customer": a person, or a business and who acts for it.
public struct CreateCustomer: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "create-customer",
        signature: "POST /customers",
        repeatability: .never(
            "a second POST may create a second customer: the document has no mark for a request that is sent again, and "
                + "does not say what becomes of an id that is taken"),
        documentedErrors: [401, 403, 422, 429],
        document: CanopyDialect.coreAPIDocument)

    /// The customer.
    public var customer: NewCustomer

    /// A call.
    public init(_ customer: NewCustomer) {
        self.customer = customer
    }

    /// The customer as Canopy has it from now on. The document allows null in its place.
    public typealias Answer = Customer

    /// How many accounts a new customer can be assigned to at most.
    public static let maximumAssignments = 100

    /// One customer.
    public var scope: String {
        customer.customerID.map { "new customer \(Shown.identifier($0.rawValue))" }
            ?? "a new customer, whose id Canopy generates"
    }

    /// Who may look into the customer, and which accounts get them.
    public var sideEffects: [String] {
        [UpdateCustomer.verification] + (customer.assignToAccounts ?? []).sideEffects
    }

    /// The list shows customers of accounts alone.
    public var wayToFindOut: String? {
        "look for the customer in \(ListCustomerAccounts.contract.signature), which shows those who have an account, "
            + "or ask Canopy"
    }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.address(customer.address, at: "")
        problems.name(customer.name, at: "")
        problems.passport(customer.passport, at: "", requiredBy: customer.address)
        if let id = customer.customerID { problems.chosenID("customer_id", id.rawValue) }
        problems.documented("customer_type", customer.customerType)
        problems.documented("verification_status", customer.verificationStatus)
        problems.optionalText("title", customer.title)
        if let number = problems.required("phone_number", customer.phoneNumber, allowed: "a number in E.164") {
            problems.phoneNumber("phone_number", number.revealed)
        }
        problems.optional("ssn", customer.ssn) { $0.customerNumber($1, $2) }
        problems.optionalText("international_customer_id", customer.internationalCustomerID)
        if let address = problems.required("email", customer.email, allowed: "an e-mail address") {
            problems.emailAddress("email", address.revealed)
        }
        if let date = problems.required("date_of_birth", customer.dateOfBirth, allowed: "YYYY-MM-DD") {
            problems.calendarDate("date_of_birth", date.revealed)
        }
        if let business = customer.businessDetails { problems.business(business, isNew: true) }
        problems.assignments(customer.assignToAccounts)
        return RequestDraft(.post, "/customers", json: customer.sent)
    }

    /// The customer as it is now.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (created, warnings) = try answer.decodeUnlessNull(Customer.self)
        guard let created else { return Reading(nil, warnings: warnings) }
        try created.requireContent()
        if let id = customer.customerID {
            warnings.echo("customer_id", asked: id.rawValue, answered: created.customerID?.rawValue)
        } else if created.customerID == nil {
            warnings.missing("customer_id")
        }
        created.echo(customer.customerType, customer.verificationStatus, customer.businessDetails, &warnings)
        return Reading(created, references: created.references, warnings: warnings)
    }
}

extension NewCustomer {
    /// The customer in the document's spelling.
    fileprivate var sent: NewCustomer {
        var sent = self
        sent.businessDetails?.businessType = businessDetails?.businessType?.sent
        return sent
    }
}
