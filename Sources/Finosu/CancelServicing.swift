import ExactJSON
public import Servicing
public import ServicingHTTP

/// `POST /customers/{id}/cancel-servicing`: stops all automated communications and scheduled payments of **all** of a
/// customer's loans.
public struct CancelServicing: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "cancel-servicing",
        signature: "POST /customers/{id}/cancel-servicing",
        repeatability: .inferred(
            "a second cancel finds nothing left to cancel and changes nothing more; its counts are zero"),
        documentedErrors: [400, 404, 500], document: FinosuDialect.cancelServicingDocument)

    /// The customer's external reference id.
    public var customer: CustomerID
    /// Why. Nil sends no body, and the provider takes `API_REQUEST`.
    public var reason: StopServicingReason?

    /// A call.
    public init(customer: CustomerID, reason: StopServicingReason? = nil) {
        self.customer = customer
        self.reason = reason
    }

    /// What was cancelled, across all of the customer's loans.
    ///
    /// The document requires every field. One that is missing all the same is nil here and a warning on the receipt.
    public struct Answer: Hashable, Sendable, Codable {
        /// The customer's reference id.
        public let id: CustomerID?
        /// Loans set to `NOT_SERVICING`.
        public let loansUpdated: Int?
        /// The reason that was recorded.
        public let stopServicingReason: StopServicingReason?
        /// Pending scheduled payments cancelled.
        public let cancelledScheduledPayments: Int?
        /// Active call schedules cancelled.
        public let cancelledCallSchedules: Int?
        /// Active e-mail schedules cancelled.
        public let cancelledEmailSchedules: Int?
        /// Active SMS schedules cancelled.
        public let cancelledSmsSchedules: Int?
        /// Pending scheduled calls cancelled.
        public let cancelledCalls: Int?
        /// Pending scheduled e-mails cancelled.
        public let cancelledEmails: Int?
        /// Pending scheduled SMS messages cancelled.
        public let cancelledSms: Int?
    }

    /// What to ask, as no document has a read.
    public var wayToFindOut: String? {
        "ask Finosu whether the customer's loans are NOT_SERVICING; "
            + "no document has a read that shows it, and a second cancel changes nothing more (inferred)"
    }

    /// All loans of the customer.
    public var scope: String { "all loans of customer \(customer)" }

    /// What the document lists under "What Gets Cancelled".
    public var sideEffects: [String] {
        [
            "sets the servicing status of all the customer's loans to NOT_SERVICING",
            "cancels all pending scheduled payments",
            "cancels all pending scheduled calls, e-mails and SMS messages",
            "cancels all active call, e-mail and SMS schedules",
        ]
    }

    /// The request.
    public func draft(for dialect: FinosuDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let id = problems.segment("customer", customer.rawValue)
        let target = "/customers/\(id)/cancel-servicing"
        guard let reason else { return RequestDraft(.post, target) }
        problems.member("reason", reason, of: StopServicingReason.documented)
        return RequestDraft(.post, target, json: Body(reason: reason))
    }

    /// What was cancelled; `alreadyApplied` where no loan was left to update.
    public func read(_ answer: JSONAnswer, from dialect: FinosuDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (body, warnings) = try answer.decode(Answer.self)
        guard body.id != nil || body.loansUpdated != nil || body.stopServicingReason != nil else {
            throw .unreadable("it has none of id, loansUpdated and stopServicingReason")
        }
        if let loans = body.loansUpdated, loans < 0 { throw .unreadable("loansUpdated is negative") }
        warnings.echo("id", asked: customer.rawValue, answered: body.id?.rawValue)
        warnings.echo(
            "stopServicingReason", asked: (reason ?? .apiRequest).rawValue,
            answered: body.stopServicingReason?.rawValue)
        let counts: [(String, Int?)] = [
            ("loansUpdated", body.loansUpdated),
            ("cancelledScheduledPayments", body.cancelledScheduledPayments),
            ("cancelledCallSchedules", body.cancelledCallSchedules),
            ("cancelledEmailSchedules", body.cancelledEmailSchedules),
            ("cancelledSmsSchedules", body.cancelledSmsSchedules),
            ("cancelledCalls", body.cancelledCalls),
            ("cancelledEmails", body.cancelledEmails),
            ("cancelledSms", body.cancelledSms),
        ]
        for (name, count) in counts where count == nil { warnings.missing(name) }
        let references = body.id.map { ["id": $0.rawValue] } ?? [:]
        guard body.loansUpdated == 0 else { return Reading(body, references: references, warnings: warnings) }
        return Reading(
            body, outcome: .alreadyApplied, references: references,
            evidence: [
                Evidence(
                    "loansUpdated is 0",
                    because: "no loan was left to stop: all had been stopped before, or there was none (inferred)")
            ],
            warnings: warnings)
    }

    private struct Body: Encodable {
        let reason: StopServicingReason
    }
}
