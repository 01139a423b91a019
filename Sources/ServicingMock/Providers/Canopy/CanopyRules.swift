/// What the Canopy mock follows, and where its documents say so.
public enum CanopyRules {
    /// The page on account statuses. It shows a newer account object than ``coreAPI``.
    public static let accountStatus = MockSource(
        file: "canopy.account-status.txt", title: "Canopy: Update account status and substatus", version: nil,
        sha256: "f76f224b34a09921dabf56f49dd69d32e4a5116b89788868b406257dbe14d6bc")
    /// The API's reference.
    public static let coreAPI = MockSource(
        file: "canopy.core-api-1.8.44.txt", title: "Canopy: Core API", version: "1.8.44",
        sha256: "fa38702f70249c9af4f40fdd0f8543e4d6b60400843d757f119eaec57cc27b0e")

    static let setStatus = Rule(
        "canopy.set-status", "The account's status and substatus are set and the whole account is answered.",
        .document(accountStatus, lines: 4...4, quote: "Update account status and substatus for the provided account."))
    static let statuses = Rule(
        "canopy.statuses", "account_status is required: ACTIVE, CLOSED or SUSPENDED.",
        .document(accountStatus, lines: 12...18, quote: "account_status string Required"))
    static let substatuses = Rule(
        "canopy.substatuses", "account_substatus is one of seventeen, or empty. SURPLUS_BALANCE is not among them.",
        .document(accountStatus, lines: 19...40, quote: "account_substatus string"))
    static let clearedSubstatus = Rule(
        "canopy.cleared-substatus", "A status without a substatus clears the substatus.",
        .document(accountStatus, lines: 40...40, quote: "Default value is empty."))
    static let subtypeName = Rule(
        "canopy.subtype-name", "The substatus is answered as account_overview.account_status_subtype.",
        .document(accountStatus, lines: 58...62, quote: "\"account_status_subtype\": \"BANKRUPTCY\""))
    static let accountID = Rule(
        "canopy.account-id",
        "An account answers to its account_id and to Canopy's own id, which begins with can_; account_id is answered.",
        .document(accountStatus, lines: 43...54, quote: "\"account_id\": \"31mNprzLd2bKl6koVna68ARM\""))
    static let newSubstatus = Rule(
        "canopy.new-substatus", "The substatus is null until a status is set.",
        .document(coreAPI, lines: 1327...1327, quote: "Null upon account creation."))
    static let effectiveAt = Rule(
        "canopy.effective-at", "A change of status leaves effective_at alone.",
        .document(coreAPI, lines: 1318...1320, quote: "The Date-Time that this account became/becomes active."))
    static let unauthorized = Rule(
        "canopy.unauthorized", "A missing or wrong bearer token is answered 401.",
        .document(coreAPI, lines: 2859...2861, quote: "Unauthorized."))
    static let forbidden = Rule(
        "canopy.forbidden", "A token whose role does not allow writing is answered 403.",
        .document(coreAPI, lines: 2863...2865, quote: "Forbidden."))
    static let invalidInput = Rule(
        "canopy.invalid-input", "Bad input is answered 422; all that is wrong is listed.",
        .document(coreAPI, lines: 2871...2873, quote: "Invalid input"))
    static let rateLimited = Rule(
        "canopy.rate-limited", "Beyond the world's rate limit requests are answered 429.",
        .document(coreAPI, lines: 2875...2877, quote: "Too many requests."))

    static let unknownAccount = Rule(
        "canopy.unknown-account", "An account that is not there is answered 404 \"Account not found\".",
        .inferred(why: "the status page lost its status codes; sibling operations and the vendor's other pages have it")
    )
    static let updatedAt = Rule(
        "canopy.updated-at", "updated_at becomes the world's time, to the second, where status or substatus change.",
        .inferred(why: "the field stands in the example and in no prose"))
    static let seededStatus = Rule(
        "canopy.seeded-status", "can_52322 begins as SUSPENDED for BANKRUPTCY, last updated 2019-02-20T09:12:14+00:00.",
        .inferred(
            why: "every example of the account, the list's too, shows it so; the documented request then answers what "
                + "is printed, updated_at among it"))
    static let pairs = Rule(
        "canopy.status-pairs",
        "A substatus that the pairing table gives to one status is refused with 422 under the others.",
        .inferred(why: "docs.canopyservicing.com/docs/account-status, of which only the first rows are stored"))
    static let expiredToken = Rule(
        "canopy.expired-token", "An expired token is answered 403 with the code not_authorized.",
        .inferred(why: "the vendor's published client renews its token on exactly that"))
    static let errorShape = Rule(
        "canopy.error-shape", "An error is {\"error\":{code, message, details}}, its details in Ajv's form.",
        .inferred(why: "the documents give statuses and no body; the vendor's published client reads this"))

    static let listAccounts = Rule(
        "canopy.list-accounts", "Each customer's part in an account is one row: the customer's fields and the account.",
        .document(coreAPI, lines: 1132...1132, quote: "Returns all accounts from the perspective of each customer."))
    static let order = Rule(
        "canopy.order", "Rows are ordered by effective_at, then by an internal index.",
        .document(coreAPI, lines: 52...52, quote: "They are first ordered by effective_at"))
    static let limit = Rule(
        "canopy.limit", "limit is 0 to 100 and 30 where it is not given.",
        .document(coreAPI, lines: 1138...1140, quote: "Minimum value is 0, maximum value is 100."))
    static let cursors = Rule(
        "canopy.cursors", "starting_after answers the rows after its own, ending_before the last rows before its own.",
        .document(
            coreAPI, lines: 1142...1144, quote: "Pass the value from the paging response body in your previous request."
        )
    )
    static let oneCursor = Rule(
        "canopy.one-cursor", "starting_after and ending_before at once are answered 422.",
        .document(
            coreAPI, lines: 1142...1144, quote: "Either starting_after or ending_before may be provided, but not both.")
    )
    static let paging = Rule(
        "canopy.paging",
        "paging.starting_after is the last row's cursor, ending_before the first row's: equal where there is one row.",
        .document(coreAPI, lines: 2095...2099, quote: "\"starting_after\": \"31mNprzLd2bKl6koVna68ARM\""))
    static let hasMore = Rule(
        "canopy.has-more", "has_more tells of rows beyond the page's end, and so does it on the way back.",
        .document(
            coreAPI, lines: 1771...1773,
            quote: "Indicates whether there are additional values beyond the ending index of the paginated results."))
    static let search = Rule(
        "canopy.search", "search_parameters leaves the rows whose customer's first or last name matches.",
        .document(
            coreAPI, lines: 1146...1146,
            quote: "Currently, this API only supports searching by name_first or name_last."))
    static let role = Rule(
        "canopy.role", "A customer's role for an account is PRIMARY where none was given.",
        .document(coreAPI, lines: 1302...1304, quote: "Default value is PRIMARY."))
    static let externalID = Rule(
        "canopy.external-id", "A customer's number on an account is made up where none was given.",
        .document(
            coreAPI, lines: 1306...1306, quote: "If none is provided, a Canopy-generated ID can be used."))
    static let listedFields = Rule(
        "canopy.listed-fields",
        "The list shows the account and the customer as the reference's example has them: without updated_at, "
            + "customers and what only the newer status page knows.",
        .document(coreAPI, lines: 1855...2092, quote: "\"account\": {"))
    static let noCustomers = Rule(
        "canopy.no-customers", "Where no customer has an account the list is answered 404 (or 200 and no results).",
        .document(coreAPI, lines: 1783...1785, quote: "Unable to get customers"))

    static let emptyList = Rule(
        "canopy.empty-list",
        "Only a list that has nothing to list is answered 404; a page past the end, a limit of 0 and a search that finds "
            + "nobody are answered 200 without results, and with null for both cursors.",
        .inferred(why: "the document names the 404 and not its reason; CanopyMock.emptyListAnswer turns it off"))
    static let ascending = Rule(
        "canopy.ascending", "The account's effective_at counts, the earliest first; the index counts up as rows come.",
        .inferred(why: "the document names what orders the rows, not which way nor whose effective_at it is"))
    static let invalidQuery = Rule(
        "canopy.invalid-query", "A limit that is no integer or out of range is answered 422, a repeated item too.",
        .inferred(why: "the list's statuses have no 422; bad input is answered so by the other operations"))
    static let unknownCursor = Rule(
        "canopy.unknown-cursor", "A cursor that paging never answered is answered 422; an empty one counts as none.",
        .inferred(why: "no document says so; a wrong page would pass for a right one"))
    static let cursorValue = Rule(
        "canopy.cursor-value",
        "A row's cursor is its account's account_id; a further customer's row of that account has a suffix.",
        .inferred(why: "the example's cursors are its account_id, which is its customer_id as well"))
    static let searchMatch = Rule(
        "canopy.search-match",
        "Each word of a search must begin a word of first or last name, whatever its case; the rows keep their order.",
        .inferred(why: "the document speaks of top responses and not of how they are found; no order of rank is known"))
    static let searchName = Rule(
        "canopy.search-name", "The search's query item is search_parameters.",
        .inferred(why: "the reference lost the name; the vendor's other pages and published client have it"))
    static let readerLists = Rule(
        "canopy.reader-lists", "A token that may only read may list accounts.",
        .inferred(why: "the document names 403 for the list and no roles"))

    /// Every rule.
    static let all =
        statusRules + listRules
        + CanopyTokenRules.all + CanopyAPIUserRules.all + CanopyProductRules.all
        + CanopyCustomerRules.all + CanopyBeneficialOwnerRules.all + CanopyAccountRules.all

    private static let statusRules = [
        setStatus, statuses, substatuses, clearedSubstatus, subtypeName, accountID, newSubstatus, effectiveAt,
        unauthorized, forbidden, invalidInput, rateLimited, unknownAccount, updatedAt, seededStatus, pairs,
        expiredToken, errorShape,
    ]

    private static let listRules = [
        listAccounts, order, limit, cursors, oneCursor, paging, hasMore, search, role, externalID, listedFields,
        noCustomers, emptyList, ascending, invalidQuery, unknownCursor, cursorValue, searchMatch, searchName,
        readerLists,
    ]
}
