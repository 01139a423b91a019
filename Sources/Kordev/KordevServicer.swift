public import Servicing
public import ServicingHTTP

/// Kordev: cancels loans.
public struct KordevServicer: HTTPServicer, CancelsLoans, WindsDown {
    /// The adapter's operations.
    public static let nativeOperations: [any ProviderOperation<KordevDialect>.Type] = [CancelBorrowerLoan.self]

    /// Kordev's production server, from its document.
    public static let productionURL = "https://lms.kordev.io"
    /// Kordev's sandbox server, from its document.
    public static let sandboxURL = "https://sandbox.lms.kordev.io"

    /// The adapter's engine.
    public let client: ServicerClient<KordevDialect>

    /// An adapter.
    ///
    /// - Parameters:
    ///   - settings: base URL, timeout, events.
    ///   - credential: none, a bearer token or any header: the document names no authentication, so it is the caller's
    ///     choice.
    ///   - transport: what carries the requests.
    /// - Throws: `invalidRequest` where the credential can't stand in a header.
    public init(
        settings: ServicerSettings, credential: Credential = .none, transport: any HTTPTransport
    ) throws(ServicingError) {
        client = try ServicerClient(
            dialect: KordevDialect(), settings: settings, credential: credential, transport: transport)
    }

    /// Cancels a loan, in Kordev's own terms.
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``CancelBorrowerLoan/Answer``.
    public func cancelLoan(
        _ call: CancelBorrowerLoan, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await client.call(call, options: options)
    }

    /// From reason to Kordev's one call. It cancels contracts; it takes no pay-off and has no other end for a loan.
    public var windDownTable: WindDownTable { KordevReasons.table }

    /// Outside a migration Kordev keeps the date for reference and acts when it handles the request.
    public func translate(_ instruction: CancelLoan) throws(ServicingError) -> Translation {
        var fields = [FieldFidelity.exact("borrower"), .exact("loan")]
        if instruction.effectiveOn != nil {
            fields.append(
                .approximate(
                    "effective_on",
                    "outside a migration Kordev keeps it as occurred_on for reference; the cancellation counts from when it is handled"
                ))
        }
        if instruction.requestID != nil { fields.append(.exact("request_id")) }
        return Translation(
            CancelBorrowerLoan(
                borrower: instruction.borrower, loan: instruction.loan, occurredOn: instruction.effectiveOn,
                requestID: instruction.requestID),
            fields: fields)
    }

    /// Kordev finds a loan under its borrower.
    public func translate(_ instruction: WindDown) throws(ServicingError) -> Translation {
        let row = try windDownTable.row(for: instruction.reason, at: provider)
        guard let borrower = instruction.subject.borrower, let loan = instruction.subject.loan else {
            var missing: [(String, String)] = []
            if instruction.subject.borrower == nil { missing.append(("borrower", "the borrower's id at Kordev")) }
            if instruction.subject.loan == nil { missing.append(("loan", "the lender's id of the loan")) }
            throw .missing(missing, at: provider)
        }
        let cancel = try translate(
            CancelLoan(
                borrower: borrower, loan: loan, effectiveOn: instruction.effectiveOn, requestID: instruction.requestID))
        var fields = cancel.fields + [row.fidelity] + instruction.subject.idsBeside("borrower", "loan")
        fields += instruction.fieldsThatOnlyAPayOffUses
        if instruction.notes != nil {
            fields.append(.notExpressible("notes", "Kordev's document gives a comment no place"))
        }
        return Translation(cancel.operation, fields: fields)
    }
}

/// From the unified reasons to Kordev's cancel, which carries no documented reason of its own.
enum KordevReasons {
    static let table = WindDownTable([
        .exact(.contractCancelled, .cancelContract, "cancel"),
        .approximate(
            .createdInError, .cancelContract, "cancel", "the contract is cancelled; that it was an error is not told"),
        .approximate(
            .duplicate, .cancelContract, "cancel", "the contract is cancelled; that it was a duplicate is not told"),
    ])
}
