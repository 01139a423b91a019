import Servicing
import ServicingHTTP

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

    static let baseURL = Option("base-url", "where the provider answers: https://…, or http:// to loopback")
    static let timeout = Option("timeout", "how long the whole call may take, in seconds (default 30)")
    static let plan = Option("plan", "print the exact request, secrets masked, and send nothing", isSwitch: true)
    static let json = Option("json", "print one JSON object", isSwitch: true)

    /// Every option that says what is to be done, in the order that help lists them.
    static let instruction: [Option] = [
        .customer, .account, .borrower, .loan, .reason, .status, .substatus, .payOffDate, .paymentAccount,
        .includePrepaymentPenalty, .notes, .occurredOn, .requestID, .migration,
    ]
    /// The options that every call takes.
    static let everyCall: [Option] = [.baseURL, .timeout, .plan, .json]
}

/// Reads the options of one call and collects what is wrong with them.
struct CallReader {
    let arguments: Arguments
    private(set) var problems: [FieldProblem] = []

    init(_ arguments: Arguments) {
        self.arguments = arguments
    }

    /// The text of an option that must be given.
    mutating func required(_ option: Option) -> String {
        guard let value = arguments[option] else {
            problems.append(FieldProblem("--" + option.name, "is missing", allowed: option.meaning))
            return ""
        }
        return value
    }

    /// The text of an option that may be given.
    func optional(_ option: Option) -> String? { arguments[option] }

    /// A switch.
    mutating func flag(_ option: Option) -> Bool? {
        switch arguments[option] {
        case nil: return nil
        case "true": return true
        case "false": return false
        default:
            problems.append(FieldProblem("--" + option.name, "is neither true nor false", allowed: "true, false"))
            return nil
        }
    }

    /// A date-time that may be given.
    mutating func timestamp(_ option: Option) -> Timestamp? {
        guard let text = arguments[option] else { return nil }
        do {
            return try Timestamp(text)
        } catch {
            problems.append(
                FieldProblem(
                    "--" + option.name, error.description,
                    allowed: "a date-time with offset, as in 2026-12-01T00:00:00Z"))
            return nil
        }
    }

    /// A date-time that must be given. The stand-in for a missing one is never sent, as a problem was added.
    mutating func requiredTimestamp(_ option: Option) -> Timestamp {
        _ = required(option)
        return timestamp(option) ?? Timestamp.now
    }
}
