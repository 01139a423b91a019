public import Servicing
public import ServicingHTTP

/// Finosu: stops servicing a customer.
public struct FinosuServicer: HTTPServicer, StopsServicing, WindsDown {
    /// The adapter's operations.
    public static let nativeOperations: [any ProviderOperation<FinosuDialect>.Type] = [CancelServicing.self]

    /// The adapter's engine.
    public let client: ServicerClient<FinosuDialect>

    /// An adapter.
    ///
    /// - Parameters:
    ///   - settings: base URL (the document's host is a placeholder, so there is no default), timeout, events.
    ///   - apiKey: the key for the `X-API-Key` header.
    ///   - transport: what carries the requests.
    /// - Throws: `invalidRequest` where the key is empty or can't stand in a header.
    public init(
        settings: ServicerSettings, apiKey: Secret, transport: any HTTPTransport
    ) throws(ServicingError) {
        client = try ServicerClient(
            dialect: FinosuDialect(), settings: settings, credential: .header(name: "X-API-Key", value: apiKey),
            transport: transport)
    }

    /// Stops servicing all of a customer's loans, in Finosu's own terms.
    ///
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``CancelServicing/Answer``.
    public func cancelServicing(
        of customer: CustomerID, reason: StopServicingReason? = nil, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await client.call(CancelServicing(customer: customer, reason: reason), options: options)
    }

    /// From reason to Finosu's own.
    public var windDownTable: WindDownTable { FinosuReasons.table }

    /// Finosu takes a reason and no date.
    public func translate(_ instruction: StopServicing) throws(ServicingError) -> Translation {
        let row = try windDownTable.row(for: instruction.reason, at: provider)
        var fields = [FieldFidelity.exact("customer"), row.fidelity]
        if instruction.effectiveOn != nil { fields.append(Self.noDate) }
        return Translation(
            CancelServicing(customer: instruction.customer, reason: FinosuReasons.native(for: instruction.reason)),
            fields: fields)
    }

    /// Finosu acts on customers. A loan or an account that is given as well is not the scope of what happens.
    public func translate(_ instruction: WindDown) throws(ServicingError) -> Translation {
        guard let customer = instruction.subject.customer else {
            throw .missing(
                "customer", of: instruction, at: provider, why: "Finosu acts on a customer, with all their loans")
        }
        let stop = try translate(
            StopServicing(customer: customer, reason: instruction.reason, effectiveOn: instruction.effectiveOn))
        var fields = stop.fields
        if instruction.subject.loan != nil { fields.append(.approximate("loan", Self.allLoans)) }
        if instruction.subject.account != nil { fields.append(.approximate("account", Self.allLoans)) }
        if instruction.subject.borrower != nil {
            fields.append(.exact("borrower", "not sent: the call takes customer"))
        }
        fields += instruction.fieldsThatOnlyAPayOffUses
        if instruction.notes != nil { fields.append(.notExpressible("notes", "Finosu takes no comment")) }
        if instruction.requestID != nil {
            fields.append(.notExpressible("request_id", "Finosu takes no mark of the caller's"))
        }
        return Translation(stop.operation, fields: fields)
    }

    private static let noDate = FieldFidelity.notExpressible(
        "effective_on", "Finosu takes no date; servicing stops when it handles the request")
    private static let allLoans = "Finosu acts on all of the customer's loans, not on this one alone"
}
