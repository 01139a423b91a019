public import ExactJSON

extension CanopyMock {
    /// A customer: the object that stands in an account's `customers`, so that no field of it can get lost.
    public struct Customer: Sendable {
        /// The customer's id.
        public let customerID: String
        /// Canopy's own id, where it is known. It stands in paths and never in an answer.
        public internal(set) var canopyID: String?
        private let firstName: String?
        private let lastName: String?
        private let template: CanopyTemplate

        /// A customer.
        ///
        /// - Parameters:
        ///   - canopyID: Canopy's own id, where it is known.
        ///   - json: the customer as an account's `customers` has it; it must have a `customer_id`.
        public init(canopyID: String? = nil, json: JSONObject) {
            guard let customerID = json["customer_id"]?.string else {
                preconditionFailure("a customer has a customer_id")
            }
            self.customerID = customerID
            self.canopyID = canopyID
            firstName = json["name_first"]?.string
            lastName = json["name_last"]?.string
            var own = json
            own["customer_account_role"] = nil
            own["customer_account_external_id"] = nil
            template = CanopyTemplate(own, unlisted: Self.unlisted)
        }

        /// A customer like another one but for id and name.
        init(like other: Customer, customerID: String, firstName: String, lastName: String) {
            self.customerID = customerID
            self.firstName = firstName
            self.lastName = lastName
            template = other.template
        }

        /// The customer as an account's `customers` has it.
        public var json: JSONObject { filled(template.whole) }
        /// The customer as the list of accounts shows it.
        var listed: JSONObject { filled(template.listed) }

        /// What a search looks at: the words of first and last name, in lower case.
        var nameWords: [String] {
            [firstName, lastName].compactMap { $0 }.flatMap { CanopyNameIndex.words(of: $0) }
        }

        private func filled(_ object: JSONObject) -> JSONObject {
            var object = object
            object.replace("customer_id", .string(customerID))
            if let firstName { object.replace("name_first", .string(firstName)) }
            if let lastName { object.replace("name_last", .string(lastName)) }
            return object
        }

        /// What the status page's customer has and the reference's list does not (canopy.account-status.txt,
        /// lines 340 to 402; canopy.core-api-1.8.44.txt, lines 1802 to 1854).
        private static let unlisted = [
            ["created_at"], ["updated_at"], ["is_borrower_portal_user"], ["is_active"], ["customer_balances"],
            ["metro2_config"],
        ]
    }
}
