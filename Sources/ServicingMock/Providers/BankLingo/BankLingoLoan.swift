extension BankLingoMock {
    /// A loan, its terms and its transactions.
    public struct Loan: Hashable, Sendable {
        /// Where the loan is in its life. *Inferred* but for `active`, which the document names.
        public enum Status: String, Hashable, Sendable {
            /// It is being repaid (banklingo.pay-off.txt, line 97).
            case active
            /// It has been repaid and closed.
            case closed
        }

        /// Where the loan is in its life.
        public var status: Status
        /// The outstanding principal.
        public var principal: Cents
        /// The interest of a year.
        public var rate: Rate
        /// How the year is counted.
        public var dayCount: DayCount
        /// The last day whose interest has been paid.
        public var interestPaidThrough: CivilDate
        /// What is charged for paying off early.
        public var prepaymentPenalty: PrepaymentPenalty
        /// The transactions, pending or not.
        public var transactions: [Transaction]

        /// A loan; active, without penalty and transactions unless said otherwise.
        public init(
            status: Status = .active, principal: Cents, rate: Rate, dayCount: DayCount = .actual365,
            interestPaidThrough: CivilDate, prepaymentPenalty: PrepaymentPenalty = PrepaymentPenalty(.none),
            transactions: [Transaction] = []
        ) {
            self.status = status
            self.principal = principal
            self.rate = rate
            self.dayCount = dayCount
            self.interestPaidThrough = interestPaidThrough
            self.prepaymentPenalty = prepaymentPenalty
            self.transactions = transactions
        }
    }

    /// A transaction on a loan.
    public struct Transaction: Hashable, Sendable {
        /// What it is.
        public enum Kind: String, Hashable, Sendable {
            /// A regular payment.
            case repayment
            /// The pay-off.
            case payOff
        }

        /// Where it is in its life. *Inferred*: the vendor's other pages go on to APPROVED and COMPLETED.
        public enum Status: String, Hashable, Sendable {
            /// Taken on, not done.
            case pending = "PENDING"
            /// Done.
            case completed = "COMPLETED"
            /// Not done in the time that its amounts were quoted for.
            case expired = "EXPIRED"
        }

        /// The transaction's id.
        public var id: String
        /// What it is.
        public var kind: Kind
        /// The amount.
        public var amount: Cents
        /// Where it is in its life.
        public var status: Status
        /// The account whose money it claims until it is done, or nil where it claims none.
        public var account: String?
        /// Until when its amount is quoted, or nil where that is for ever.
        public var quotedUntil: MockInstant?

        /// A transaction.
        public init(
            id: String, kind: Kind, amount: Cents, status: Status, account: String? = nil,
            quotedUntil: MockInstant? = nil
        ) {
            self.id = id
            self.kind = kind
            self.amount = amount
            self.status = status
            self.account = account
            self.quotedUntil = quotedUntil
        }
    }

    /// An account that loans are paid from.
    public struct Account: Hashable, Sendable {
        /// What is on it.
        public var balance: Cents
        /// The part that initiated pay-offs have claimed.
        public var reserved: Cents

        /// An account.
        public init(balance: Cents, reserved: Cents = 0) {
            self.balance = balance
            self.reserved = reserved
        }

        /// What can still be claimed.
        public var available: Cents { balance - reserved }
    }

    /// `LN-12345` owes 10,000.00 at 7.3 % on actual/365, which is 2.00 a day, paid through 2025-01-01, and 2 % of the
    /// principal for paying off early. `LN-PENDING` is like it with a payment on its way; `LN-CLOSED` is paid off. The
    /// document gives the first id and no amounts.
    public static let defaultLoans: [String: Loan] = {
        let paidThrough = CivilDate(year: 2025, month: 1, day: 1)!
        let loan = Loan(
            principal: 10_000_00, rate: Rate(thousandthsOfPercent: 7300), interestPaidThrough: paidThrough,
            prepaymentPenalty: PrepaymentPenalty(.ofPrincipal(Rate(thousandthsOfPercent: 2000))))
        var pending = loan
        pending.transactions = [Transaction(id: "RPMT-000001", kind: .repayment, amount: 250_00, status: .pending)]
        var closed = loan
        closed.status = .closed
        closed.principal = 0
        return ["LN-12345": loan, "LN-PENDING": pending, "LN-CLOSED": closed]
    }()

    /// `ACC-67890` with 250,000.00 and `ACC-EMPTY` with nothing.
    public static let defaultAccounts: [String: Account] = [
        "ACC-67890": Account(balance: 250_000_00),
        "ACC-EMPTY": Account(balance: 0),
    ]
}
