/// All of an app's servicers behind one interface. Each call names its provider: a loan lives at one servicer, so there
/// is nothing to fail over to.
public struct Gateway: Sendable {
    private let servicers: [ProviderID: any Servicer]

    /// A gateway over these servicers.
    ///
    /// - Throws: `invalidRequest` where two have the same provider id.
    public init(_ servicers: [any Servicer]) throws(ServicingError) {
        var byID: [ProviderID: any Servicer] = [:]
        for servicer in servicers {
            guard byID.updateValue(servicer, forKey: servicer.provider) == nil else {
                throw ServicingError(
                    .invalidRequest, .notSent, "two servicers are registered as '\(servicer.provider)'",
                    provider: servicer.provider)
            }
        }
        self.servicers = byID
    }

    /// The registered providers, in alphabetical order.
    public var providers: [ProviderID] { servicers.keys.sorted() }

    /// The servicer of a provider.
    ///
    /// - Throws: `unsupported`, naming the providers that are registered.
    public func servicer(_ provider: ProviderID) throws(ServicingError) -> any Servicer {
        if let servicer = servicers[provider] { return servicer }
        throw ServicingError(
            .unsupported, .notSent, "no servicer is registered as '\(provider)'",
            hint: "registered: \(providers.map(\.rawValue).joined(separator: ", "))", provider: provider,
            problems: [
                FieldProblem(
                    "provider", "is not registered", allowed: providers.map(\.rawValue).joined(separator: ", "))
            ])
    }

    // MARK: Planning

    /// Plans stopping servicing, without I/O.
    public func plan(
        _ instruction: StopServicing, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any StopsServicing).self, StopServicing.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans a status change, without I/O.
    public func plan(
        _ instruction: SetAccountStatus, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any SetsAccountStatus).self, SetAccountStatus.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans a pay-off, without I/O.
    public func plan(
        _ instruction: PayOffLoan, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any PaysOffLoans).self, PayOffLoan.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans a cancellation, without I/O.
    public func plan(
        _ instruction: CancelLoan, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any CancelsLoans).self, CancelLoan.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans a wind-down, without I/O.
    public func plan(
        _ instruction: WindDown, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any WindsDown).self, WindDown.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    // MARK: Acting

    /// Stops servicing a customer.
    public func stopServicing(
        _ instruction: StopServicing, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any StopsServicing).self, StopServicing.name)
            .stopServicing(instruction, options: options)
    }

    /// Gives an account a status.
    public func setAccountStatus(
        _ instruction: SetAccountStatus, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any SetsAccountStatus).self, SetAccountStatus.name)
            .setAccountStatus(instruction, options: options)
    }

    /// Pays a loan off. **Moves money.**
    public func payOff(
        _ instruction: PayOffLoan, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any PaysOffLoans).self, PayOffLoan.name).payOff(instruction, options: options)
    }

    /// Cancels a loan.
    public func cancel(
        _ instruction: CancelLoan, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any CancelsLoans).self, CancelLoan.name).cancel(instruction, options: options)
    }

    /// Takes a loan, account or customer out of active servicing.
    public func windDown(
        _ instruction: WindDown, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any WindsDown).self, WindDown.name).windDown(instruction, options: options)
    }

    /// Executes a plan at the provider it was made for.
    public func execute(_ plan: Plan, options: PlanOptions = .standard) async throws(ServicingError) -> Receipt {
        try await servicer(plan.provider).execute(plan, options: options)
    }

    /// The servicer as one that has a capability.
    package func able<Capability>(
        _ provider: ProviderID, _ capability: Capability.Type, _ name: InstructionName
    ) throws(ServicingError) -> Capability {
        let servicer = try servicer(provider)
        if let able = servicer as? Capability { return able }
        let offered = CapabilityMatrix.instructions(of: servicer)
        throw ServicingError(
            .unsupported, .notSent, "\(provider) can't \(name)",
            hint: "\(provider) can: \(offered.map(\.rawValue).joined(separator: ", "))", provider: provider)
    }
}
