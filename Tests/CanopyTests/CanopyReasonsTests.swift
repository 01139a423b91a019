import Canopy
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Canopy's wind-downs")
struct CanopyReasonsTests {
    private let servicer: CanopyServicer

    init() throws {
        servicer = try canopy(ScriptedTransport(200, documentedAccount))
    }

    private func operation(
        _ reason: WindDownReason, accepting: Set<String> = []
    ) throws -> UpdateAccountStatus {
        let translation = try servicer.translate(WindDown(.account("A1"), reason: reason))
        try servicer.check(translation, options: PlanOptions(accepting: accepting))
        return try #require(translation.operation as? UpdateAccountStatus)
    }

    @Test(
        "A reason becomes a status and a substatus",
        arguments: [
            (WindDownReason.bankruptcy, "SUSPENDED", "BANKRUPTCY"), (.fraud, "SUSPENDED", "FRAUD"),
            (.riskReview, "SUSPENDED", "RISK_REVIEW"), (.inactive, "SUSPENDED", "INACTIVITY"),
            (.delinquent, "SUSPENDED", "DELINQUENT"), (.ineligible, "SUSPENDED", "INELIGIBLE"),
            (.hardship, "ACTIVE", "HARDSHIP/EXEMPTIONS"), (.paidOff, "CLOSED", "PAID_OFF"),
            (.payOffRequested, "CLOSED", "CUSTOMER_REQUEST_PENDING_PAYOFF"),
            (.payOffRequestedByLender, "CLOSED", "GRANTOR_REQUEST_PENDING_PAYOFF"), (.settled, "CLOSED", "SETTLEMENT"),
            (.chargedOff, "CLOSED", "CHARGE_OFF"), (.deceased, "CLOSED", "DECEASED"), (.risk, "CLOSED", "RISK"),
            (.requestedByCustomer, "CLOSED", "CUSTOMER_REQUEST"), (.requestedByLender, "CLOSED", "GRANTOR_REQUEST"),
            (.administrative, "CLOSED", "ADMINISTRATIVE"),
        ])
    func exact(reason: WindDownReason, status: String, substatus: String) throws {
        let operation = try operation(reason)
        #expect(operation.status.rawValue == status)
        #expect(operation.substatus?.rawValue == substatus)
    }

    @Test("No reason closes the account without a substatus")
    func unspecified() throws {
        #expect(try operation(.unspecified) == UpdateAccountStatus(account: "A1", status: .closed))
    }

    @Test(
        "A reason that Canopy says only nearly is refused until it is accepted",
        arguments: [
            WindDownReason.soldOff, .closedElsewhere, .createdInError, .duplicate, .noLoginFor2Months,
            .historicallyIneligible, .noPaymentOrPlanFor3Months,
        ])
    func approximate(reason: WindDownReason) throws {
        #expect(throws: ServicingError.self) { try operation(reason) }
        #expect(try UpdateAccountStatus.statuses.contains(operation(reason, accepting: ["reason"]).status))
    }

    @Test(
        "A reason that Canopy has no word for is refused",
        arguments: [
            WindDownReason.contractCancelled, .military, .incarcerated, .disputed, .complaint, .unreachable,
        ])
    func missing(reason: WindDownReason) {
        let error = #expect(throws: ServicingError.self) { try operation(reason) }
        #expect(error?.kind == .unsupported)
        #expect(error?.hint?.contains("bankruptcy") == true)
    }

    @Test("Every row sets a documented pair and says what that does to the account")
    func rows() throws {
        for row in servicer.windDownTable.rows {
            let operation = try operation(row.reason, accepting: ["reason"])
            let act: WindDownTable.Act =
                switch operation.status {
                case .closed: .closeAccount
                case .suspended: .suspendAccount
                default: .markAccount
                }
            #expect(row.act == act)
            #expect(
                row.native
                    == [operation.status.rawValue, operation.substatus?.rawValue].compactMap { $0 }.joined(
                        separator: "/"))
            #expect(UpdateAccountStatus.statuses.contains(operation.status))
            #expect(operation.substatus.map(UpdateAccountStatus.substatuses.contains) ?? true)
        }
    }

    @Test("A row whose pair no page of Canopy's prints says so")
    func notes() {
        let noted = servicer.windDownTable.rows.filter { $0.fidelity.note.contains("inferred") }
        #expect(Set(noted.map(\.reason)) == [.unspecified, .ineligible, .requestedByLender])
    }

    @Test("A wind-down needs the account")
    func subject() {
        let error = #expect(throws: ServicingError.self) {
            try servicer.translate(WindDown(.customer("C1"), reason: .bankruptcy))
        }
        #expect(error?.kind == .invalidRequest)
        #expect(error?.problems.map(\.field) == ["account"])
    }

    @Test("What a status can't carry has to be given up by name")
    func fields() throws {
        let translation = try servicer.translate(
            WindDown(
                .account("A1"), reason: .payOffRequested, effectiveOn: .now, paymentAccount: "ACC-1",
                includesPrepaymentPenalty: true, notes: "n", requestID: "r"))
        let open = translation.fields.filter { $0.grade == .notExpressible }.map(\.field)
        #expect(
            Set(open) == ["effective_on", "payment_account", "include_prepayment_penalty", "notes", "request_id"])
    }

    @Test("The adapter names its documents and its operations")
    func documents() {
        #expect(servicer.provider == "canopy")
        #expect(servicer.documents.map(\.sha256.count) == [64, 64])
        let names = servicer.operations.map(\.name)
        #expect(names.contains("set-account-status"))
        #expect(Set(names).count == names.count, "each is named once")
        #expect(throws: Never.self) { try BaseURL(CanopyServicer.sandboxURL) }
    }
}
