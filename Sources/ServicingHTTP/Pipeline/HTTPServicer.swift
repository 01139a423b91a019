public import Servicing

/// A servicer made of one dialect's operations. An adapter names its client and its operations; the rest follows.
public protocol HTTPServicer<Dialect>: ShutsDown {
    /// What the operations share.
    associatedtype Dialect: ProviderDialect
    /// The engine.
    var client: ServicerClient<Dialect> { get }
    /// Every operation that the adapter has.
    static var nativeOperations: [any ProviderOperation<Dialect>.Type] { get }
}

extension HTTPServicer {
    /// Which provider.
    public var provider: ProviderID { Dialect.provider }

    /// The documents that the adapter was written from.
    public var documents: [SourceDocument] { Dialect.documents }

    /// What is known of each operation.
    public var operations: [OperationContract] { Self.nativeOperations.map { $0.contract } }

    /// Takes no further call, and waits for those in flight.
    public func shutDown(grace: Duration) async -> [CallInFlight] {
        await client.exchanger.calls.shutDown(provider: provider, grace: grace, time: client.exchanger.time)
    }

    /// Plans without any I/O.
    public func plan(_ translation: Translation, options: PlanOptions) throws(ServicingError) -> Plan {
        try check(translation, options: options)
        return try client.plan(own(translation.operation), translation, options: options)
    }

    /// Makes the request and throws it away.
    public func validate(_ translation: Translation, options: PlanOptions) throws(ServicingError) {
        try check(translation, options: options)
        try validate(own(translation.operation))
    }

    private func validate<Operation: ProviderOperation<Dialect>>(_ operation: Operation) throws(ServicingError) {
        _ = try client.draft(operation)
    }

    /// Does it at once.
    public func perform(
        _ translation: Translation, options: PlanOptions
    ) async throws(ServicingError) -> Receipt {
        try check(translation, options: options)
        return try await carryOut(own(translation.operation), options: options)
    }

    /// Executes a plan, once where the operation may not be repeated.
    public func execute(_ plan: Plan, options: PlanOptions) async throws(ServicingError) -> Receipt {
        let operation = try client.verify(plan, of: Self.nativeOperations)
        guard !type(of: operation).contract.repeatability.isRepeatable else {
            return try await carryOut(operation, options: options)
        }
        guard SpentPlans.shared.claim(plan) else {
            throw client.refuse(
                plan, "it was executed before, and \(plan.operation) may not be repeated",
                hint: "make a new plan once it is certain that the first did nothing")
        }
        do {
            return try await carryOut(operation, options: options)
        } catch {
            if error.effect == .notSent { SpentPlans.shared.release(plan) }
            throw error
        }
    }

    /// Sends the operation, unless a read that was asked for shows that its effect is there already. What is wrong with
    /// the operation is told before anything is read, and the read's time counts as the call's.
    private func carryOut<Operation: ProviderOperation<Dialect>>(
        _ operation: Operation, options: PlanOptions
    ) async throws(ServicingError) -> Receipt {
        guard options.readsFirst || options.follows(operation, at: provider), let reader = self as? any ReadsBack
        else { return try await client.call(operation, options: options) }
        _ = try client.draft(operation)
        let name = Operation.contract.name
        let started = client.exchanger.time.now()
        let deadline = client.deadline(for: options)
        if let evidence = try await reader.evidence(ofEffect: operation, options: options) {
            return Receipt(
                provider: provider, operation: name, instruction: operation, outcome: .alreadyApplied,
                evidence: [evidence], attempts: 0, duration: started.duration(to: client.exchanger.time.now()))
        }
        let remaining = try client.options(options, until: deadline, for: name)
        return try await client.call(operation, options: remaining)
    }

    private func own(_ operation: any NativeOperation) throws(ServicingError) -> any ProviderOperation<Dialect> {
        if let own = operation as? any ProviderOperation<Dialect> { return own }
        let name = type(of: operation).contract.name
        throw ServicingError(
            .unsupported, .notSent, "\(provider) has no operation '\(name)'",
            hint: "\(provider) has: \(operations.map(\.name.rawValue).joined(separator: ", "))", provider: provider,
            operation: name)
    }
}
