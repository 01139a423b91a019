import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock
import TestSupport
import Testing

@Suite("Canopy's products and accounts, the adapter against the mock")
struct CanopyProductsAndAccountsTests {
    private let canopy: CanopyServicer

    init() throws {
        canopy = try CanopyServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")),
            credential: .bearer("demo-access-token"),
            transport: MockTransport(handler: MockWorld()))
    }

    private func documentedProduct(_ id: ProductID? = nil) throws -> NewProduct {
        var product = try ExactJSONDecoder().decode(NewProduct.self, from: Array(documentedNewProduct.utf8))
        if let id { product.productID = id }
        return product
    }

    private func completeAccount(_ id: AccountID, on product: ProductID) throws -> NewAccount {
        var account = try ExactJSONDecoder().decode(NewAccount.self, from: Array(completeNewAccount.utf8))
        account.accountID = id
        account.productID = product
        account.assignCustomers = [NewAccount.AssignedCustomer(customerID: "31mNprzLd2bKl6koVna68ARM")]
        return account
    }

    @Test("The document's product is created with the terms that were asked for, and listed with them")
    func product() async throws {
        let receipt = try await canopy.createProduct(try documentedProduct("P-1"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings == [])
        var listed: [Product] = []
        for try await product in canopy.products() where product.productID == "P-1" { listed.append(product) }
        #expect(listed == [try #require(receipt.answer(as: Product.self))])
    }

    @Test("An account with every field is opened as it was asked for, listed, and closed")
    func account() async throws {
        _ = try await canopy.createProduct(try documentedProduct("P-1"))
        let receipt = try await canopy.createAccount(try completeAccount("ACC-1", on: "P-1"))
        #expect(receipt.outcome == .applied)
        #expect(receipt.warnings == [])
        #expect(receipt.references == ["account_id": "ACC-1", "product_id": "P-1"])
        let rows = canopy.customerAccounts(limit: 1)
        #expect(try await rows.contains { $0.account?.accountID == "ACC-1" })
        let closed = try await canopy.updateStatus(of: "ACC-1", to: .closed, substatus: .paidOff)
        #expect(closed.warnings == [])
        let again = try await canopy.updateStatus(
            of: "ACC-1", to: .closed, substatus: .paidOff, options: PlanOptions(readsFirst: true))
        #expect(again.outcome == .alreadyApplied)
    }

    @Test("A list is the same forwards and backwards, whatever its pages' size", arguments: [1, 2, 3, 100])
    func bothWays(limit: Int) async throws {
        _ = try await canopy.createProduct(try documentedProduct("P-1"))
        for number in 1...5 {
            _ = try await canopy.createAccount(try completeAccount(AccountID("ACC-\(number)"), on: "P-1"))
        }
        var forwards: [AccountID?] = []
        var last: PageCursor?
        for try await page in canopy.customerAccountPages(limit: limit) {
            forwards += page.results.map { $0.account?.accountID }
            last = page.paging?.startingAfter
        }
        var backwards: [AccountID?] = []
        for try await row in canopy.customerAccounts(limit: limit, at: .before(try #require(last))) {
            backwards.append(row.account?.accountID)
        }
        #expect(forwards.count >= 5)
        #expect(backwards == forwards.dropLast().reversed())
    }

    @Test("A product or account whose id is taken is refused, and nothing is changed")
    func taken() async throws {
        let product = try documentedProduct("P-1")
        let account = try completeAccount("ACC-1", on: "P-1")
        _ = try await canopy.createProduct(product)
        _ = try await canopy.createAccount(account)
        for operation in [CreateProduct(product), CreateAccount(account)] as [any NativeOperation] {
            let error = await failure { () async throws(ServicingError) in try await canopy.perform(operation) }
            #expect(error?.kind == .ruleViolation)
            #expect(error?.effect == .refused)
        }
    }
}
