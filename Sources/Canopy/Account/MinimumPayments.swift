public import Servicing

extension Account {
    /// What is due in a billing cycle. The parts do not add up in the document's own example, so nothing is checked.
    public struct MinPayDue: Hashable, Sendable, Codable {
        /// What the statement asks for, in cents: the cycle's principal, interest, deferred interest and fees.
        public let statementMinPayCents: Int?
        /// The same in real time, in cents, payments since the cycle's beginning taken into account. *Inferred.*
        public let minPayCents: Int?
        /// When it is due.
        public let minPayDueAt: Timestamp?

        private enum CodingKeys: String, CodingKey {
            case statementMinPayCents = "statement_min_pay_cents"
            case minPayCents = "min_pay_cents"
            case minPayDueAt = "min_pay_due_at"
        }
    }

    /// What the real-time minimum payment is made of. *Inferred*, all of it.
    public struct MinPayDetails: Hashable, Sendable, Codable {
        /// Fees due in the cycle, in cents, payments since its beginning taken into account.
        public let minPayFeesCents: Int?
        /// The part that comes from the current cycle's balances, in cents.
        public let currentMinPayCents: Int?
        /// The part that comes from unpaid balances, in cents.
        public let unpaidMinPayCents: Int?

        private enum CodingKeys: String, CodingKey {
            case minPayFeesCents = "min_pay_fees_cents"
            case currentMinPayCents = "current_min_pay_cents"
            case unpaidMinPayCents = "unpaid_min_pay_cents"
        }
    }

    /// What the statement's minimum payment is made of.
    ///
    /// The documents have lost every word on these fields; the meanings are those of Canopy's published OpenAPI source,
    /// but for those marked *example only*. `AM` is what is tracked apart while a debt is amortized.
    public struct StatementMinPayDetails: Hashable, Sendable, Codable {
        /// Principal due for the cycle, in cents.
        public let statementMinPayChargesPrincipalCents: Int?
        /// Interest due, in cents.
        public let statementMinPayInterestCents: Int?
        /// AM interest due, in cents.
        public let statementMinPayAMInterestCents: Int?
        /// Deferred interest due, in cents.
        public let statementMinPayDeferredCents: Int?
        /// AM deferred interest due, in cents.
        public let statementMinPayAMDeferredInterestCents: Int?
        /// Fees due, in cents.
        public let statementMinPayFeesCents: Int?
        /// Payments in the statement, in cents. *Example only.*
        public let statementPaymentsCents: Int?
        /// Earlier amounts due, fees included, in cents.
        public let previousStatementMinPayCents: Int?
        /// The part from the current cycle's balances, in cents. *Example only.*
        public let statementCurrentMinPayCents: Int?
        /// The part from unpaid balances, in cents. *Example only.*
        public let statementUnpaidMinPayCents: Int?

        private enum CodingKeys: String, CodingKey {
            case statementMinPayChargesPrincipalCents = "statement_min_pay_charges_principal_cents"
            case statementMinPayInterestCents = "statement_min_pay_interest_cents"
            case statementMinPayAMInterestCents = "statement_min_pay_am_interest_cents"
            case statementMinPayDeferredCents = "statement_min_pay_deferred_cents"
            case statementMinPayAMDeferredInterestCents = "statement_min_pay_am_deferred_interest_cents"
            case statementMinPayFeesCents = "statement_min_pay_fees_cents"
            case statementPaymentsCents = "statement_payments_cents"
            case previousStatementMinPayCents = "previous_statement_min_pay_cents"
            case statementCurrentMinPayCents = "statement_current_min_pay_cents"
            case statementUnpaidMinPayCents = "statement_unpaid_min_pay_cents"
        }
    }
}
