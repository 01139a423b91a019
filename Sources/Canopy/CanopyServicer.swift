public import Servicing
public import ServicingHTTP

/// Canopy: suspends, closes and marks accounts, and lists them.
public struct CanopyServicer: HTTPServicer, SetsAccountStatus, WindsDown {
    /// The adapter's operations.
    public static let nativeOperations: [any ProviderOperation<CanopyDialect>.Type] = [
        UpdateAccountStatus.self, ListCustomerAccounts.self,
        ListAPIUsers.self, InviteAPIUser.self, Register.self, APIUserSummary.self,
        ListProducts.self, CreateProduct.self, CreateAccount.self,
        CreateCustomer.self, UpdateCustomer.self, ListBeneficialOwners.self, CreateBeneficialOwner.self,
    ]

    /// Canopy's public sandbox, from its document. Every lender's own environments have hosts of their own.
    public static let sandboxURL = "https://sandbox-api.canopyservicing.com"

    /// The adapter's engine.
    public let client: ServicerClient<CanopyDialect>

    /// An adapter.
    ///
    /// - Parameters:
    ///   - settings: base URL, timeout, events.
    ///   - credential: the bearer token, or where tokens come from.
    ///   - transport: what carries the requests.
    /// - Throws: `invalidRequest` where the token can't stand in a header.
    public init(
        settings: ServicerSettings, credential: Credential, transport: any HTTPTransport
    ) throws(ServicingError) {
        client = try ServicerClient(
            dialect: CanopyDialect(), settings: settings, credential: credential, transport: transport)
    }

    /// Gives an account a status, in Canopy's own terms.
    ///
    /// - Parameters:
    ///   - account: the lender's id of the account, or Canopy's own.
    ///   - status: the new status.
    ///   - substatus: why; nil **clears** the substatus that the account has.
    ///   - options: how the call is made.
    /// - Returns: the receipt; its ``Servicing/Receipt/answer(as:)`` is an ``Account``.
    public func updateStatus(
        of account: AccountID, to status: AccountStatus, substatus: AccountSubstatus? = nil,
        options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(
            UpdateAccountStatus(account: account, status: status, substatus: substatus), options: options)
    }

    /// All accounts of all customers, page by page, in Canopy's own terms. Nothing is sent before a page is asked for.
    ///
    /// - Parameters:
    ///   - limit: how many rows a page has at most, 0 to 100. Another makes the first page an `invalidRequest`.
    ///   - cursor: the place to begin behind; nil for the beginning.
    ///   - search: a first or last name to search for; Canopy then answers with the best matches alone.
    ///   - options: how each page is read; the timeout is a page's, not the list's.
    public func customerAccountPages(
        limit: Int = ListCustomerAccounts.limits.upperBound, after cursor: PageCursor? = nil,
        search: Sensitive<String>? = nil, options: PlanOptions = .standard
    ) -> CanopyPages<ListCustomerAccounts> {
        let first = ListCustomerAccounts(limit: limit, at: cursor.map { .after($0) }, search: search)
        return CanopyPages(of: first, by: client, options: options)
    }

    /// From reason to status and substatus.
    public var windDownTable: WindDownTable { CanopyReasons.table }

    /// Canopy takes a status and a substatus, and no date.
    public func translate(_ instruction: SetAccountStatus) throws(ServicingError) -> Translation {
        var fields = [FieldFidelity.exact("account"), .exact("status")]
        if instruction.substatus != nil { fields.append(.exact("substatus")) }
        if instruction.effectiveOn != nil { fields.append(Self.noDate) }
        return Translation(
            UpdateAccountStatus(
                account: instruction.account, status: instruction.status, substatus: instruction.substatus),
            fields: fields)
    }

    /// Canopy acts on accounts. It takes no pay-off, so an account to debit has no place here.
    public func translate(_ instruction: WindDown) throws(ServicingError) -> Translation {
        let row = try windDownTable.row(for: instruction.reason, at: provider)
        guard let account = instruction.subject.account, let pair = CanopyReasons.pair(for: instruction.reason) else {
            throw .missing("account", of: instruction, at: provider, why: "the account's id: Canopy acts on accounts")
        }
        var fields = [FieldFidelity.exact("account"), row.fidelity]
        if instruction.effectiveOn != nil { fields.append(Self.noDate) }
        fields += instruction.subject.idsBeside("account") + instruction.fieldsThatOnlyAPayOffUses
        if instruction.notes != nil { fields.append(.notExpressible("notes", "Canopy takes no comment with a status")) }
        if instruction.requestID != nil {
            fields.append(.notExpressible("request_id", "Canopy takes no mark of the caller's"))
        }
        return Translation(
            UpdateAccountStatus(account: account, status: pair.status, substatus: pair.substatus), fields: fields)
    }

    private static let noDate = FieldFidelity.notExpressible(
        "effective_on", "Canopy takes no date; a status counts from when Canopy handles the request")
}
