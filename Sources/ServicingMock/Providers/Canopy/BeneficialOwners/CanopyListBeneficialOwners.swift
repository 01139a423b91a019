import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let listBeneficialOwners = MockOperation<CanopyMock>(
        "list-beneficial-owners", .get, "/customers/{customer_id}/beneficial_owners"
    ) { canopy, call throws(MockAnswer) in
        let customer = try canopy.ownedCustomer(call)
        return MockAnswer(
            200, .array(canopy.beneficialOwners(of: customer.customerID).map { .object($0.json) }),
            by: CanopyBeneficialOwnerRules.listBeneficialOwners, ignoredFields: call.ignoredQuery(known: []))
    }

    /// The customer in the path of an operation on beneficial owners.
    func ownedCustomer(_ call: MockCall) throws(MockAnswer) -> Customer {
        guard let customer = customer(call.parameter("customer_id")) else {
            throw Self.error(
                404, "not_found", "Payment Processor not found", by: CanopyBeneficialOwnerRules.unknownOwnedCustomer)
        }
        return customer
    }
}
