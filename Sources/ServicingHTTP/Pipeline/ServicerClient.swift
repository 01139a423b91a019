public import Servicing

/// An adapter's engine: plans, performs and executes the operations of one dialect over a transport.
///
/// The way of a call: operation to draft (with every problem of its fields), draft to request, request over the
/// transport, answer to receipt or error. Each step is a value passed to the next.
public final class ServicerClient<Dialect: ProviderDialect>: Sendable {
    /// What all operations share.
    public let dialect: Dialect
    let exchanger: Exchanger
    let spent = SpentPlans()

    /// A client.
    ///
    /// - Parameters:
    ///   - dialect: what all operations share.
    ///   - settings: base URL, timeout, headers, events.
    ///   - credential: how requests prove who sends them.
    ///   - fixedHeaders: header fields that belong to the dialect, such as a tenant.
    ///   - transport: what carries the requests.
    /// - Throws: `invalidRequest` where a header or credential can't be sent.
    public init(
        dialect: Dialect, settings: ServicerSettings, credential: Credential, fixedHeaders: [HTTPField] = [],
        transport: any HTTPTransport
    ) throws(ServicingError) {
        self.dialect = dialect
        exchanger = try Exchanger(
            provider: Dialect.provider, settings: settings, credential: credential, fixedHeaders: fixedHeaders,
            transport: transport)
    }

    /// Performs an operation and gives the provider's typed answer beside the receipt.
    ///
    /// - Throws: ``ServicingError``, whose effect says whether the provider may have done it.
    public func call<Operation: ProviderOperation>(
        _ operation: Operation, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        let draft = try draft(operation)
        let contract = Operation.contract
        let dialect = dialect
        let result = try await exchanger.send(draft, contract: contract, timeout: options.timeout) { response in
            guard response.status == 401 || response.status == 403 else { return false }
            return dialect.rejectsToken(
                status: response.status, complaint: AnswerReader(dialect: dialect).complaint(response))
        }
        do {
            let receipt = try AnswerReader(dialect: dialect).receipt(of: operation, result, options: options)
            for warning in receipt.warnings {
                exchanger.note(.warning(warning), contract, result.attempts, result.started)
            }
            exchanger.note(.ended(receipt.outcome), contract, result.attempts, result.started)
            return receipt
        } catch {
            exchanger.note(
                .refused(kind: error.kind, effect: error.effect), contract, result.attempts, result.started)
            throw error
        }
    }

    /// The operation's request, or everything that is wrong with it.
    func draft<Operation: ProviderOperation>(
        _ operation: Operation
    ) throws(ServicingError) -> RequestDraft where Operation.Dialect == Dialect {
        var checks = FieldChecks()
        let draft = operation.draft(for: dialect, checking: &checks)
        guard checks.problems.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent,
                checks.problems.count == 1
                    ? "a field of \(Operation.contract.name) is not valid; nothing was sent"
                    : "\(checks.problems.count) fields of \(Operation.contract.name) are not valid; nothing was sent",
                provider: Dialect.provider, operation: Operation.contract.name, problems: checks.problems)
        }
        return draft
    }
}
