import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("A page of accounts")
struct CustomerAccountPageTests {
    private func receipt(_ body: String) async throws -> Receipt {
        try await canopy(ScriptedTransport(200, body)).perform(ListCustomerAccounts())
    }

    private func error(_ body: String) async throws -> ServicingError? {
        let servicer = try canopy(ScriptedTransport(200, body))
        return await failure { () async throws(ServicingError) in try await servicer.perform(ListCustomerAccounts()) }
    }

    @Test("is the document's example, without a complaint")
    func documented() async throws {
        let receipt = try await receipt(documentedCustomerAccounts)
        #expect(receipt.warnings == [])
        let page = try #require(receipt.page)
        #expect(page.results.count == 1)
        let row = try #require(page.results.first)
        #expect(row.customer.name.last?.revealed == "Trevino")
        #expect(row.customer.customerID == "31mNprzLd2bKl6koVna68ARM")
        #expect(row.customer.businessDetails?.controller?.title?.revealed == "CFO")
        #expect(row.role == .primary)
        #expect(row.externalID?.revealed == "4465220133024156")
        #expect(row.account?.accountOverview?.accountStatus == .suspended)
        #expect(row.account?.accountOverview?.substatus == .bankruptcy)
        #expect(row.account?.cards?.first?.lithic?.memo?.revealed == "Conference Event Card")
        #expect(page.paging?.hasMore == false)
    }

    @Test("comes out again with every leaf, its numeric ids as texts and its quoted boolean as a boolean")
    func everyLeaf() async throws {
        let page = try #require(try await receipt(documentedCustomerAccounts).page)
        let written = try ExactJSONEncoder().value(of: page)
        let before = try JSONValue(parsing: documentedCustomerAccounts).leaves()
        let after = Dictionary(uniqueKeysWithValues: written.leaves().map { ($0.path, $0.value) })
        #expect(Set(before.map(\.path)) == Set(after.keys))
        let changed = before.filter { after[$0.path] != $0.value }.map(\.path.name)
        #expect(Set(changed) == ["is_active_scra", "payout_entity_id", "disbursement_source_payout_entity_id"])
        #expect(try ExactJSONDecoder().decode(CanopyPage<CustomerAccount>.self, from: written) == page)
    }

    @Test("has equal cursors on its single row, which is no fault where nothing follows")
    func equalCursors() async throws {
        let transport = ScriptedTransport(200, documentedCustomerAccounts)
        let result = await read(try canopy(transport).customerAccountPages())
        #expect(result.error == nil)
        #expect(result.accounts == [["31mNprzLd2bKl6koVna68ARM"]])
        #expect(transport.sent.count == 1)
        let paging = try #require(try await receipt(documentedCustomerAccounts).page?.paging)
        #expect(paging.startingAfter == paging.endingBefore)
    }

    @Test("drops null rows, and is empty where the list is null")
    func nulls() async throws {
        #expect(try await receipt(page("null", row("A1"), "null")).page?.results.map(\.account?.accountID) == ["A1"])
        for results in ["null", "[]", "[null]"] {
            let receipt = try await receipt(#"{"results":\#(results),"paging":null}"#)
            #expect(receipt.page?.results.isEmpty == true)
            #expect(receipt.page?.paging == nil)
            #expect(receipt.warnings == [])
        }
    }

    @Test("takes rows with nothing of a customer or an account, and a role that no document lists")
    func sparse() async throws {
        let body =
            #"{"results":[{},{"account":null,"customer_account_role":"CARDHOLDER"},{"account":{"account_id":7}}]}"#
        let rows = try #require(try await receipt(body).page?.results)
        #expect(rows.map(\.account?.accountID) == [nil, nil, "7"])
        #expect(rows[1].role?.rawValue == "CARDHOLDER")
        #expect(rows[1].role?.isDocumented == false)
    }

    @Test("reads cursors that are numbers and a truth value that is a text")
    func spellings() async throws {
        let page = try await receipt(#"{"results":[],"paging":{"starting_after":17,"has_more":"true"}}"#).page
        #expect(page?.paging?.startingAfter == "17")
        #expect(page?.paging?.hasMore == true)
    }

    @Test(
        "can't be understood without its rows, or where it can't be told whether more follow",
        arguments: [
            "", "{}", "[]", "null", #"{"data":[]}"#, #"{"results":{}}"#, #"{"results":"none"}"#,
            #"{"results":[1]}"#, #"{"results":[],"paging":[]}"#, #"{"results":[],"paging":{"has_more":"perhaps"}}"#,
            #"{"results":[],"paging":{"starting_after":{},"has_more":true}}"#,
        ])
    func unreadable(body: String) async throws {
        let error = try await error(body)
        #expect(error?.kind == .malformedResponse)
        #expect(error?.effect == .refused)
    }

    @Test("does not show its customers' numbers where it is printed or dumped")
    func privacy() async throws {
        let receipt = try await receipt(documentedCustomerAccounts)
        let page = try #require(receipt.page)
        var text = "\(page)\(String(reflecting: page))\(receipt)\(receipt.exchange as Any)"
        dump(page, to: &text)
        for datum in ["4465220133024156", "Miriam", "888888888", "marissa@protonmail.com", "987654321", "Strawberry"] {
            #expect(documentedCustomerAccounts.contains(datum))
            #expect(!text.contains(datum))
        }
        #expect(text.contains("31mNprzLd2bKl6koVna68ARM"))
    }
}
