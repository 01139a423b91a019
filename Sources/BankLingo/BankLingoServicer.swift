public import Servicing
public import ServicingHTTP

/// BankLingo: takes pay-offs.
public struct BankLingoServicer: HTTPServicer, PaysOffLoans, WindsDown {
    /// The adapter's operations.
    public static let nativeOperations: [any ProviderOperation<BankLingoDialect>.Type] = [InitiateLoanPayOff.self]

    /// The adapter's engine.
    public let client: ServicerClient<BankLingoDialect>

    /// An adapter.
    ///
    /// - Parameters:
    ///   - settings: base URL (the document's host is a placeholder, so there is no default), timeout, events.
    ///   - credential: the bearer token, or where tokens come from.
    ///   - tenant: the tenant's id, for the `X-Tenant-ID` header.
    ///   - envelope: how a command's name is sent; the document's own flat form by default.
    ///   - transport: what carries the requests.
    /// - Throws: `invalidRequest` where the token or the tenant is empty or can't stand in a header.
    public init(
        settings: ServicerSettings, credential: Credential, tenant: String, envelope: CommandEnvelope = .flat,
        transport: any HTTPTransport
    ) throws(ServicingError) {
        guard !tenant.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent, "BankLingo needs a tenant", provider: BankLingoDialect.provider,
                problems: [FieldProblem("tenant", "is empty", allowed: "the tenant's id, for X-Tenant-ID")])
        }
        client = try ServicerClient(
            dialect: BankLingoDialect(envelope: envelope), settings: settings, credential: credential,
            fixedHeaders: [HTTPField(unchecked: "X-Tenant-ID", tenant)], transport: transport)
    }

    /// Begins paying a loan off, in BankLingo's own terms. **Moves money.**
    ///
    /// - Returns: the receipt, `accepted`; its ``Servicing/Receipt/answer(as:)`` is an ``InitiateLoanPayOff/Answer``.
    public func initiatePayOff(
        _ call: InitiateLoanPayOff, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await client.call(call, options: options)
    }

    /// From reason to BankLingo's one call, which takes a pay-off: only reasons that ask for one have a row. A loan that
    /// has been paid off already must not be debited, so `paid-off` has none.
    public var windDownTable: WindDownTable { Self.reasons }

    private static let reasons = WindDownTable([
        .exact(.payOffRequested, .payOff, "InitiateLoanPayOffCommand"),
        .approximate(
            .payOffRequestedByLender, .payOff, "InitiateLoanPayOffCommand",
            "the document describes pay-offs that borrowers ask for"),
    ])

    /// Every field has its place.
    public func translate(_ instruction: PayOffLoan) throws(ServicingError) -> Translation {
        var fields = [FieldFidelity.exact("loan"), .exact("pay_off_date"), .exact("payment_account")]
        if instruction.includesPrepaymentPenalty != nil { fields.append(.exact("include_prepayment_penalty")) }
        if instruction.notes != nil { fields.append(.exact("notes")) }
        return Translation(
            InitiateLoanPayOff(
                loan: instruction.loan, payOffDate: instruction.payOffDate, paymentAccount: instruction.paymentAccount,
                includesPrepaymentPenalty: instruction.includesPrepaymentPenalty, notes: instruction.notes),
            fields: fields)
    }

    /// A wind-down here is a pay-off: it needs the loan, the date and the account to debit.
    public func translate(_ instruction: WindDown) throws(ServicingError) -> Translation {
        let row = try windDownTable.row(for: instruction.reason, at: provider)
        guard let loan = instruction.subject.loan, let date = instruction.effectiveOn,
            let account = instruction.paymentAccount
        else {
            var missing: [(String, String)] = []
            if instruction.subject.loan == nil { missing.append(("loan", "the id of the loan to pay off")) }
            if instruction.effectiveOn == nil { missing.append(("effective_on", "the pay-off's date")) }
            if instruction.paymentAccount == nil { missing.append(("payment_account", "the account to debit")) }
            throw .missing(missing, at: provider)
        }
        let payOff = try translate(
            PayOffLoan(
                loan: loan, payOffDate: date, paymentAccount: account,
                includesPrepaymentPenalty: instruction.includesPrepaymentPenalty, notes: instruction.notes))
        var fields = payOff.fields.map { $0.field == "pay_off_date" ? FieldFidelity.exact("effective_on") : $0 }
        fields.append(row.fidelity)
        fields += instruction.subject.idsBeside("loan")
        if instruction.requestID != nil {
            fields.append(.notExpressible("request_id", "BankLingo takes no mark of the caller's"))
        }
        return Translation(payOff.operation, fields: fields)
    }
}
