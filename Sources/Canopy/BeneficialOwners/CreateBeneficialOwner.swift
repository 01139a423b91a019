public import Servicing
public import ServicingHTTP

/// `POST /customers/{customer_id}/beneficial_owners`, "Create a new beneficial owner for the business".
///
/// The document has no answer for a bad body. A 422 is a refusal here as everywhere.
public struct CreateBeneficialOwner: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "create-beneficial-owner",
        signature: "POST /customers/{customer_id}/beneficial_owners",
        repeatability: .never(
            "a second POST may create a second owner: the document has no mark for a request that is sent again, and "
                + "does not say what becomes of an id that is taken"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument)

    /// The business: the lender's id of the customer, or Canopy's own.
    public var customer: CustomerID
    /// The owner.
    public var owner: NewBeneficialOwner

    /// A call.
    public init(customer: CustomerID, _ owner: NewBeneficialOwner) {
        self.customer = customer
        self.owner = owner
    }

    /// The owner as Canopy has them from now on. The document allows null in its place.
    public typealias Answer = BeneficialOwner

    /// One owner of one business.
    public var scope: String {
        let id = owner.beneficialOwnerID.map { Shown.identifier($0.rawValue) }
        let who = id.map { "new beneficial owner \($0)" } ?? "a new beneficial owner"
        return "\(who) of customer \(Shown.identifier(customer.rawValue))"
    }

    /// What the document says of every new owner.
    public var sideEffects: [String] {
        ["the owner is created in an unverified state, whatever verification_status is sent (the document's words)"]
    }

    /// The list has them.
    public var wayToFindOut: String? {
        "look for the owner in GET /customers/\(Shown.identifier(customer.rawValue))/beneficial_owners"
    }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let id = problems.segment("customer_id", customer.rawValue)
        problems.address(owner.address, at: "")
        problems.name(owner.name, at: "")
        problems.passport(owner.passport, at: "", requiredBy: owner.address)
        if let id = owner.beneficialOwnerID { problems.chosenID("beneficial_owner_id", id.rawValue) }
        problems.documented("verification_status", owner.verificationStatus)
        problems.optional("phone_number", owner.phoneNumber) { $0.phoneNumber($1, $2) }
        problems.optional("email", owner.email) { $0.emailAddress($1, $2) }
        problems.optional("ssn", owner.ssn) { $0.socialSecurityNumber($1, $2) }
        problems.optional("date_of_birth", owner.dateOfBirth) { $0.calendarDate($1, $2) }
        return RequestDraft(.post, "/customers/\(id)/beneficial_owners", json: owner)
    }

    /// The owner as they are now.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (created, warnings) = try answer.decodeUnlessNull(BeneficialOwner.self)
        guard let created else { return Reading(nil, warnings: warnings) }
        guard created.beneficialOwnerID != nil || created.address.lineOne != nil else {
            throw .unreadable("it has neither beneficial_owner_id nor address_line_one")
        }
        if let id = owner.beneficialOwnerID {
            warnings.echo("beneficial_owner_id", asked: id.rawValue, answered: created.beneficialOwnerID?.rawValue)
        }
        warnings.echoValue(
            "verification_status", asked: owner.verificationStatus, answered: created.verificationStatus)
        return Reading(
            created, references: created.beneficialOwnerID.map { ["beneficial_owner_id": $0.rawValue] } ?? [:],
            warnings: warnings)
    }
}
