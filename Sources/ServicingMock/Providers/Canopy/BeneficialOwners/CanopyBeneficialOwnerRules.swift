/// What the Canopy mock follows for beneficial owners.
enum CanopyBeneficialOwnerRules {
    private static let reference = CanopyRules.coreAPI

    static let listBeneficialOwners = Rule(
        "canopy.list-beneficial-owners", "A customer's owners are answered as a bare array, in the order they came.",
        .document(reference, lines: 2997...3005, quote: "List of Beneficial Owners"))
    static let createBeneficialOwner = Rule(
        "canopy.create-beneficial-owner", "A new owner is uncertified, whatever was sent.",
        .document(
            reference, lines: 3123...3123, quote: "This will create a new beneficial owner in an unverified state."))
    static let ownerID = Rule(
        "canopy.owner-id", "The caller may choose the owner's id; Canopy makes one where none is given.",
        .document(
            reference, lines: 3172...3174, quote: "If not provided on creation, Canopy will generate this field."))
    static let unknownOwnedCustomer = Rule(
        "canopy.unknown-owned-customer", "The owners of a customer that is not there are answered 404.",
        .document(reference, lines: 3078...3080, quote: "Payment Processor not found"))

    static let noOwners = Rule(
        "canopy.no-owners", "A customer without owners is answered 200 and an empty array.",
        .inferred(why: "the 404 speaks of something that is missing, and the array may even be null"))
    static let invalidOwner = Rule(
        "canopy.invalid-owner", "Bad input is answered 422; all that is wrong is listed.",
        .inferred(why: "this operation's statuses have no 422; every other one that creates has"))
    static let duplicateOwner = Rule(
        "canopy.duplicate-owner", "A beneficial_owner_id that is in use among the customer's owners is answered 422.",
        .inferred(why: "no document says so; a second owner under the id could not be told from the first"))

    static let all = [
        listBeneficialOwners, createBeneficialOwner, ownerID, unknownOwnedCustomer, noOwners, invalidOwner,
        duplicateOwner,
    ]
}
