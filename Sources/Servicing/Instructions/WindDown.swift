/// Take a loan, account or customer out of active servicing, for a reason, at a date.
///
/// The one intent that every servicer has in some form. Which native call it becomes is a row of the provider's
/// ``WindDownTable``; a reason without a row is refused before anything is sent.
public struct WindDown: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "wind-down"

    /// What is wound down. Give every id you have: each provider takes those it needs, and says which are missing.
    public var subject: Subject
    /// Why.
    public var reason: WindDownReason
    /// From when. Nil: from when the provider handles it.
    public var effectiveOn: Timestamp?
    /// The account to debit, where winding down means a pay-off.
    public var paymentAccount: PaymentAccountID?
    /// Whether a pay-off includes a penalty for paying early.
    public var includesPrepaymentPenalty: Bool?
    /// A comment. Free text, so it is masked wherever an instruction is printed.
    public var notes: Sensitive<String>?
    /// The caller's own mark on the request.
    public var requestID: RequestID?

    /// An instruction.
    public init(
        _ subject: Subject, reason: WindDownReason, effectiveOn: Timestamp? = nil,
        paymentAccount: PaymentAccountID? = nil, includesPrepaymentPenalty: Bool? = nil,
        notes: Sensitive<String>? = nil, requestID: RequestID? = nil
    ) {
        self.subject = subject
        self.reason = reason
        self.effectiveOn = effectiveOn
        self.paymentAccount = paymentAccount
        self.includesPrepaymentPenalty = includesPrepaymentPenalty
        self.notes = notes
        self.requestID = requestID
    }

    /// What is wound down, by every id that names it.
    public struct Subject: Hashable, Sendable, Codable {
        /// The customer, where a provider acts on customers.
        public var customer: CustomerID?
        /// The account, where a provider acts on accounts.
        public var account: AccountID?
        /// The borrower, where a provider finds loans under borrowers.
        public var borrower: BorrowerID?
        /// The loan, where a provider acts on loans.
        public var loan: LoanID?

        /// A subject.
        public init(
            customer: CustomerID? = nil, account: AccountID? = nil, borrower: BorrowerID? = nil, loan: LoanID? = nil
        ) {
            self.customer = customer
            self.account = account
            self.borrower = borrower
            self.loan = loan
        }

        /// A customer, with all their loans.
        public static func customer(_ id: CustomerID) -> Subject { Subject(customer: id) }
        /// An account.
        public static func account(_ id: AccountID) -> Subject { Subject(account: id) }
        /// A loan, with its borrower where the provider asks for one.
        public static func loan(_ id: LoanID, of borrower: BorrowerID? = nil) -> Subject {
            Subject(borrower: borrower, loan: id)
        }
    }
}

extension WindDown.Subject {
    /// The ids that were given beside those that a provider's call takes. They name the same thing once more, so that
    /// nothing is lost; a plan tells that they are not sent.
    ///
    /// - Parameter needed: the names of the ids that the call takes.
    public func idsBeside(_ needed: String...) -> [FieldFidelity] {
        let given: [(String, Bool)] = [
            ("customer", customer != nil), ("account", account != nil), ("borrower", borrower != nil),
            ("loan", loan != nil),
        ]
        return given.filter { $0.1 && !needed.contains($0.0) }.map {
            .exact($0.0, "not sent: the call takes \(needed.joined(separator: " and "))")
        }
    }
}

extension WindDown {
    /// The fields that were given and that only a pay-off has a use for, for a provider whose call takes none. They are
    /// told, since who names an account to debit expects a debit.
    public var fieldsThatOnlyAPayOffUses: [FieldFidelity] {
        var fields: [FieldFidelity] = []
        if paymentAccount != nil {
            fields.append(.notExpressible("payment_account", "no pay-off is taken, so no account is debited"))
        }
        if includesPrepaymentPenalty != nil {
            fields.append(.notExpressible("include_prepayment_penalty", "no pay-off is taken, so no penalty either"))
        }
        return fields
    }
}

extension ServicingError {
    /// An id or value that a provider needs to wind something down, and that was not given.
    public static func missing(
        _ field: String, of instruction: WindDown, at provider: ProviderID, why: String
    ) -> ServicingError {
        .missing([(field, why)], at: provider)
    }

    /// Several ids or values that a provider needs and that were not given.
    public static func missing(_ fields: [(field: String, why: String)], at provider: ProviderID) -> ServicingError {
        ServicingError(
            .invalidRequest, .notSent, "\(provider) needs more to wind this down; nothing was sent",
            provider: provider, problems: fields.map { FieldProblem($0.field, "is missing", allowed: $0.why) })
    }
}
