import Servicing

/// From the unified reasons to Finosu's. Every row stops servicing; none closes an account, cancels a contract or takes
/// a payment.
enum FinosuReasons {
    static let table = WindDownTable(mapping.map(\.row))

    static func native(for reason: WindDownReason) -> StopServicingReason? {
        mapping.first { $0.row.reason == reason }?.native
    }

    private static let mapping: [(row: WindDownTable.Row, native: StopServicingReason)] = [
        exact(.unspecified, .apiRequest),
        exact(.paidOff, .paidOff),
        exact(.soldOff, .soldOff),
        exact(.closedElsewhere, .lmsClosed),
        exact(.bankruptcy, .bankruptcy),
        exact(.deceased, .deceased),
        exact(.military, .military),
        exact(.incarcerated, .incarcerated),
        exact(.debtManagement, .debtManagementCompany),
        exact(.fraud, .fraudClaim),
        exact(.disputed, .debtDispute),
        exact(.complaint, .complaintTrigger),
        exact(.refusesToPay, .refusesToPay),
        exact(.unreachable, .noValidCommunicationChannel),
        exact(.noLoginFor2Months, .noLogin2Months),
        exact(.noPlanPaymentFor2Months, .noPlanPayment2Months),
        exact(.noPaymentOrPlanFor3Months, .noPaymentOrPlan3Months),
        exact(.noPaymentOrPlanFor4Months, .noPaymentOrPlan4Months),
        exact(.historicallyIneligible, .historicalIneligible),
        exact(.createdInError, .mistake),
        exact(.duplicate, .duplicate),
        approximate(.ineligible, .historicalIneligible, "Finosu's value speaks of the past"),
        approximate(.inactive, .noLogin2Months, "Finosu's value says two months without a login"),
        approximate(.requestedByCustomer, .apiRequest, "Finosu has no value that says who asked"),
        approximate(.requestedByLender, .apiRequest, "Finosu has no value that says who asked"),
        approximate(.administrative, .apiRequest, "Finosu has no value for the servicer's own administration"),
    ]

    private static func exact(
        _ reason: WindDownReason, _ native: StopServicingReason
    ) -> (WindDownTable.Row, StopServicingReason) {
        (.exact(reason, .stopServicing, native.rawValue), native)
    }

    private static func approximate(
        _ reason: WindDownReason, _ native: StopServicingReason, _ note: String
    ) -> (WindDownTable.Row, StopServicingReason) {
        (.approximate(reason, .stopServicing, native.rawValue, note), native)
    }
}
