public import Servicing

extension Account {
    /// How an account is reported to credit bureaus. *Example only*, all of it.
    public struct Metro2Config: Hashable, Sendable, Codable {
        /// What Bloom, which reports for Canopy (inferred from the name), is told.
        public let bloomMetadata: BloomMetadata?

        private enum CodingKeys: String, CodingKey {
            case bloomMetadata = "bloom_metadata"
        }

        /// What Bloom is told of an account.
        public struct BloomMetadata: Hashable, Sendable, Codable {
            /// The lender's branch.
            public let branchIdentifier: String?
            /// Which part each customer has in the account.
            public let customerDesignations: CanopyList<CustomerDesignation>?

            private enum CodingKeys: String, CodingKey {
                case branchIdentifier = "branch_identifier"
                case customerDesignations = "customer_designations"
            }
        }

        /// Which part a customer has in the account.
        public struct CustomerDesignation: Hashable, Sendable, Codable {
            /// The customer.
            public let customerID: CustomerID?
            /// The part.
            public let designation: Metro2Designation?

            private enum CodingKeys: String, CodingKey {
                case customerID = "customer_id"
                case designation
            }
        }
    }
}

extension Customer {
    /// How a customer is reported to credit bureaus. *Example only*, all of it.
    public struct Metro2Config: Hashable, Sendable, Codable {
        /// What Bloom, which reports for Canopy (inferred from the name), is told.
        public let bloomMetadata: BloomMetadata?

        private enum CodingKeys: String, CodingKey {
            case bloomMetadata = "bloom_metadata"
        }

        /// What Bloom is told of a customer.
        public struct BloomMetadata: Hashable, Sendable, Codable {
            /// How sure the address is, such as `CONFIRMED`.
            public let addressType: Sensitive<String>?
            /// How the customer lives there, such as `OWNS`.
            public let residenceType: Sensitive<String>?
            /// Which part the customer has in each account.
            public let accountDesignations: CanopyList<AccountDesignation>?

            private enum CodingKeys: String, CodingKey {
                case addressType = "address_type"
                case residenceType = "residence_type"
                case accountDesignations = "account_designations"
            }
        }

        /// Which part the customer has in an account.
        public struct AccountDesignation: Hashable, Sendable, Codable {
            /// The account.
            public let accountID: AccountID?
            /// The part.
            public let designation: Metro2Designation?

            private enum CodingKeys: String, CodingKey {
                case accountID = "account_id"
                case designation
            }
        }
    }
}

/// Which part a customer has in an account, as Metro 2 knows it. *Example only*: the one value there is all that is
/// known.
public struct Metro2Designation: CanopyValue {
    /// The wire value.
    public let rawValue: String

    /// A part with any text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The only one who owes.
    public static let individual = Metro2Designation(rawValue: "INDIVIDUAL")

    /// The example's value.
    public static let documented: [Metro2Designation] = [.individual]
}
