public import Servicing
import ServicingHTTP

extension CanopyServicer {
    /// The beneficial owners of a business, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - customer: the lender's id of the customer, or Canopy's own.
    ///   - options: how the call is made.
    /// - Returns: the owners, and the receipt of the read with its warnings and the answer as it was sent.
    /// - Throws: `notFound` where Canopy knows no such customer, or has no payment processor for it, as its words are.
    public func beneficialOwners(
        of customer: CustomerID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> (owners: CanopyList<BeneficialOwner>, receipt: Receipt) {
        let receipt = try await perform(ListBeneficialOwners(customer: customer), options: options)
        return (receipt.answer() ?? [], receipt)
    }

    /// Creates a beneficial owner of a business, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - owner: the owner.
    ///   - customer: the lender's id of the customer, or Canopy's own.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``BeneficialOwner``, or nil where Canopy
    ///   answered with null.
    /// - Throws: `invalidRequest` and `notSent` with every field that breaks a rule of the document. After an effect of
    ///   `mayHaveApplied` the owner may exist: ``beneficialOwners(of:options:)`` tells.
    public func createBeneficialOwner(
        _ owner: NewBeneficialOwner, of customer: CustomerID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(CreateBeneficialOwner(customer: customer, owner), options: options)
    }
}
