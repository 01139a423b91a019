public import ExactJSON

extension CanopyMock {
    /// An account: the object that Canopy answers, so that no field of it can get lost, and the id that Canopy made.
    public struct Account: Sendable {
        /// Canopy's own id, such as `can_52322`. It stands in paths and never in an answer.
        public let canopyID: String
        /// The id that the lender gave it.
        public let accountID: String
        /// When it becomes or became active, as it is answered.
        public let effectiveAt: String?
        /// When it was last changed, as it is answered.
        public private(set) var updatedAt: String?
        /// When it becomes or became active; its creation where it does not say, and before all others where it does
        /// not say that either.
        let effectiveInstant: MockInstant
        private let createdAt: String?
        private var overview: JSONObject
        private var template: CanopyTemplate

        /// An account.
        ///
        /// - Parameters:
        ///   - canopyID: Canopy's own id.
        ///   - json: the account as it is answered; it must have an `account_id` and an `account_overview`. What is in
        ///     its `customers` may have a `customer_account_role` and a `customer_account_external_id` beside the
        ///     customer's own fields.
        public init(canopyID: String, json: JSONObject) {
            guard let accountID = json["account_id"]?.string, let overview = json["account_overview"]?.object else {
                preconditionFailure("an account has an account_id and an account_overview")
            }
            self.canopyID = canopyID
            self.accountID = accountID
            self.overview = overview
            effectiveAt = json["effective_at"]?.string
            createdAt = json["created_at"]?.string
            updatedAt = json["updated_at"]?.string
            let begin = (effectiveAt ?? createdAt).flatMap { MockInstant($0) }
            effectiveInstant = begin ?? MockInstant(seconds: .min)
            template = CanopyTemplate(json, unlisted: Self.unlisted)
        }

        /// An account like another one but for its ids and times.
        init(like other: Account, canopyID: String, accountID: String, effectiveAt: MockInstant) {
            let text = effectiveAt.text()
            self.canopyID = canopyID
            self.accountID = accountID
            self.effectiveAt = text
            effectiveInstant = effectiveAt
            createdAt = text
            updatedAt = text
            overview = other.overview
            template = other.template
        }

        /// Makes it as new: active, without a substatus.
        mutating func renewStatus() {
            overview["account_status"] = "ACTIVE"
            overview["account_status_subtype"] = .null
        }

        /// The account as it is answered.
        public var json: JSONObject { filled(template.whole) }
        /// The account as the list of accounts shows it.
        var listed: JSONObject { filled(template.listed) }
        /// `ACTIVE`, `SUSPENDED` or `CLOSED`.
        public var status: String { overview["account_status"]?.string ?? "" }
        /// The substatus: empty where one was cleared, nil where none was ever set.
        public var substatus: String? { overview["account_status_subtype"]?.string }

        /// The value at a path of members; nil where there is none.
        func value(_ path: String...) -> JSONValue? {
            path.reduce(JSONValue.object(template.whole)) { $0?[$1] }
        }

        /// Gives its next payment a due date.
        mutating func setDue(_ due: MockInstant) {
            var payment = template.whole["min_pay_due_cents"]?.object ?? [:]
            payment["min_pay_due_at"] = .string(due.text(fractionDigits: due.fractionDigits))
            template = template.settingEverywhere("min_pay_due_cents", to: .object(payment))
        }

        /// The product that it is of, where it names one.
        public var productID: String? { template.whole["account_product"]?["product_id"]?.string }

        /// The objects in its `customers`; nil where it has no such member.
        var customers: [JSONObject]? {
            get { template.whole["customers"]?.array?.compactMap(\.object) }
            set {
                guard let newValue, !newValue.isEmpty || template.whole["customers"] != nil else { return }
                template = template.setting("customers", to: .array(newValue.map { .object($0) }))
            }
        }

        /// Sets status and substatus.
        ///
        /// - Returns: whether either is another than before. Only then `updated_at` becomes `now`.
        mutating func set(status: String, substatus: String, now: MockInstant) -> Bool {
            guard status != self.status || substatus != self.substatus else { return false }
            overview["account_status"] = .string(status)
            overview["account_status_subtype"] = .string(substatus)
            if updatedAt == nil { template = template.setting("updated_at", to: .null) }
            updatedAt = now.text()
            return true
        }

        private func filled(_ object: JSONObject) -> JSONObject {
            var object = object
            object.replace("account_id", .string(accountID))
            if let createdAt { object.replace("created_at", .string(createdAt)) }
            if let updatedAt { object.replace("updated_at", .string(updatedAt)) }
            if let effectiveAt { object.replace("effective_at", .string(effectiveAt)) }
            object.replace("account_overview", .object(overview))
            return object
        }

        /// What the status page's account has and the reference's list does not: the one shows a newer version
        /// (canopy.account-status.txt, lines 54 to 417; canopy.core-api-1.8.44.txt, lines 1855 to 2092).
        private static let unlisted = [
            ["updated_at"],
            ["account_product", "product_lifecycle", "origination_fee_percent"],
            ["account_product", "product_lifecycle", "is_origination_fee_lesser_value"],
            ["account_product", "product_lifecycle", "is_origination_fee_amortized"],
            ["account_product", "product_lifecycle", "recurring_fees"],
            ["payment_processor_config", "ach", "stripe_config"],
            ["payment_processor_config", "ach", "galileo_config"],
            ["payment_processor_config", "autopay_configs"],
            ["issuer_processor_details", "galileo"],
            ["summary", "initial_principal_cents"],
            ["summary", "interest_grace_method"],
            ["summary", "pending_am_interest_balance_cents"],
            ["payout_entities", "company_identification"],
            ["payout_entities", "irs_tin"],
            ["customers"], ["partner_entity"], ["metro2_config"],
        ]
    }
}
