/// What the BankLingo mock follows, and where its document says so.
public enum BankLingoRules {
    /// The document.
    public static let document = MockSource(
        file: "banklingo.pay-off.txt", title: "BankLingo: Initiate Loan Pay-Off", version: nil,
        sha256: "f4f7b011c1d35410d26e555ac43eba1d21b6efc4467b097bb49934f7f148daf5")

    static let initiates = Rule(
        "banklingo.initiates", "A pay-off is taken on and its amounts are answered in an envelope of success.",
        .document(document, lines: 44...60, quote: "Loan pay-off initiated successfully"))
    static let invalidParameters = Rule(
        "banklingo.invalid-parameters",
        "A parameter that is missing, empty or of another type is answered 400; all of them are listed by field.",
        .document(document, lines: 64...75, quote: "Invalid request parameters"))
    static let unknownLoan = Rule(
        "banklingo.unknown-loan", "A loan that is not there is answered 404, without errors.",
        .document(document, lines: 77...82, quote: "Loan not found"))
    static let violations = Rule(
        "banklingo.violations", "Broken business rules are answered 422; all of them are listed as sentences.",
        .document(document, lines: 84...93, quote: "Loan pay-off validation failed"))
    static let active = Rule(
        "banklingo.active", "The loan must be active.",
        .document(document, lines: 97...97, quote: "Loan must be in active status"))
    static let amount = Rule(
        "banklingo.amount", "What is debited is principal, accrued interest and penalty.",
        .document(document, lines: 98...98, quote: "principal, accrued interest, and any penalties"))
    static let funds = Rule(
        "banklingo.funds", "The payment account must have the whole amount, less what other pay-offs have claimed.",
        .document(document, lines: 99...99, quote: "Payment account must have sufficient funds"))
    static let penalty = Rule(
        "banklingo.penalty", "The prepayment penalty is computed from the loan's terms.",
        .document(document, lines: 100...100, quote: "Prepayment penalty calculated based on loan terms"))
    static let pending = Rule(
        "banklingo.pending", "A loan with a pending transaction, an earlier pay-off among them, can't be paid off.",
        .document(document, lines: 101...101, quote: "All pending transactions must be resolved before pay-off"))
    static let perDiem = Rule(
        "banklingo.per-diem", "Interest is counted by the day up to the pay-off date.",
        .document(document, lines: 134...134, quote: "Per-diem interest is calculated up to the pay-off date"))
    static let errorShape = Rule(
        "banklingo.error-shape", "Any other error is an object with success and message.",
        .inferred(why: "the form of the documented 404, lines 79 to 82"))
    static let days = Rule(
        "banklingo.days",
        "Days are those between the day that interest is paid through and the pay-off's day in its own offset.",
        .inferred(why: "the document counts days and gives no convention"))
    static let accrual = Rule(
        "banklingo.accrual", "Interest of active loans grows when a day begins in UTC, and stands until the next.",
        .inferred(why: "line 134 has it by the day and says not whose day"))
    static let quote = Rule(
        "banklingo.quote", "What a pay-off costs is quoted for ten days from when it is initiated.",
        .document(
            document, lines: 132...132,
            quote: "Pay-off quotes are typically valid for a specific period (e.g., 10 days)"))
    static let quoteExpires = Rule(
        "banklingo.quote-expires",
        "A pay-off that is still pending when its quote expires is EXPIRED: its account's money is no longer claimed and "
            + "the loan can be paid off again.",
        .inferred(why: "line 132 gives quotes a period and not what comes after it"))
    static let rounding = Rule(
        "banklingo.rounding", "Interest and penalty are each rounded once to the cent, halves away from zero.",
        .inferred(why: "the document gives no rounding"))
    static let sums = Rule(
        "banklingo.sums", "payOffAmount is principal and interest; totalPayOffAmount is that and the penalty.",
        .inferred(why: "the document names both and defines neither; the penalty is the only part left to differ by"))
    static let penaltyDefault = Rule(
        "banklingo.penalty-default", "Without includePrepaymentPenalty there is no penalty.",
        .inferred(why: "line 39 makes it optional and gives no default"))
    static let status = Rule(
        "banklingo.status", "The status of an initiated pay-off is PENDING.",
        .inferred(why: "the document gives no values; an initiated pay-off is not a completed one"))
    static let inactiveText = Rule(
        "banklingo.inactive-text", "A loan that is not active is answered 422 \"Loan is not in active status\".",
        .inferred(why: "the document has the rule and texts for two others"))
    static let unknownAccount = Rule(
        "banklingo.unknown-account",
        "A payment account that is not there is answered 422 \"Payment account not found\".",
        .inferred(why: "404 is documented for the loan; a missing account can't meet the rule on funds"))
    static let date = Rule(
        "banklingo.date",
        "payOffDate must be an RFC 3339 date-time, on no earlier day than the world's; it is answered as it came.",
        .inferred(why: "the document says datetime and that a pay-off's interest runs up to it"))
    static let nulls = Rule(
        "banklingo.nulls", "An optional parameter that is null counts as left out.",
        .inferred(why: "the document does not mention null"))
    static let envelopes = Rule(
        "banklingo.envelopes", "The body is flat, or {cmd, data}, or {commandName, data}.",
        .inferred(why: "line 25 is flat and names no command; the vendor's other pages send the envelopes here"))
    static let otherCommand = Rule(
        "banklingo.other-command", "Another command's name is answered 400.",
        .inferred(why: "the document has one command"))
    static let credentials = Rule(
        "banklingo.credentials", "A missing or wrong bearer token or tenant is answered 401.",
        .inferred(why: "lines 19 and 21 show both headers and name no status"))
    static let malformedBody = Rule(
        "banklingo.malformed-body", "A body that is not JSON, or names a key twice, is answered 400.",
        .inferred(why: "400 is the documented status for a bad request"))

    /// Every rule.
    static let all = [
        initiates, invalidParameters, unknownLoan, violations, active, amount, funds, penalty, pending, perDiem,
        errorShape, days, accrual, quote, quoteExpires, rounding, sums, penaltyDefault, status, inactiveText,
        unknownAccount, date, nulls, envelopes,
        otherCommand, credentials, malformedBody,
    ]
}
