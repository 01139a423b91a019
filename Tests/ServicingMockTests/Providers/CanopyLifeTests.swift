import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("A customer's whole life at Canopy")
struct CanopyLifeTests {
    @Test("in process: product, customer, owners, account, list, suspension, closing")
    func inProcess() async throws {
        let world = MockWorld()
        try await CanopyLife { method, path, body in
            let response = world.canopySend(method, path, body)
            return (response.status, try response.json)
        }.run()
        #expect(world.journal.entries.allSatisfy { $0.ignoredFields.isEmpty })
    }

    @Test("A world of 100,000 accounts takes new ones at any place of its list")
    func manyAccounts() throws {
        var canopy = CanopyMock.generated(accounts: 100_000)
        canopy.put(CanopyMock.documentedProduct)
        let world = MockWorld(providers: [canopy])
        // Every place of the list has its minute; the new ones are spread over half of them.
        for number in 1...200 {
            let customer = plainCustomer.setting("customer_id", to: .string("new-\(number)"))
                .setting("name_last", to: "Newcomer")
            #expect(world.canopySend(.post, "/customers", customer).status == 200)
            let answer = world.canopySend(
                .post, "/accounts",
                [
                    "account_id": .string("new-\(number)"), "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
                    "effective_at": .string(MockInstant(seconds: 1_577_836_830 + Int64(number) * 15000).text()),
                    "assign_customers": [
                        ["customer_id": .string("new-\(number)")], ["customer_id": "cust-0000001"],
                    ],
                ])
            #expect(answer.status == 200)
        }
        #expect(try world.canopyWalk(limit: 100, search: "&search_parameters=newcomer").count == 200)
        let page = try world.canopyPage("?limit=3&starting_after=acct-0000250")
        #expect(
            page.pairs == ["new-1/new-1", "cust-0000001/new-1", "cust-0000251/acct-0000251"])
    }
}
