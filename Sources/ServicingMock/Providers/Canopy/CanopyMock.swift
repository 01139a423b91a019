import ExactJSON

/// Canopy Servicing as its documents describe it: the accounts and their statuses.
public struct CanopyMock: MockProvider {
    /// `canopy`.
    public static let id = "canopy"
    /// The account status page, which shows the newer account object, and the API's reference in version 1.8.44.
    public static let documents = [CanopyRules.accountStatus, CanopyRules.coreAPI]
    /// Every rule.
    public static let rules = CanopyRules.all
    /// The bearer token (canopy.account-status.txt, line 44).
    public static let authentication = Authentication([.bearer])
    /// The operations, one file each.
    public static let operations: [MockOperation<CanopyMock>] = [setAccountStatus]

    /// The accounts by `account_id`.
    public private(set) var accounts: [String: Account] = [:]
    /// The `account_id` of each account by Canopy's own id.
    private var accountIDs: [String: String] = [:]
    /// Whether a substatus is refused under a status that it is not paired with (see ``pairedSubstatuses``).
    public var enforcesStatusPairs: Bool

    /// Canopy with these accounts, the documented one unless others are given.
    public init(accounts: [Account] = [CanopyMock.documentedAccount], enforcesStatusPairs: Bool = true) {
        self.enforcesStatusPairs = enforcesStatusPairs
        for account in accounts { put(account) }
    }

    /// Puts an account in, in place of the one that has its `account_id`.
    public mutating func put(_ account: Account) {
        if let before = accounts[account.accountID] { accountIDs[before.canopyID] = nil }
        accounts[account.accountID] = account
        accountIDs[account.canopyID] = account.accountID
    }

    /// The account that a path means: by its `account_id`, or by Canopy's own id.
    public func account(_ id: String) -> Account? {
        accounts[id] ?? accountIDs[id].flatMap { accounts[$0] }
    }

    /// A refusal as Canopy's error object.
    public static func answer(to refusal: Refusal) -> MockAnswer {
        switch refusal.kind {
        case .missingCredential, .wrongCredential:
            error(401, "unauthorized", "Unauthorized.", by: CanopyRules.unauthorized)
        case .expiredToken: error(403, "not_authorized", "Forbidden.", by: CanopyRules.expiredToken)
        case .forbidden: error(403, "forbidden", "Forbidden.", by: CanopyRules.forbidden)
        case .rateLimited: error(429, "too_many_requests", "Too many requests.", by: CanopyRules.rateLimited)
        case .malformedBody:
            invalid([.init("/body", "type", ["type": "object"], refusal.message)], by: CanopyRules.invalidInput)
        default: error(refusal.status, code(refusal.status), refusal.message, by: CanopyRules.errorShape)
        }
    }

    /// The error code of a status that no rule of the provider's own leads to: its reason, in snake case.
    private static func code(_ status: Int) -> String {
        Refusal.reason(of: status).lowercased().replacing(" ", with: "_")
    }
}
