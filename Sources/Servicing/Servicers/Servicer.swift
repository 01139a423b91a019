/// One provider, as the gateway sees it. What it can do is told by the capability protocols it conforms to.
public protocol Servicer: Sendable {
    /// Which provider.
    var provider: ProviderID { get }
    /// The documents it was written from.
    var documents: [SourceDocument] { get }
    /// The native operations it has.
    var operations: [OperationContract] { get }

    /// Plans without any I/O: what would be sent, what else happens, what is lost on the way.
    ///
    /// - Throws: ``ServicingError`` with every problem of the instruction, or naming what is not exact and was not
    ///   accepted.
    func plan(_ translation: Translation, options: PlanOptions) throws(ServicingError) -> Plan

    /// Finds what ``plan(_:options:)`` would refuse, without making a plan: what a check of many instructions needs. No
    /// I/O.
    ///
    /// - Throws: as ``plan(_:options:)``.
    func validate(_ translation: Translation, options: PlanOptions) throws(ServicingError)

    /// Does it at once.
    ///
    /// - Throws: ``ServicingError``, whose effect says whether the provider may have done it.
    func perform(_ translation: Translation, options: PlanOptions) async throws(ServicingError) -> Receipt

    /// Executes a plan.
    ///
    /// - Throws: ``ServicingError``: `invalidRequest` and `notSent` where the plan was altered, has expired, was made for
    ///   another provider or place, or was executed before and may not be repeated.
    func execute(_ plan: Plan, options: PlanOptions) async throws(ServicingError) -> Receipt
}

extension Servicer {
    /// Plans, and throws the plan away.
    public func validate(_ translation: Translation, options: PlanOptions) throws(ServicingError) {
        _ = try plan(translation, options: options)
    }

    /// Plans a native operation.
    public func plan(
        _ operation: any NativeOperation, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        try plan(Translation(operation), options: options)
    }

    /// Performs a native operation.
    public func perform(
        _ operation: any NativeOperation, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(Translation(operation), options: options)
    }

    /// Executes a plan with the standard options.
    public func execute(_ plan: Plan) async throws(ServicingError) -> Receipt {
        try await execute(plan, options: .standard)
    }

    /// Refuses a translation that is not exact where the caller did not agree.
    public func check(_ translation: Translation, options: PlanOptions) throws(ServicingError) {
        try translation.check(accepting: options.accepting, provider: provider)
    }
}
