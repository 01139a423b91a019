/// Why something is taken out of active servicing: one taxonomy over the providers' own lists.
///
/// A reason says *why*, never *how*: stopping communications, suspending or closing an account, cancelling a contract
/// and taking a pay-off are different acts, and the table of each provider says which one a reason becomes there.
public enum WindDownReason: String, Hashable, Sendable, Codable, CaseIterable, CustomStringConvertible {
    /// No reason is given.
    case unspecified
    /// The loan has been paid in full already.
    case paidOff = "paid-off"
    /// The borrower asks to pay the loan off now.
    case payOffRequested = "pay-off-requested"
    /// The lender asks for a pay-off.
    case payOffRequestedByLender = "pay-off-requested-by-lender"
    /// The contract is cancelled, as if it had not been made.
    case contractCancelled = "contract-cancelled"
    /// The debt was settled for less than was owed.
    case settled
    /// The debt is written off as a loss.
    case chargedOff = "charged-off"
    /// The loan was sold to another servicer.
    case soldOff = "sold-off"
    /// The loan was closed in another system of record.
    case closedElsewhere = "closed-elsewhere"
    /// The borrower filed for bankruptcy.
    case bankruptcy
    /// The borrower died.
    case deceased
    /// The borrower is protected as a member of the military (SCRA).
    case military
    /// The borrower is in prison.
    case incarcerated
    /// The borrower is in hardship, or exempt.
    case hardship
    /// A debt management company acts for the borrower.
    case debtManagement = "debt-management"
    /// There was fraud.
    case fraud
    /// The account is looked at for risk.
    case riskReview = "risk-review"
    /// The account is a risk.
    case risk
    /// The borrower disputes the debt.
    case disputed
    /// A complaint was made.
    case complaint
    /// The borrower refuses to pay.
    case refusesToPay = "refuses-to-pay"
    /// The borrower is late.
    case delinquent
    /// There is no valid way to reach the borrower.
    case unreachable
    /// Nothing happens on the account.
    case inactive
    /// The borrower has not logged in for two months.
    case noLoginFor2Months = "no-login-for-2-months"
    /// A plan has not been paid for two months.
    case noPlanPaymentFor2Months = "no-plan-payment-for-2-months"
    /// There has been neither payment nor plan for three months.
    case noPaymentOrPlanFor3Months = "no-payment-or-plan-for-3-months"
    /// There has been neither payment nor plan for four months.
    case noPaymentOrPlanFor4Months = "no-payment-or-plan-for-4-months"
    /// The borrower is not eligible.
    case ineligible
    /// The borrower was not eligible in the past.
    case historicallyIneligible = "historically-ineligible"
    /// The borrower asks for it.
    case requestedByCustomer = "requested-by-customer"
    /// The lender asks for it.
    case requestedByLender = "requested-by-lender"
    /// The servicer's own administration.
    case administrative
    /// The record was made in error.
    case createdInError = "created-in-error"
    /// The record is a duplicate of another.
    case duplicate

    /// The name that scripts write.
    public var description: String { rawValue }
}
