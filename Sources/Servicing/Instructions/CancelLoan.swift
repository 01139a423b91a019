/// Cancel a loan's contract, as if it were undone. Not a pay-off, and not the end of communications.
public struct CancelLoan: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "cancel-loan"

    /// Whose loan.
    public var borrower: BorrowerID
    /// Which loan.
    public var loan: LoanID
    /// When, as the lender sees it. Providers differ in whether this date takes effect; a plan says so.
    public var effectiveOn: Timestamp?
    /// The caller's own mark, echoed in the answer where the provider does so. Not an idempotency key.
    public var requestID: RequestID?

    /// An instruction.
    public init(borrower: BorrowerID, loan: LoanID, effectiveOn: Timestamp? = nil, requestID: RequestID? = nil) {
        self.borrower = borrower
        self.loan = loan
        self.effectiveOn = effectiveOn
        self.requestID = requestID
    }
}
