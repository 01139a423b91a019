import Servicing

/// From the unified reasons to Canopy's pairs of status and substatus. Every row sets an account's status; none takes a
/// pay-off, cancels a contract or stops communications.
///
/// The document lists statuses and substatuses and does not say which go together, though Canopy enforces pairs. Those
/// here are legible on the vendor's pages "Account Status" (`ACTIVE` and `SUSPENDED`) and "Closed Account Statuses"; where
/// they are not, the row's note says so. If Canopy does not take such a pair it answers 422 and changes nothing.
enum CanopyReasons {
    static let table = WindDownTable(mapping.map(\.row))

    static func pair(for reason: WindDownReason) -> Pair? {
        mapping.first { $0.row.reason == reason }?.pair
    }

    struct Pair {
        let status: AccountStatus
        let substatus: AccountSubstatus?

        var native: String {
            substatus.map { "\(status)/\($0)" } ?? status.rawValue
        }

        var act: WindDownTable.Act {
            switch status {
            case .closed: .closeAccount
            case .suspended: .suspendAccount
            default: .markAccount
            }
        }
    }

    private static let mapping: [(row: WindDownTable.Row, pair: Pair)] = [
        exact(.unspecified, .closed, nil, "that CLOSED goes without a substatus is inferred"),
        exact(.paidOff, .closed, .paidOff),
        exact(.payOffRequested, .closed, .customerRequestPendingPayoff, noPayOff),
        exact(.payOffRequestedByLender, .closed, .grantorRequestPendingPayoff, noPayOff),
        exact(.settled, .closed, .settlement),
        exact(.chargedOff, .closed, .chargeOff),
        exact(.bankruptcy, .suspended, .bankruptcy),
        exact(.deceased, .closed, .deceased),
        exact(.hardship, .active, .hardshipOrExemptions, "the account stays active and is marked"),
        exact(.fraud, .suspended, .fraud),
        exact(.riskReview, .suspended, .riskReview),
        exact(.risk, .closed, .risk),
        exact(.delinquent, .suspended, .delinquent),
        exact(.inactive, .suspended, .inactivity),
        exact(.ineligible, .suspended, .ineligible, "that INELIGIBLE goes with SUSPENDED is inferred"),
        exact(.requestedByCustomer, .closed, .customerRequest),
        exact(.requestedByLender, .closed, .grantorRequest, "that the grantor is the lender is inferred"),
        exact(.administrative, .closed, .administrative),
        approximate(.soldOff, .closed, .administrative, "Canopy has no value for a sale"),
        approximate(.closedElsewhere, .closed, .administrative, "Canopy has no value for another system's closing"),
        approximate(.createdInError, .closed, .administrative, "Canopy has no value for an error"),
        approximate(.duplicate, .closed, .administrative, "Canopy has no value for a duplicate"),
        approximate(.noLoginFor2Months, .suspended, .inactivity, "Canopy's value names neither logins nor a time"),
        approximate(.noPlanPaymentFor2Months, .suspended, .delinquent, noPlans),
        approximate(.noPaymentOrPlanFor3Months, .suspended, .delinquent, noPlans),
        approximate(.noPaymentOrPlanFor4Months, .suspended, .delinquent, noPlans),
        approximate(.historicallyIneligible, .suspended, .ineligible, "Canopy's value does not speak of the past"),
    ]

    private static let noPlans = "Canopy's value names neither plans nor a time"
    private static let noPayOff = "the account is closed until it is paid off; no pay-off is taken"

    private static func exact(
        _ reason: WindDownReason, _ status: AccountStatus, _ substatus: AccountSubstatus?, _ note: String = ""
    ) -> (WindDownTable.Row, Pair) {
        let pair = Pair(status: status, substatus: substatus)
        return (.exact(reason, pair.act, pair.native, note), pair)
    }

    private static func approximate(
        _ reason: WindDownReason, _ status: AccountStatus, _ substatus: AccountSubstatus, _ note: String
    ) -> (WindDownTable.Row, Pair) {
        let pair = Pair(status: status, substatus: substatus)
        return (.approximate(reason, pair.act, pair.native, note), pair)
    }
}
