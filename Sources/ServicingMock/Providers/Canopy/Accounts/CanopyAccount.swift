public import ExactJSON

extension CanopyMock {
    /// An account: the object that Canopy answers, so that no field of it can get lost, and the id that Canopy made.
    public struct Account: Sendable {
        /// Canopy's own id, such as `can_52322`. It stands in paths and never in an answer.
        public let canopyID: String
        /// The account as it is answered.
        public private(set) var json: JSONObject

        /// An account.
        ///
        /// - Parameters:
        ///   - canopyID: Canopy's own id.
        ///   - json: the account as it is answered; it must have an `account_id` and an `account_overview`.
        public init(canopyID: String, json: JSONObject) {
            precondition(
                json["account_id"]?.string != nil && json["account_overview"]?.object != nil,
                "an account has an account_id and an account_overview")
            self.canopyID = canopyID
            self.json = json
        }

        /// The id that the lender gave it.
        public var accountID: String { json["account_id"]?.string ?? "" }
        /// `ACTIVE`, `SUSPENDED` or `CLOSED`.
        public var status: String { overview["account_status"]?.string ?? "" }
        /// The substatus: empty where one was cleared, nil where none was ever set.
        public var substatus: String? { overview["account_status_subtype"]?.string }
        /// When it was last changed, as it is answered.
        public var updatedAt: String? { json["updated_at"]?.string }

        /// Sets status and substatus.
        ///
        /// - Returns: whether either is another than before. Only then `updated_at` becomes `now`.
        mutating func set(status: String, substatus: String, now: MockInstant) -> Bool {
            guard status != self.status || substatus != self.substatus else { return false }
            var overview = overview
            overview["account_status"] = .string(status)
            overview["account_status_subtype"] = .string(substatus)
            json["account_overview"] = .object(overview)
            json["updated_at"] = .string(now.text())
            return true
        }

        private var overview: JSONObject { json["account_overview"]?.object ?? [:] }
    }
}
