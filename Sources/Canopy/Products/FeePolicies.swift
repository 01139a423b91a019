public import Servicing

extension Product {
    /// A product's fees.
    public struct FeePolicies: Hashable, Sendable, Codable {
        /// How long after a payment was due a late fee is charged where nothing was paid. `5 days` by default.
        public var lateFeeGrace: CanopyInterval?
        /// How often a surcharge is charged.
        public var surchargeFeeInterval: CanopyInterval?
        /// The surcharge by the volume of transactions in an interval, step by step.
        public var defaultSurchargeFeeStructure: CanopyList<SurchargeTier>?

        /// Fees.
        public init(
            lateFeeGrace: CanopyInterval? = nil, surchargeFeeInterval: CanopyInterval? = nil,
            defaultSurchargeFeeStructure: [SurchargeTier]? = nil
        ) {
            self.lateFeeGrace = lateFeeGrace
            self.surchargeFeeInterval = surchargeFeeInterval
            self.defaultSurchargeFeeStructure = defaultSurchargeFeeStructure.map { CanopyList($0) }
        }

        private enum CodingKeys: String, CodingKey {
            case lateFeeGrace = "late_fee_grace"
            case surchargeFeeInterval = "surcharge_fee_interval"
            case defaultSurchargeFeeStructure = "default_surcharge_fee_structure"
        }
    }

    /// The surcharge for volumes of transactions from one amount up to another.
    public struct SurchargeTier: Hashable, Sendable, Codable {
        /// The volume from which on the surcharge applies, in cents.
        public var surchargeStartInclusiveCents: ExactDecimal?
        /// The volume up to which it applies, in cents. Left out, it applies to any volume above the start: the document's
        /// default is 100,000,000,000,000,000,000, which 64 bits can't hold.
        public var surchargeEndExclusiveCents: ExactDecimal?
        /// The surcharge, in percent of the interval's whole volume.
        public var percentSurcharge: ExactDecimal?

        /// A step; `end` nil for one without an end.
        ///
        /// - Parameters:
        ///   - start: the volume from which on it applies, in whole cents.
        ///   - end: the volume up to which it applies, in whole cents.
        ///   - percent: the surcharge, in percent.
        public init(from start: ExactDecimal, to end: ExactDecimal? = nil, percent: ExactDecimal) {
            surchargeStartInclusiveCents = start
            surchargeEndExclusiveCents = end
            percentSurcharge = percent
        }

        private enum CodingKeys: String, CodingKey {
            case surchargeStartInclusiveCents = "surcharge_start_inclusive_cents"
            case surchargeEndExclusiveCents = "surcharge_end_exclusive_cents"
            case percentSurcharge = "percent_surcharge"
        }
    }
}
