public import Servicing

extension CanopyServicer: ListsProducts {
    /// Every product, in as few pages as there can be. The native row is a ``Product``.
    public func productListing(options: PlanOptions) -> ProductListing {
        ProductListing(NeutralRows(rows: products(options: options)) { ListedProduct($0) })
    }
}

extension CanopyServicer: ListsBeneficialOwners {
    /// The owners of a business. The native row is a ``BeneficialOwner``. Canopy's 404, which names a payment processor
    /// whatever was not found, is passed on as an error.
    public func ownerList(
        of customer: CustomerID, options: PlanOptions
    ) async throws(ServicingError) -> [ListedBeneficialOwner] {
        try await beneficialOwners(of: customer, options: options).owners.map { ListedBeneficialOwner($0) }
    }
}

extension ListedProduct {
    /// A row of Canopy's list.
    init(_ row: Product) {
        self.init(
            product: row.productID, title: row.productOverview?.productName,
            kind: row.productOverview?.productType?.rawValue, effectiveOn: row.effectiveAt, native: row)
    }
}

extension ListedBeneficialOwner {
    /// A row of Canopy's list.
    init(_ row: BeneficialOwner) {
        self.init(
            owner: row.beneficialOwnerID,
            name: Individual.Name(
                prefix: row.name.prefix, first: row.name.first, middle: row.name.middle, last: row.name.last,
                suffix: row.name.suffix),
            dateOfBirth: row.dateOfBirth, email: row.email, phone: row.phoneNumber,
            verification: row.verificationStatus?.rawValue, native: row)
    }
}
