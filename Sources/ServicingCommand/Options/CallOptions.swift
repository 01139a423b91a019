import Servicing

/// The options of `servicing call` that name what is to be done.
extension Option {
    static let customer = Option("customer", "the customer's id")
    static let account = Option("account", "the account's id")
    static let borrower = Option("borrower", "the borrower's id")
    static let loan = Option("loan", "the loan's id")
    static let reason = Option("reason", "why, in the provider's own words")
    static let status = Option("status", "the account's new status")
    static let substatus = Option("substatus", "the account's new substatus; leaving it out clears it")
    static let payOffDate = Option("pay-off-date", "the pay-off's date-time with offset, as in 2026-12-01T00:00:00Z")
    static let paymentAccount = Option("payment-account", "the id of the account to debit")
    static let includePrepaymentPenalty = Option(
        "include-prepayment-penalty", "whether a penalty for paying early is included (true or false)", isSwitch: true)
    static let notes = Option("notes", "a comment kept with the pay-off")
    static let occurredOn = Option("occurred-on", "when it happened, a date-time with offset")
    static let requestID = Option("request-id", "your own mark, echoed in the answer")
    static let migration = Option(
        "migration", "handle it as if it had happened at --occurred-on (true or false)", isSwitch: true)
    static let body = Option("body", "the file that holds the request's body as JSON, or - for standard input")
    static let limit = Option("limit", "how many rows a page has at most")
    static let startingAfter = Option("starting-after", "the cursor of the page before: reads the next page")
    static let endingBefore = Option("ending-before", "the cursor of the page behind: reads the page before it")
    static let search = Option("search", "a first or last name to search for")
    static let all = Option(
        "all", "read the whole list and print one JSON object a line, personal data masked", isSwitch: true)
    static let example = Option(
        "example", "print the document's example of --body and do nothing else", isSwitch: true)

    static let baseURL = Option("base-url", "where the provider answers: https://…, or http:// to loopback")
    static let timeout = Option(
        "timeout", "how long the call may take, with --all each page's, in seconds (default 30)")
    static let plan = Option("plan", "print the exact request, secrets masked, and send nothing", isSwitch: true)
    static let json = Option("json", "print one JSON object", isSwitch: true)
    static let reveal = Option(
        "reveal", "leave personal data in what is printed of the answer as it is", isSwitch: true)

    /// Every option that says what is to be done, in the order that help lists them.
    static let instruction: [Option] = [
        .customer, .account, .borrower, .loan, .reason, .status, .substatus, .payOffDate, .paymentAccount,
        .includePrepaymentPenalty, .notes, .occurredOn, .requestID, .migration, .body, .example, .limit,
        .startingAfter, .endingBefore, .search, .all,
    ]
    /// The options of a list that is read in pages.
    static let paging: [Option] = [.limit, .startingAfter, .endingBefore, .all]
    /// The options that every call takes.
    static let everyCall: [Option] = [.plan, .json, .reveal] + ProviderSession.options + [.evidence]
}
