/// A servicer that can stop servicing a customer.
public protocol StopsServicing: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: StopServicing) throws(ServicingError) -> Translation
}

/// A servicer whose accounts have a status that can be set.
public protocol SetsAccountStatus: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: SetAccountStatus) throws(ServicingError) -> Translation
}

/// A servicer that takes pay-offs.
public protocol PaysOffLoans: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: PayOffLoan) throws(ServicingError) -> Translation
}

/// A servicer that cancels loans.
public protocol CancelsLoans: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: CancelLoan) throws(ServicingError) -> Translation
}

/// A servicer that can take a loan, account or customer out of active servicing, each for the reasons in its table.
public protocol WindsDown: Servicer {
    /// From reason to native call.
    var windDownTable: WindDownTable { get }

    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: WindDown) throws(ServicingError) -> Translation
}

extension StopsServicing {
    /// Stops servicing a customer.
    public func stopServicing(
        _ instruction: StopServicing, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension SetsAccountStatus {
    /// Gives an account a status.
    public func setAccountStatus(
        _ instruction: SetAccountStatus, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension PaysOffLoans {
    /// Pays a loan off. **Moves money.**
    public func payOff(
        _ instruction: PayOffLoan, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension CancelsLoans {
    /// Cancels a loan.
    public func cancel(
        _ instruction: CancelLoan, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension WindsDown {
    /// Takes a loan, account or customer out of active servicing.
    public func windDown(
        _ instruction: WindDown, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}
