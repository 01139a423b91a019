public import Servicing

/// The reasons that Canopy documents for an account's status.
///
/// The API documents list the values without a word on them. What is said here is *inferred* from the names; of
/// bankruptcy, fraud, inactivity and risk review the vendor's page on account statuses says the same.
extension AccountSubstatus {
    /// No reason: the documents' default. An answer may have null, an empty text or nothing for it, all the same.
    public static let empty = AccountSubstatus(rawValue: "")
    /// The servicer's own administration.
    public static let administrative = AccountSubstatus(rawValue: "ADMINISTRATIVE")
    /// Nothing has happened on the account for a time.
    public static let inactivity = AccountSubstatus(rawValue: "INACTIVITY")
    /// Not eligible.
    public static let ineligible = AccountSubstatus(rawValue: "INELIGIBLE")
    /// Late.
    public static let delinquent = AccountSubstatus(rawValue: "DELINQUENT")
    /// Written off as a loss.
    public static let chargeOff = AccountSubstatus(rawValue: "CHARGE_OFF")
    /// The credit grantor, that is the lender, asks for it.
    public static let grantorRequest = AccountSubstatus(rawValue: "GRANTOR_REQUEST")
    /// The customer filed for bankruptcy.
    public static let bankruptcy = AccountSubstatus(rawValue: "BANKRUPTCY")
    /// Paid in full.
    public static let paidOff = AccountSubstatus(rawValue: "PAID_OFF")
    /// Paid beyond what was owed. Documented in answers only, so it can be read and not sent.
    public static let surplusBalance = AccountSubstatus(rawValue: "SURPLUS_BALANCE")
    /// The customer asks for it, and the pay-off is still to come.
    public static let customerRequestPendingPayoff = AccountSubstatus(rawValue: "CUSTOMER_REQUEST_PENDING_PAYOFF")
    /// The lender asks for it, and the pay-off is still to come.
    public static let grantorRequestPendingPayoff = AccountSubstatus(rawValue: "GRANTOR_REQUEST_PENDING_PAYOFF")
    /// The customer died.
    public static let deceased = AccountSubstatus(rawValue: "DECEASED")
    /// Looked at for risk.
    public static let riskReview = AccountSubstatus(rawValue: "RISK_REVIEW")
    /// Fraud is suspected.
    public static let fraud = AccountSubstatus(rawValue: "FRAUD")
    /// The customer asks for it.
    public static let customerRequest = AccountSubstatus(rawValue: "CUSTOMER_REQUEST")
    /// A risk.
    public static let risk = AccountSubstatus(rawValue: "RISK")
    /// In hardship, or exempt. One value, with a slash in it.
    public static let hardshipOrExemptions = AccountSubstatus(rawValue: "HARDSHIP/EXEMPTIONS")
    /// Settled for less than was owed.
    public static let settlement = AccountSubstatus(rawValue: "SETTLEMENT")
}
