import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let createBeneficialOwner = MockOperation<CanopyMock>(
        "create-beneficial-owner", .post, "/customers/{customer_id}/beneficial_owners"
    ) { canopy, call throws(MockAnswer) in
        try canopy.createBeneficialOwner(call)
    }

    /// The body (canopy.core-api-1.8.44.txt, lines 3127 to 3192), in the order of its answer.
    static let newBeneficialOwnerSchema = BodySchema.object(
        BodySchema.Member.addressAndName + [
            .passport, .optional("beneficial_owner_id", .identifier(.chosenID)),
            .optional("verification_status", BodySchema.choice(["uncertified", "certified"]).orNull),
            .optional("phone_number", .text(.phoneNumber)), .optional("email", .text(.email)),
            .optional("ssn", BodySchema.text(.socialSecurityNumber).orNull),
            .optional("date_of_birth", .text(.date)),
        ])

    private mutating func createBeneficialOwner(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        var reading = BodyReading(call.body, as: Self.newBeneficialOwnerSchema)
        reading.checkPerson(.object(reading.value), sent: call.body, at: "/body", isNew: true)
        reading.checkNotEmpty("beneficial_owner_id")
        var json = try reading.object(by: CanopyBeneficialOwnerRules.invalidOwner)
        let customer = try ownedCustomer(call)
        let chosenID = json["beneficial_owner_id"]?.string
        if let chosenID { try requireNewOwner(chosenID, of: customer.customerID) }

        json["beneficial_owner_id"] = .string(chosenID ?? makeID(.beneficialOwner))
        json["verification_status"] = "uncertified"
        let owner = BeneficialOwner(json: json)
        put(owner, of: customer.customerID)
        return MockAnswer(
            200, .object(owner.json), by: CanopyBeneficialOwnerRules.createBeneficialOwner,
            effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }

    private func requireNewOwner(_ id: String, of customerID: String) throws(MockAnswer) {
        let isThere = beneficialOwners(of: customerID).contains { $0.beneficialOwnerID == id }
        guard !isThere || seeds.givesWay(.beneficialOwner, Self.seedID(id, of: customerID)) else {
            throw Self.invalid([.notNew("/body/beneficial_owner_id")], by: CanopyBeneficialOwnerRules.duplicateOwner)
        }
    }
}
