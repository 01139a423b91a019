import Canopy
import ExactJSON
import Servicing
import TestSupport
import Testing

@Suite("The documented account")
struct AccountRoundTripTests {
    private let original: JSONValue

    init() throws {
        original = try JSONValue(parsing: documentedAccount)
    }

    @Test("is read without a complaint but for the id, which the document itself answers differently")
    func warnings() async throws {
        let warnings = try await suspend(documentedAccount).warnings
        #expect(warnings.map(\.kind) == [.echoDiffers])
        #expect(warnings.map(\.field) == ["account_id"])
    }

    @Test("comes out again with every leaf, its numeric ids as texts and its quoted boolean as a boolean")
    func everyLeaf() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        let written = try ExactJSONEncoder().value(of: account)
        let before = Dictionary(uniqueKeysWithValues: original.leaves().map { ($0.path, $0.value) })
        let after = Dictionary(uniqueKeysWithValues: written.leaves().map { ($0.path, $0.value) })
        #expect(Set(before.keys) == Set(after.keys))
        let changed = before.filter { after[$0.key] != $0.value }.map { "\($0.key): \(after[$0.key]?.text() ?? "")" }
        #expect(
            Set(changed) == [
                "account_overview.is_active_scra: false",
                #"disbursements_config.disbursement_source_payout_entity_id: "1009""#,
                #"disbursements_config.disbursement_split_percentages.principal[].payout_entity_id: "1009""#,
                #"payouts_config.payout_split_percentages.principal[].payout_entity_id: "1009""#,
                #"payouts_config.payout_split_percentages.interest[].payout_entity_id: "1009""#,
                #"payouts_config.payout_split_percentages.fee[].payout_entity_id: "1009""#,
            ])
        #expect(changed.count == 6)
    }

    @Test("is the same after it was written and read again")
    func again() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        let again = try ExactJSONDecoder().decode(Account.self, from: ExactJSONEncoder().encode(account))
        #expect(again == account)
    }

    @Test("has its values where a reader of the document looks for them")
    func values() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.accountID == "31mNprzLd2bKl6koVna68ARM")
        #expect(account.accountOverview?.accountStatus == .suspended)
        #expect(account.accountOverview?.substatus == .bankruptcy)
        #expect(account.accountProduct?.productID == "prod_4p1sc")
        #expect(account.accountProduct?.productLifecycle?.originationFeePercent == ExactDecimal("12.34"))
        #expect(account.accountProduct?.productLifecycle?.recurringFees?.first?.recurringFeeInterval?.unit == .month)
        #expect(account.minPayDue?.minPayCents == 160_000)
        #expect(account.paymentProcessorConfig?.ach?.canopyNACHAConfig?.bankAccountNumber?.revealed == "987654321")
        #expect(account.paymentProcessorConfig?.debitCard?.authorizeNetConfig?.customerPaymentProfileIDs?.count == 1)
        #expect(account.summary?.lateFeeCapPercent == ExactDecimal("12.5"))
        #expect(account.summary?.interestGraceMethod == .noGrace)
        #expect(account.cards?.first?.lithic?.lastFour?.revealed == "0339")
        #expect(account.customers?.first?.name.first?.revealed == "Miriam")
        #expect(account.customers?.first?.address.zip?.revealed == "99999-1000")
        #expect(account.customers?.first?.customerBalances?.numActiveAccounts == 2)
        #expect(account.customers?.first?.businessDetails?.controller?.name.last?.revealed == "Trevino")
        #expect(account.metro2Config?.bloomMetadata?.customerDesignations?.first?.designation == .individual)
    }

    @Test("keeps the fractions and offsets of its instants")
    func instants() async throws {
        let account = try #require(try await readAccount(in: documentedAccount))
        #expect(account.effectiveAt?.text == "2018-03-20T09:12:28+00:00")
        #expect(account.accountProduct?.productLifecycle?.loanEndDate?.nanoseconds == 813_000_000)
        let local = try await readEffective("2018-03-20T09:12:28.123456-05:00")
        #expect(local?.effectiveAt?.offsetMinutes == -300)
        #expect(local?.effectiveAt?.nanoseconds == 123_456_000)
    }

    private func readEffective(_ effectiveAt: String) async throws -> Account? {
        try await readAccount(with: #""effective_at":"\#(effectiveAt)""#)
    }
}
