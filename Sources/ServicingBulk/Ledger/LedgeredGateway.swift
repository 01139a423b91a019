public import Servicing

/// A gateway whose every act has an id and stands in a ledger: the same id is never done twice, across tasks, crashes and
/// processes.
///
/// ```swift
/// let gateway = LedgeredGateway(Gateway([bankLingo]), ledger: try InstructionLedger(path: "/var/lib/app/ledger"))
/// let receipt = try await gateway.payOff(payOff, at: "banklingo", id: "payoff-2026-000123")
/// ```
///
/// An id belongs to one instruction: given again with the same one, what was done comes back as its receipt, without the
/// answer and with no attempt, and is not sent; given with another, it is refused. What was refused by the provider stays
/// so; what was not sent is sent. After an attempt whose outcome is not known, what may be repeated is sent again, and
/// everything else, a pay-off above all, is refused with `outcomeUnknown` and `mayHaveApplied` until the ledger is told.
///
/// Reads and plans go through ``gateway``; they change nothing and need no id.
public struct LedgeredGateway: Sendable {
    /// The gateway under it.
    public let gateway: Gateway
    /// The ledger.
    public let ledger: InstructionLedger

    /// A gateway over a ledger.
    public init(_ gateway: Gateway, ledger: InstructionLedger) {
        self.gateway = gateway
        self.ledger = ledger
    }

    /// Stops servicing a customer, once.
    public func stopServicing(
        _ instruction: StopServicing, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let able = try gateway.able(provider, (any StopsServicing).self, StopServicing.name)
        return try await perform(able.translate(instruction), by: able, id, options)
    }

    /// Gives an account a status, once.
    public func setAccountStatus(
        _ instruction: SetAccountStatus, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let able = try gateway.able(provider, (any SetsAccountStatus).self, SetAccountStatus.name)
        return try await perform(able.translate(instruction), by: able, id, options)
    }

    /// Pays a loan off, once. **Moves money.**
    public func payOff(
        _ instruction: PayOffLoan, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let able = try gateway.able(provider, (any PaysOffLoans).self, PayOffLoan.name)
        return try await perform(able.translate(instruction), by: able, id, options)
    }

    /// Cancels a loan, once.
    public func cancel(
        _ instruction: CancelLoan, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let able = try gateway.able(provider, (any CancelsLoans).self, CancelLoan.name)
        return try await perform(able.translate(instruction), by: able, id, options)
    }

    /// Takes a loan, account or customer out of active servicing, once.
    public func windDown(
        _ instruction: WindDown, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let able = try gateway.able(provider, (any WindsDown).self, WindDown.name)
        return try await perform(able.translate(instruction), by: able, id, options)
    }

    /// Performs a native operation, once.
    public func perform(
        _ operation: any NativeOperation, at provider: ProviderID, id: String, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(Translation(operation), by: gateway.servicer(provider), id, options)
    }

    /// Executes a plan, once.
    ///
    /// - Parameter id: the instruction's id; the plan's own unless given.
    /// - Throws: `conflict` and `notSent` where the ledger has it as done: a plan alone does not make a receipt.
    public func execute(
        _ plan: Plan, id: String? = nil, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        let call = try LedgeredCall(id ?? plan.id, plan)
        let gateway = gateway
        let (receipt, entry) = try await ledger.perform(call) { _ throws(ServicingError) in
            try await gateway.execute(plan, options: options)
        }
        if let receipt { return receipt }
        throw call.error(
            .conflict, .notSent, "was done before: \(entry.outcome?.rawValue ?? "") since \(entry.openedAt)",
            hint: "the ledger's entry has what is known of it")
    }

    private func perform(
        _ translation: Translation, by servicer: any Servicer, _ id: String, _ options: PlanOptions
    ) async throws(ServicingError) -> Receipt {
        // What is not valid is told before an id is spent on it.
        try servicer.validate(translation, options: options)
        let operation = translation.operation
        let call = try LedgeredCall(id, servicer.provider, operation)
        let (receipt, entry) = try await ledger.perform(call) { isFollowing throws(ServicingError) in
            var options = options
            if isFollowing, options.following == nil {
                options.following = Receipt(
                    provider: servicer.provider, operation: call.operation, instruction: operation, outcome: .unknown,
                    attempts: 1)
            }
            return try await servicer.perform(translation, options: options)
        }
        return receipt ?? Receipt(entry, operation)
    }
}

extension Receipt {
    /// What a ledger has of an instruction that was done before.
    fileprivate init(_ entry: LedgerEntry, _ operation: any NativeOperation) {
        let outcome: Outcome =
            switch entry.outcome {
            case .applied: .applied
            case .accepted: .accepted
            default: .alreadyApplied
            }
        self.init(
            provider: entry.provider, operation: entry.operation, instruction: operation, outcome: outcome,
            effectiveAt: entry.effectiveAt, references: entry.references,
            evidence: [
                Evidence(
                    "the ledger has it as \(outcome.rawValue) since \(entry.closedAt ?? entry.openedAt)",
                    because: "an id is done once; nothing was sent now")
            ],
            attempts: 0)
    }
}
