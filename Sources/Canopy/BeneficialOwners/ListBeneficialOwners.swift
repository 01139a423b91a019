import ExactJSON
public import Servicing
public import ServicingHTTP

/// `GET /customers/{customer_id}/beneficial_owners`, "List beneficial owners of a business". All of them: the document
/// has no paging here.
///
/// The document's 404 is "Payment Processor not found", whatever was not found; its text is kept in the error's
/// complaint.
public struct ListBeneficialOwners: ProviderOperation {
    /// What the document says of the call, apart from its parameters.
    public static let contract = OperationContract(
        name: "list-beneficial-owners",
        signature: "GET /customers/{customer_id}/beneficial_owners",
        isWrite: false,
        repeatability: .byProtocol("GET is safe and idempotent (RFC 9110 §9.2): it changes nothing"),
        documentedErrors: [401, 403, 404, 429],
        document: CanopyDialect.coreAPIDocument)

    /// The business: the lender's id of the customer, or Canopy's own.
    public var customer: CustomerID

    /// A call.
    public init(customer: CustomerID) {
        self.customer = customer
    }

    /// The owners.
    public typealias Answer = CanopyList<BeneficialOwner>

    /// One business.
    public var scope: String { "reads the beneficial owners of customer \(customer)" }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let id = problems.segment("customer_id", customer.rawValue)
        return RequestDraft(.get, "/customers/\(id)/beneficial_owners")
    }

    /// The owners, null elements dropped; none where the answer is null, as the document allows.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        guard answer.document.root.kind != .null else { return Reading([]) }
        let (owners, warnings) = try answer.decode(Answer.self)
        return Reading(owners, warnings: warnings)
    }
}
