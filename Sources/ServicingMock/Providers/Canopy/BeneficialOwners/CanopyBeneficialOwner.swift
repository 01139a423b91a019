public import ExactJSON

extension CanopyMock {
    /// A beneficial owner of a customer's business: the object that Canopy answers.
    public struct BeneficialOwner: Sendable {
        /// The owner's id, one of its own among the customer's owners.
        public let beneficialOwnerID: String
        /// The owner as it is answered.
        public let json: JSONObject

        /// A beneficial owner.
        ///
        /// - Parameter json: the owner as it is answered; it must have a `beneficial_owner_id`.
        public init(json: JSONObject) {
            guard let id = json["beneficial_owner_id"]?.string else {
                preconditionFailure("a beneficial owner has a beneficial_owner_id")
            }
            beneficialOwnerID = id
            self.json = json
        }
    }

    /// A customer's beneficial owners in the order they came; none where there is no such customer.
    public func beneficialOwners(of customerID: String) -> [BeneficialOwner] {
        customer(customerID).flatMap { owners[$0.customerID] } ?? []
    }

    /// Puts a beneficial owner in, in place of the customer's one that has its `beneficial_owner_id`.
    ///
    /// - Precondition: the customer is there.
    public mutating func put(_ owner: BeneficialOwner, of customerID: String) {
        guard let id = customer(customerID)?.customerID else { preconditionFailure("an owner's customer is there") }
        seeds.remove(.beneficialOwner, Self.seedID(owner.beneficialOwnerID, of: id))
        if let place = owners[id]?.firstIndex(where: { $0.beneficialOwnerID == owner.beneficialOwnerID }) {
            owners[id]?[place] = owner
        } else {
            owners[id, default: []].append(owner)
        }
    }

    /// What an owner is called among the rows that give way: its id is unique among its customer's owners only.
    static func seedID(_ ownerID: String, of customerID: String) -> String {
        customerID + "/" + ownerID
    }

    /// The owner of the documents' examples, of the documented account's customer: the list's and the answer to its
    /// creation are the same (canopy.core-api-1.8.44.txt, lines 3094 to 3116 and 3312 to 3334).
    public static let documentedBeneficialOwner = BeneficialOwner(json: [
        "address_line_one": "12 Strawberry Road", "address_line_two": "Suite 101", "address_city": "Atlanta",
        "address_state": "GA", "address_zip": "99999-1000", "address_country_code": "US", "name_prefix": "Dr.",
        "name_first": "Miriam", "name_middle": "Louise", "name_last": "Trevino", "name_suffix": "Jr",
        "passport": ["number": "string", "country": "JP"], "beneficial_owner_id": "0x1234",
        "verification_status": "uncertified", "phone_number": "+14105556789", "email": "marissa@protonmail.com",
        "ssn": "000-00-0000", "date_of_birth": "2004-01-30",
    ])
}
