public import Servicing

extension Account {
    /// Where an account's draw-downs go.
    public struct DisbursementsConfig: Hashable, Sendable, Codable {
        /// Who pays them out, typically a lender. *Inferred.*
        public let disbursementSourcePayoutEntityID: PayoutEntityID?
        /// Who gets which part. *Inferred.*
        public let disbursementSplitPercentages: DisbursementSplits?

        /// A way for draw-downs.
        public init(
            disbursementSourcePayoutEntityID: PayoutEntityID? = nil,
            disbursementSplitPercentages: DisbursementSplits? = nil
        ) {
            self.disbursementSourcePayoutEntityID = disbursementSourcePayoutEntityID
            self.disbursementSplitPercentages = disbursementSplitPercentages
        }

        private enum CodingKeys: String, CodingKey {
            case disbursementSourcePayoutEntityID = "disbursement_source_payout_entity_id"
            case disbursementSplitPercentages = "disbursement_split_percentages"
        }
    }

    /// Who gets which part of a draw-down.
    public struct DisbursementSplits: Hashable, Sendable, Codable {
        /// Of the principal.
        public let principal: CanopyList<PayoutSplit>?

        /// Parts, which add up to 100.
        public init(principal: [PayoutSplit]) {
            self.principal = CanopyList(principal)
        }
    }

    /// Where an account's payments go. *Inferred.*
    public struct PayoutsConfig: Hashable, Sendable, Codable {
        /// Who gets which part.
        public let payoutSplitPercentages: PayoutSplits?

        /// A way for payments.
        public init(payoutSplitPercentages: PayoutSplits) {
            self.payoutSplitPercentages = payoutSplitPercentages
        }

        private enum CodingKeys: String, CodingKey {
            case payoutSplitPercentages = "payout_split_percentages"
        }
    }

    /// Who gets which part of a payment.
    public struct PayoutSplits: Hashable, Sendable, Codable {
        /// Of what goes to principal.
        public let principal: CanopyList<PayoutSplit>?
        /// Of what goes to interest.
        public let interest: CanopyList<PayoutSplit>?
        /// Of what goes to fees.
        public let fee: CanopyList<PayoutSplit>?

        /// Parts, each list of which adds up to 100.
        public init(principal: [PayoutSplit], interest: [PayoutSplit], fee: [PayoutSplit]) {
            self.principal = CanopyList(principal)
            self.interest = CanopyList(interest)
            self.fee = CanopyList(fee)
        }
    }
}

/// One party's part.
public struct PayoutSplit: Hashable, Sendable, Codable {
    /// The party.
    public let payoutEntityID: PayoutEntityID?
    /// Its part, in percent. The documents ask for parts without decimals that add up to 100; their example has a
    /// single part of 25, so answers are not checked.
    public let splitPercent: ExactDecimal?

    /// A part.
    public init(payoutEntityID: PayoutEntityID, splitPercent: ExactDecimal) {
        self.payoutEntityID = payoutEntityID
        self.splitPercent = splitPercent
    }

    private enum CodingKeys: String, CodingKey {
        case payoutEntityID = "payout_entity_id"
        case splitPercent = "split_percent"
    }
}
