public import Servicing

/// An adapter's engine: plans, performs and executes the operations of one dialect over a transport.
///
/// The way of a call: operation to draft (with every problem of its fields), draft to request, request over the
/// transport, answer to receipt or error. Each step is a value passed to the next.
public final class ServicerClient<Dialect: ProviderDialect>: Sendable {
    /// What all operations share.
    public let dialect: Dialect
    let exchanger: Exchanger

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

    /// Performs an operation. The receipt holds the provider's typed answer.
    ///
    /// - Throws: ``ServicingError``, whose effect says whether the provider may have done it; `conflict` and `notSent`
    ///   where an earlier attempt's outcome is unknown (``PlanOptions/following``) and the operation may not be repeated.
    public func call<Operation: ProviderOperation>(
        _ operation: Operation, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt where Operation.Dialect == Dialect {
        let draft = try draft(operation)
        let contract = Operation.contract
        guard contract.repeatability.isRepeatable || !options.follows(operation, at: Dialect.provider) else {
            throw ServicingError(
                .conflict, .notSent,
                "\(contract.name) is not sent again while its earlier outcome is unknown: \(contract.repeatability.reason)",
                hint: "find out at the provider what became of the earlier attempt", provider: Dialect.provider,
                operation: contract.name)
        }
        let dialect = dialect
        var result: Exchanger.Result
        let started = exchanger.time.now()
        var call = Exchanger.Call(
            id: 0, contract: contract, started: started,
            deadline: started + (options.timeout ?? exchanger.settings.timeout).bounded)
        guard let id = exchanger.calls.enter(contract, at: started) else {
            let error = exchanger.isShut(contract)
            exchanger.note(.refused(kind: error.kind, effect: error.effect), call, 0)
            throw error
        }
        defer { exchanger.calls.leave(id) }
        call.id = id
        call.trace = exchanger.settings.tracing.map { $0() ?? .new() }
        do {
            result = try await exchanger.send(draft, as: call) { response in
                guard response.status == 401 || response.status == 403 else { return false }
                return dialect.rejectsToken(
                    status: response.status, complaint: AnswerReader(dialect: dialect).complaint(response))
            }
        } catch {
            exchanger.note(.refused(kind: error.kind, effect: error.effect), call, 0)
            throw error
        }
        if contract.carriesSecret {
            result.secrets += operation.secrets
            result.request.body = result.request.body.map(Dialect.redaction.maskedBody)
        }
        do {
            let receipt = try AnswerReader(dialect: dialect).receipt(of: operation, result, options: options)
            for warning in receipt.warnings {
                exchanger.note(.warning(warning), call, result.attempts)
            }
            exchanger.note(.ended(receipt.outcome), call, result.attempts)
            return receipt
        } catch {
            exchanger.note(.refused(kind: error.kind, effect: error.effect), call, result.attempts)
            throw error
        }
    }

    /// The operation's request, or everything that is wrong with it.
    func draft<Operation: ProviderOperation>(
        _ operation: Operation
    ) throws(ServicingError) -> RequestDraft where Operation.Dialect == Dialect {
        var checks = FieldChecks()
        let draft = operation.draft(for: dialect, checking: &checks)
        if let problem = draft.encodingProblem {
            checks.add("body", "can't be written as JSON: \(problem)", allowed: "values that JSON can hold")
        }
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

extension ServicerClient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The provider and where it answers; no credential.
    public var description: String { exchanger.description }
    /// The description.
    public var debugDescription: String { description }
    /// The description alone.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
