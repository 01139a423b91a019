import Servicing
import ServicingHTTP

extension CanopyServicer {
    /// Looks for a new beneficial owner in the list of the business's owners, by the id that the lender chose. Without
    /// one nothing tells two owners apart. An owner who is not there proves nothing: Canopy may have given another id,
    /// as the document's own example of a new customer does.
    func readBack(
        _ create: CreateBeneficialOwner, _ options: PlanOptions
    ) async throws(ServicingError) -> ReadBack {
        let list = ListBeneficialOwners.contract.signature
        guard let id = create.owner.beneficialOwnerID else {
            return .cannotTell("no id was chosen for the owner, by which \(list) would show who is meant")
        }
        let receipt: Receipt
        do {
            receipt = try await client.call(ListBeneficialOwners(customer: create.customer), options: options)
        } catch {
            guard error.kind == .notFound else { throw error }
            return .cannotTell(Self.notFound(list))
        }
        let owners = receipt.answer(as: ListBeneficialOwners.Answer.self) ?? []
        guard owners.contains(where: { $0.beneficialOwnerID == id }) else {
            return .cannotTell("\(list) shows no owner by that id, and Canopy may have given another")
        }
        return .inEffect(
            Evidence(
                "customer \(Shown.identifier(create.customer.rawValue)) has a beneficial owner "
                    + Shown.identifier(id.rawValue),
                because:
                    "\(list) shows the id that was chosen, whoever created the owner; that nothing is left to send "
                    + "is inferred"))
    }
}
