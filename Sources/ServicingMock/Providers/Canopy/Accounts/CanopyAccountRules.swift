/// What the Canopy mock follows for accounts that are created.
enum CanopyAccountRules {
    private static let reference = CanopyRules.coreAPI

    static let createAccount = Rule(
        "canopy.create-account", "An account is created on a product and answered whole.",
        .document(
            reference, lines: 3344...3344,
            quote: "At least one account should be created for customer of each of your products."))
    static let newAccountID = Rule(
        "canopy.new-account-id", "account_id is the caller's to choose, as a text or an integer, and not can_….",
        .document(reference, lines: 3356...3358, quote: "Note: both strings and integers are accepted."))
    static let activeAtFirst = Rule(
        "canopy.active-at-first", "A new account is ACTIVE and has no substatus.",
        .document(reference, lines: 1323...1327, quote: "Active upon account creation."))
    static let productOlder = Rule(
        "canopy.product-older", "An account that becomes effective before its product is answered 422.",
        .document(
            reference, lines: 673...673, quote: "Your product should be older than all accounts enrolled in it."))
    static let defaultFees = Rule(
        "canopy.default-fees", "Where an account says nothing its fees are its product's.",
        .document(
            reference, lines: 748...748, quote: "This will be used if no late fee is provided at account creation."))
    static let defaultLimit = Rule(
        "canopy.default-limit", "Where an account says nothing its credit limit is its product's.",
        .document(
            reference, lines: 744...744,
            quote: "this default limit can be overridden on a per-account basis if a credit_limit is selected"))
    static let defaultGrace = Rule(
        "canopy.default-grace", "Where an account says nothing its late fee's grace is its product's.",
        .document(
            reference, lines: 3560...3560,
            quote: "If not provided, defaults to product's fee policy's late fee grace value"))
    static let defaultPromo = Rule(
        "canopy.default-promo", "Where an account says nothing its promotional periods and rates are its product's.",
        .document(
            reference, lines: 3593...3609, quote: "If not provided, the product promo_len will be used."))
    static let promoCycles = Rule(
        "canopy.promo-cycles", "Promotional period and purchase window begin with the account and count its cycles.",
        .document(
            reference, lines: 1413...1413,
            quote: "The number of billing cycles from account origination during which accounts on this product are on "
                + "a promotional period."))
    static let tokenized = Rule(
        "canopy.tokenized", "Numbers of bank accounts and cards are answered as a token and the last four digits.",
        .document(
            reference, lines: 3388...3388,
            quote: "Sensitive bank information will be stored as a secured token for payments in place of the raw "
                + "account details."))
    static let processorMethod = Rule(
        "canopy.processor-method",
        "default_payment_processor_method is NONE unless a processor is configured, whichever it is.",
        .document(
            reference, lines: 3514...3514,
            quote: "This cannot be set to a value different from NONE if no valid ACH or Debit Card configs are "
                + "provided."))
    static let processorName = Rule(
        "canopy.processor-name",
        "payment_processor_name must be there where ach, debit_card or credit_card is given.",
        .document(reference, lines: 3382...3382, quote: "payment_processor_name string Required"))
    static let splits = Rule(
        "canopy.splits", "Each list of splits adds up to 100 in whole numbers.",
        .document(
            reference, lines: 3529...3529, quote: "Sum of splits for a borrower must = 100%. No decimals allowed."))
    static let plaid = Rule(
        "canopy.plaid", "What Plaid gave is sent as texts and answered as whether it is valid.",
        .document(reference, lines: 1676...1682, quote: "valid_config boolean Required"))
    static let assignCustomers = Rule(
        "canopy.assign-customers", "A new account gets each customer of assign_customers, 10 at most.",
        .document(
            reference, lines: 3629...3631, quote: "Array of existing customer IDs to be added to the account."))

    static let configuredProcessor = Rule(
        "canopy.configured-processor",
        "A processor that is named must have its configuration, and a credit card's lets default_payment_processor_method "
            + "be other than NONE as well.",
        .inferred(why: "no sentence says the first; the sentence on the method has no credit cards, its values have"))
    static let amounts = Rule(
        "canopy.account-amounts",
        "An account's amounts are 0 to 9007199254740991 cents and its percentages not below zero, or it is answered 422.",
        .inferred(why: "the document has no bounds; beyond these not every JSON reader keeps the cent"))
    static let timestamps = Rule(
        "canopy.timestamps",
        "Every time is answered with +00:00, whatever the product's zone; effective_at and what follows from it keep "
            + "the digits after the second that were sent, up to nine, and have three at least where there are any.",
        .inferred(
            why: "the prose would have the offsets of product_time_zone, but every example has +00:00, those of "
                + "products in America/Chicago too; digits have no rule, and the examples have none or three"))
    static let accountAnswer = Rule(
        "canopy.account-answer",
        "The new account is answered as the list of accounts and the status page have accounts, without what no "
            + "request can set and no prose gives a default.",
        .inferred(why: "the document breaks off before the answer"))
    static let accountDates = Rule(
        "canopy.account-dates",
        "The first cycle runs for its own interval from effective_at and every other for the product's, by the clocks "
            + "of the product's time zone; a loan ends with its post-promotional period.",
        .inferred(why: "the document names the dates and lengths and not how the ones follow from the others"))
    static let accountBalances = Rule(
        "canopy.account-balances",
        "A new account's balances are its initial principal and its origination fee; what is left of the limit is "
            + "available.",
        .inferred(why: "no document shows an account that is new"))
    static let accrualInterval = Rule(
        "canopy.accrual-interval",
        "Interest accrues daily where the product calculates it daily, else each cycle, unless the account says.",
        .inferred(why: "the document names the product's interest_accrual_interval, which no product has"))
    static let autopay = Rule(
        "canopy.autopay", "Autopay is triggered a day before a payment is due, unless the default processor is NONE.",
        .document(
            CanopyRules.coreAPI, lines: 1562...1562,
            quote: "Currently, autopay is triggered 1 day prior to a payment due date."))
    static let statementCut = Rule(
        "canopy.statement-cut",
        "Each billing cycle's statement is cut at close of business and gives the next payment its due date.",
        .document(
            CanopyRules.coreAPI, lines: 457...465,
            quote: "The length of the billing cycle. after which a statement is generated, and a due date assigned."))
    static let noStatements = Rule(
        "canopy.no-statements", "No statements are cut for accounts of a product in migration mode.",
        .document(
            CanopyRules.coreAPI, lines: 545...545,
            quote: "If migration mode is on, Canopy will stop auto-generating statements for this account."))
    static let closeOfBusiness = Rule(
        "canopy.close-of-business",
        "A statement is cut on the day, by the clocks of the product's zone, on which its cycle ends, at the close of "
            + "business taken over into the zone's standard time; those clocks then show it the whole year.",
        .inferred(
            why:
                "line 465 has the close of business converted into the zone and line 469 accounts for daylight saving; "
                + "neither says which day, nor by which of the zone's two offsets it is converted"))
    static let statementAmounts = Rule(
        "canopy.statement-amounts", "A statement changes no amount, and autopay pays none.",
        .inferred(why: "line 1463 names what an amount due sums and no document says how the parts come about"))
    static let closedAccount = Rule(
        "canopy.closed-account", "A CLOSED account has no statements cut and no autopay triggered.",
        .inferred(why: "no document says so; what is closed is not billed"))
    static let duplicateAccount = Rule(
        "canopy.duplicate-account", "An account_id that is in use is answered 422.",
        .inferred(why: "the document breaks off before the statuses; the others that create have 422 and no 409"))
    static let unknownProduct = Rule(
        "canopy.unknown-product", "A product that is not there is answered 422.",
        .inferred(why: "the vendor's other pages have no 404 for it, and what is wrong is a field of the body"))

    static let all = [
        createAccount, newAccountID, activeAtFirst, productOlder, defaultFees, defaultLimit, defaultGrace,
        defaultPromo, promoCycles, tokenized, processorMethod, processorName, splits, plaid, assignCustomers,
        configuredProcessor, amounts, timestamps, accountAnswer, accountDates, accountBalances, accrualInterval,
        autopay, statementCut, noStatements, closeOfBusiness, statementAmounts, closedAccount, duplicateAccount,
        unknownProduct,
    ]
}
