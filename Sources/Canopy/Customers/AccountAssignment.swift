public import Servicing
import ServicingHTTP

/// An existing account that a customer is assigned to.
public struct AccountAssignment: Hashable, Sendable, Codable {
    /// The account: the lender's id of it, or Canopy's own. Required.
    public var accountID: AccountID?
    /// What the customer is to the account: one of ``CustomerAccountRole/documented``. Required, although the document
    /// has a default for it, `PRIMARY`.
    public var role: CustomerAccountRole?
    /// A number that is the customer's own on the account, such as that of a credit card. Canopy generates one where
    /// none is given. The document's text has lost its name; the example has it.
    public var externalID: Sensitive<String>?

    /// An assignment.
    ///
    /// - Parameters:
    ///   - account: the account.
    ///   - role: what the customer is to it; the document's default, unless given.
    ///   - externalID: a number that is the customer's own on the account.
    public init(
        _ account: AccountID, role: CustomerAccountRole = .primary, externalID: Sensitive<String>? = nil
    ) {
        accountID = account
        self.role = role
        self.externalID = externalID
    }

    private enum CodingKeys: String, CodingKey {
        case accountID = "account_id"
        case role = "customer_account_role"
        case externalID = "customer_account_external_id"
    }
}

extension [AccountAssignment] {
    /// What a plan tells of them.
    var sideEffects: [String] {
        compactMap { assignment in
            assignment.accountID.map { "assigns the customer to account \($0) as \(assignment.role ?? .primary)" }
        }
    }
}

extension FieldChecks {
    /// Checks the accounts that a customer is assigned to.
    mutating func assignments(_ assignments: [AccountAssignment]?) {
        let assignments = assignments ?? []
        atMost("assign_to_accounts", assignments.count, CreateCustomer.maximumAssignments)
        for (index, assignment) in assignments.prefix(CreateCustomer.maximumAssignments).enumerated() {
            let place = "assign_to_accounts[\(index)]."
            requiredText(place + "account_id", assignment.accountID?.rawValue)
            let role = required(place + "customer_account_role", assignment.role, allowed: "'PRIMARY', 'SECONDARY'")
            documented(place + "customer_account_role", role)
            optionalText(place + "customer_account_external_id", assignment.externalID)
        }
    }
}
