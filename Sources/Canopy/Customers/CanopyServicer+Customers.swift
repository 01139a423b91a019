public import Servicing
import ServicingHTTP

extension CanopyServicer {
    /// Creates a customer, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - customer: the customer, and the accounts that it is assigned to.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``Customer``, or nil where Canopy answered
    ///   with null, and `customer_id` among its references is the id from now on.
    /// - Throws: `invalidRequest` and `notSent` with every field that breaks a rule of the document. After an effect of
    ///   `mayHaveApplied` the customer may exist: a second call may create a second one.
    public func createCustomer(
        _ customer: NewCustomer, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(CreateCustomer(customer), options: options)
    }

    /// Changes a customer, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - customer: the lender's id of the customer, or Canopy's own.
    ///   - update: what it is changed to, with the whole address.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is a ``Customer``, or nil where Canopy answered
    ///   with null.
    /// - Throws: `invalidRequest` and `notSent` with every field that breaks a rule of the document; `notFound` where
    ///   Canopy has no such customer.
    public func updateCustomer(
        _ customer: CustomerID, to update: CustomerUpdate, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(UpdateCustomer(customer: customer, update), options: options)
    }
}
