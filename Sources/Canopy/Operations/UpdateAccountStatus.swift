import ExactJSON
public import Servicing
public import ServicingHTTP

/// `PUT /accounts/{account_id}/status`, "Update account status and substatus": gives an account a status, and a substatus
/// that says why.
public struct UpdateAccountStatus: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "set-account-status",
        signature: "PUT /accounts/{account_id}/status",
        repeatability: .byProtocol("PUT is idempotent (RFC 9110 §9.2.2): a second one sets what is set already"),
        document: CanopyDialect.accountStatusDocument)

    /// The account: the lender's id of it, or Canopy's own, which begins with `can_`.
    public var account: AccountID
    /// The new status: one of ``statuses``.
    public var status: AccountStatus
    /// Why: one of ``substatuses``. Nil leaves the field out, and the provider takes its default, the empty one: a
    /// substatus that the account had is **cleared**.
    public var substatus: AccountSubstatus?

    /// A call.
    public init(account: AccountID, status: AccountStatus, substatus: AccountSubstatus? = nil) {
        self.account = account
        self.status = status
        self.substatus = substatus
    }

    /// The whole account as it is after the call.
    public typealias Answer = Account

    /// The statuses that the document lists, in its order.
    public static let statuses: [AccountStatus] = [.active, .closed, .suspended]

    /// The substatuses that the document lists, in its order: an empty one and 17 more. Which of them goes with which
    /// status is up to Canopy, which enforces pairs that no document of the interface prints.
    public static let substatuses: [AccountSubstatus] = [
        .empty, .administrative, .inactivity, .ineligible, .delinquent, .chargeOff, .grantorRequest, .bankruptcy,
        .paidOff, .customerRequestPendingPayoff, .grantorRequestPendingPayoff, .deceased, .riskReview, .fraud,
        .customerRequest, .risk, .hardshipOrExemptions, .settlement,
    ]

    /// One account.
    public var scope: String { "account \(account)" }

    /// What happens beside the status.
    public var sideEffects: [String] {
        var effects: [String] = []
        if (substatus ?? .empty) == .empty {
            effects.append("clears the account's substatus, as the document's default for it is empty")
        }
        if status == .closed {
            effects.append(
                "closing ends new draw-downs, interest and programmed fees, and leaves payments as they are "
                    + "(the vendor's page on closed accounts, not the document)")
        }
        return effects
    }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        let id = problems.segment("account_id", account.rawValue)
        problems.member("account_status", status, of: Self.statuses)
        if let substatus { problems.member("account_substatus", substatus, of: Self.substatuses) }
        return RequestDraft(
            .put, "/accounts/\(id)/status", json: Body(accountStatus: status, accountSubstatus: substatus))
    }

    /// The account as it is now.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (account, warnings) = try answer.decode(Account.self)
        guard account.accountID != nil || account.accountOverview?.accountStatus != nil else {
            throw .unreadable("it has neither account_id nor account_overview.account_status")
        }
        warnings.echoID("account_id", asked: self.account, answered: account.accountID, of: "account")
        checkStatus(account.accountOverview, &warnings)
        return Reading(
            account, references: account.accountID.map { ["account_id": $0.rawValue] } ?? [:], warnings: warnings)
    }

    /// A substatus that is empty, null or left out is the same: none.
    private func checkStatus(_ overview: Account.Overview?, _ warnings: inout [ReceiptWarning]) {
        let statusField = "account_overview.account_status"
        warnings.echo(statusField, asked: status.rawValue, answered: overview?.accountStatus?.rawValue)
        if let answered = overview?.accountStatus { warnings.unknown(statusField, answered, Self.statuses) }

        let substatusField = "account_overview.account_status_subtype"
        let asked = substatus ?? .empty
        let answered = overview?.substatus
        if asked != .empty || answered != nil {
            warnings.echo(substatusField, asked: asked.rawValue, answered: answered?.rawValue)
        }
        if let answered { warnings.unknown(substatusField, answered, Self.substatuses + [.surplusBalance]) }
    }

    private struct Body: Encodable {
        let accountStatus: AccountStatus
        let accountSubstatus: AccountSubstatus?

        enum CodingKeys: String, CodingKey {
            case accountStatus = "account_status"
            case accountSubstatus = "account_substatus"
        }
    }
}
