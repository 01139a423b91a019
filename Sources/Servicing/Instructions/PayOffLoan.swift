/// Pay a loan off in full by debiting an account. **Moves money.**
public struct PayOffLoan: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "pay-off-loan"

    /// Which loan.
    public var loan: LoanID
    /// The pay-off's date; per-diem interest runs up to it.
    public var payOffDate: Timestamp
    /// The account that is debited.
    public var paymentAccount: PaymentAccountID
    /// Whether a penalty for paying early is charged. Nil: as the provider does by default.
    public var includesPrepaymentPenalty: Bool?
    /// A comment kept with the pay-off. Free text, so it is masked wherever an instruction is printed.
    public var notes: Sensitive<String>?

    /// An instruction.
    public init(
        loan: LoanID, payOffDate: Timestamp, paymentAccount: PaymentAccountID,
        includesPrepaymentPenalty: Bool? = nil, notes: Sensitive<String>? = nil
    ) {
        self.loan = loan
        self.payOffDate = payOffDate
        self.paymentAccount = paymentAccount
        self.includesPrepaymentPenalty = includesPrepaymentPenalty
        self.notes = notes
    }
}
