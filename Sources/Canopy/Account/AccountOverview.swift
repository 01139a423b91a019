public import Servicing

extension Account {
    /// What an account is at the moment, and why.
    public struct Overview: Hashable, Sendable, Codable {
        /// The status.
        public let accountStatus: AccountStatus?
        /// Why, as the answer has it: null and an empty text both say that there is no reason, and ``substatus`` makes
        /// them the same.
        ///
        /// The answer calls `account_status_subtype` what the request calls `account_substatus`. Canopy's page on the
        /// history of statuses uses the request's name in an answer too, so either is read.
        public let accountStatusSubtype: AccountSubstatus?
        /// Whether the account has benefits under the Servicemembers Civil Relief Act. The document shows a text,
        /// `"false"`. *Inferred.*
        public let isActiveSCRA: LenientBool?

        /// Why; nil where there is no reason, however the answer said so.
        public var substatus: AccountSubstatus? {
            accountStatusSubtype.flatMap { $0 == .empty ? nil : $0 }
        }

        private enum CodingKeys: String, CodingKey {
            case accountStatus = "account_status"
            case accountStatusSubtype = "account_status_subtype"
            case isActiveSCRA = "is_active_scra"
        }

        private enum RequestKeys: String, CodingKey {
            case accountSubstatus = "account_substatus"
        }

        /// Reads an overview, the substatus under either of its names.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let request = try decoder.container(keyedBy: RequestKeys.self)
            accountStatus = try container.decodeIfPresent(AccountStatus.self, forKey: .accountStatus)
            accountStatusSubtype =
                try container.decodeIfPresent(AccountSubstatus.self, forKey: .accountStatusSubtype)
                ?? request.decodeIfPresent(AccountSubstatus.self, forKey: .accountSubstatus)
            isActiveSCRA = try container.decodeIfPresent(LenientBool.self, forKey: .isActiveSCRA)
        }
    }
}
