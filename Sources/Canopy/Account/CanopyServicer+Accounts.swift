public import Servicing

extension CanopyServicer {
    /// Opens an account, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - account: the account; what is nil in it gets Canopy's default, mostly the product's.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is an ``Account``.
    /// - Throws: ``Servicing/ServicingError``: `invalidRequest` with everything that is wrong with the account, before
    ///   anything is sent. After `mayHaveApplied` its hint says where to look for the account.
    public func createAccount(
        _ account: NewAccount, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(CreateAccount(account), options: options)
    }
}
