import Canopy
import ExactJSON
import Foundation
import Servicing
import TestSupport
import Testing

@Suite("An account that differs from the document")
struct AccountLeniencyTests {
    private let original: JSONValue

    init() throws {
        original = try JSONValue(parsing: documentedAccount)
    }

    @Test("may have null for every leaf but its id")
    func nullLeaves() async throws {
        let nulled = original.mappingLeaves { path, value in path.description == "account_id" ? value : .null }
        let receipt = try await suspend(nulled.text())
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.filter { $0.kind == .unreadableField }.isEmpty)
        #expect(receipt.answer(as: Account.self)?.customers?.count == 1)
    }

    @Test("may have null for every object and list")
    func nullMembers() async throws {
        let members = try #require(original.object)
        let nulled = JSONObject(
            uniqueKeysWithValues: members.map { ($0.key, $0.key == "account_id" ? $0.value : .null) })
        let receipt = try await suspend(JSONValue.object(nulled).text())
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings.filter { $0.kind == .unreadableField }.isEmpty)
        #expect(receipt.answer(as: Account.self)?.accountID == "31mNprzLd2bKl6koVna68ARM")
    }

    @Test("may have its numbers as texts, and nothing of them is lost")
    func numbersAsTexts() async throws {
        let texts = original.mappingLeaves { _, value in value.number.map { .string($0.text) } ?? value }
        let receipt = try await suspend(texts.text())
        #expect(receipt.warnings.filter { $0.kind == .unreadableField }.isEmpty)
        let account = try #require(receipt.answer(as: Account.self))
        let told = try ExactJSONDecoder().decode(Account.self, from: Array(documentedAccount.utf8))
        #expect(account == told)
    }

    @Test("is read by Foundation's decoder too")
    func foundation() throws {
        let account = try JSONDecoder().decode(Account.self, from: Data(documentedAccount.utf8))
        #expect(account.disbursementsConfig?.disbursementSourcePayoutEntityID == "1009")
        #expect(account.summary?.totalBalanceCents == 300_000)
    }

    @Test("loses one leaf of another kind, says which, and keeps all others")
    func otherKinds() async throws {
        let leaves = original.leaves()
        // An object is what an empty one could be replaced by, so those two places hold no leaf to spoil.
        for leaf in leaves where leaf.value.object == nil && leaf.path.description != "account_id" {
            let spoiled = original.mappingLeaves { path, value in path == leaf.path ? [["unexpected"]] : value }
            let receipt = try await suspend(spoiled.text())
            let account = try #require(receipt.answer(as: Account.self))
            #expect(receipt.outcome == .applied)
            #expect(receipt.warnings.filter { $0.kind == .unreadableField }.count == 1, "\(leaf.path)")
            let written = try ExactJSONEncoder().value(of: account)
            // The one identifier list keeps its place and loses its element.
            #expect(written.leaves().count >= leaves.count - 1, "\(leaf.path)")
        }
    }

    @Test("may have numbers for texts, which are read as their digits")
    func numbersForTexts() async throws {
        let numbered = original.mappingLeaves { _, value in value.string == nil ? value : 1_000_345 }
        let account = try #require(try await readAccount(in: numbered.text()))
        #expect(account.accountID == "1000345")
        #expect(account.accountProduct?.productID == "1000345")
        #expect(account.payoutEntities?.first?.payoutEntityID == "1000345")
        #expect(account.customers?.first?.customerID == "1000345")
        #expect(account.customers?.first?.ssn?.revealed == "1000345")
        #expect(account.externalFields?["1000345"]?.revealed == "1000345")
    }

    @Test("may have values that no document lists, which survive")
    func unknownValues() async throws {
        let changed = original.mappingLeaves { _, value in value.string == nil ? value : "SOMETHING_NEW" }
        let account = try #require(try await readAccount(in: changed.text()))
        #expect(account.accountOverview?.accountStatus?.rawValue == "SOMETHING_NEW")
        #expect(account.accountProduct?.productOverview?.productType?.rawValue == "SOMETHING_NEW")
        #expect(account.accountProduct?.productOverview?.productType?.isDocumented == false)
        #expect(account.paymentProcessorConfig?.ach?.paymentProcessorName?.rawValue == "SOMETHING_NEW")
        #expect(account.cards?.first?.lithic?.state?.rawValue == "SOMETHING_NEW")
        #expect(account.customers?.first?.verificationStatus?.rawValue == "SOMETHING_NEW")
        #expect(account.customers?.first?.businessDetails?.businessType?.rawValue == "SOMETHING_NEW")
        #expect(account.cycleType?.lateFeeGrace?.text == "SOMETHING_NEW")
    }

    @Test("may have fields that no document has, which stay reachable in the exchange")
    func extraFields() async throws {
        let receipt = try await suspend(
            #"{"account_id":"can_52322","autopay_v2":{"on":[1]},"account_overview":{"x":1}}"#)
        let raw = try JSONValue(parsing: try #require(receipt.exchange).answerBytes)
        #expect(raw["autopay_v2"]?["on"]?[0] == 1)
        #expect(receipt.answer(as: Account.self)?.accountID == "can_52322")
    }

    @Test("may have null elements in its lists, which are dropped")
    func nullElements() async throws {
        let account = try await readAccount(
            with: """
                "customers":[null,{"customer_id":"C1"},null],"cards":[null],"external_fields":[null,{"key":"k","value":1}]
                """)
        #expect(account?.customers?.map(\.customerID) == ["C1"])
        #expect(account?.cards?.isEmpty == true)
        #expect(account?.externalFields?["k"]?.revealed == "1")
    }

    @Test("loses a list that has an element of another kind, says so, and keeps the rest")
    func strayElements() async throws {
        let receipt = try await suspend(#"{"account_id":"can_52322","customers":["x"],"cards":[{"spend_limit":1}]}"#)
        let account = try #require(receipt.answer(as: Account.self))
        #expect(account.customers == nil)
        #expect(account.cards?.first?.spendLimit == 1)
        #expect(receipt.warnings.contains { $0.kind == .unreadableField && $0.field == "customers" })
    }
}
