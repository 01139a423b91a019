/// What the Canopy mock follows, and where its documents say so.
public enum CanopyRules {
    /// The page on account statuses. It shows a newer account object than ``coreAPI``.
    public static let accountStatus = SourceDocument(
        file: "canopy.account-status.txt", title: "Canopy: Update account status and substatus", version: nil,
        sha256: "f76f224b34a09921dabf56f49dd69d32e4a5116b89788868b406257dbe14d6bc")
    /// The API's reference.
    public static let coreAPI = SourceDocument(
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

    /// Every rule.
    static let all = [
        setStatus, statuses, substatuses, clearedSubstatus, subtypeName, accountID, newSubstatus, effectiveAt,
        unauthorized, forbidden, invalidInput, rateLimited, unknownAccount, updatedAt, seededStatus, pairs,
        expiredToken, errorShape,
    ]
}
