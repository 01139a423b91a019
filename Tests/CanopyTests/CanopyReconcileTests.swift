import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Reconciling what was sent to Canopy")
struct CanopyReconcileTests {
    private static let suspended = #""account_status":"SUSPENDED","account_status_subtype":"BANKRUPTCY""#
    private static let update = UpdateAccountStatus(account: "A1", status: .suspended, substatus: .bankruptcy)

    /// The receipt of an operation whose answer was lost, and what reading these bodies then makes of it.
    private func reconcile(
        _ operation: any NativeOperation, reading bodies: String..., status: Int = 200
    ) async throws -> (result: Reconciliation, lines: [String]) {
        let transport = ScriptedTransport { number, _ throws(TransportError) in
            guard number > 1 else {
                throw TransportError(
                    .connectionLost, delivery: .mayHaveArrived, phase: .waitingForAnswer, message: "it broke")
            }
            return HTTPResponse(status: status, body: Array(bodies[min(number - 2, bodies.count - 1)].utf8))
        }
        let gateway = try Gateway([canopy(transport)])
        let error = await failure { () async throws(ServicingError) in
            try await gateway.perform(operation, at: "canopy")
        }
        let receipt = try #require(error?.receipt)
        #expect(receipt.outcome == .unknown)
        let result = try await gateway.reconcile(receipt)
        return (result, Array(transport.lines.dropFirst()))
    }

    @Test("settles a status that the account's row shows")
    func inEffect() async throws {
        let (result, lines) = try await reconcile(Self.update, reading: page(row("A1", Self.suspended)))
        guard case .inEffect(let receipt) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(receipt.outcome == .alreadyApplied)
        #expect(receipt.evidence.map(\.fact) == ["account A1 has status SUSPENDED and substatus BANKRUPTCY"])
        #expect(lines == ["GET /customers/accounts?limit=100"])
    }

    @Test("tells that a status is not there where the account's row shows another")
    func notInEffect() async throws {
        let (result, _) = try await reconcile(Self.update, reading: page(row("A1")))
        guard case .notInEffect(let receipt) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(receipt.evidence.map(\.fact) == ["account A1 has status ACTIVE and no substatus"])
    }

    @Test(
        "leaves open what no row shows, or shows in a way that can't be read, and writes a note",
        arguments: [
            page(row("B1", suspended)), page(row("A1", "")),
            page(row("A1", #""account_status":"suspended""#)),
            page(row("A1", #""account_status":"ACTIVE","account_status_subtype":["x"]"#)),
        ])
    func unsettled(list: String) async throws {
        let (result, _) = try await reconcile(Self.update, reading: list)
        let note = try #require(result.supportNote)
        #expect(note.scope == "account A1")
        #expect(note.text.contains("PUT /accounts/A1/status"))
        #expect(!note.text.contains("demo-access-token"))
    }

    private static let invite = InviteAPIUser(
        APIUserInvitation(email: "Marissa@globex.com", nameFirst: "Ann", nameLast: "MarkerName"))

    @Test("settles an invite by the invited address in the list of users, which is not printed")
    func invited() async throws {
        let (result, lines) = try await reconcile(Self.invite, reading: "[\(documentedAPIUser)]")
        guard case .inEffect(let receipt) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(lines == ["GET /api_users"])
        #expect(receipt.evidence.first?.fact.contains("dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5") == true)
        #expect(!"\(result)".lowercased().contains("marissa"))
    }

    @Test("leaves an invite open whose address is not listed, since no document says that it would be")
    func notListed() async throws {
        for (status, body) in [(200, "[]"), (200, "[{\"api_user_id\":\"1\"}]"), (404, "")] {
            let (result, _) = try await reconcile(Self.invite, reading: body, status: status)
            let note = try #require(result.supportNote)
            #expect(note.reason.contains(status == 404 ? "the list is empty" : "has no user with that address"))
            #expect(!note.text.contains("MarkerName"))
            #expect(!note.text.lowercased().contains("marissa"))
        }
    }

    @Test("stays an error where the list can't be read")
    func unreadable() async throws {
        await #expect(throws: ServicingError.self) {
            try await reconcile(Self.invite, reading: "", status: 500)
        }
        for operation in [Self.update, Self.customer("C1"), Self.product("P1")] as [any NativeOperation] {
            for status in [403, 429, 503] {
                await #expect(throws: ServicingError.self) {
                    try await reconcile(operation, reading: "", status: status)
                }
            }
        }
    }

    @Test("writes a note for what no list shows, without the password it carried")
    func noRead() async throws {
        let registration = Registration(
            nameFirst: "A", nameLast: "B", password: "marker-password", email: "a@b.example")
        let (result, lines) = try await reconcile(Register(registration), reading: "")
        #expect(lines.isEmpty)
        #expect(result.supportNote?.reason == "Canopy's documents have no read that shows what register does")
        #expect(result.supportNote?.text.contains("marker-password") == false)
    }

    // MARK: Creations

    private enum Finding: Equatable { case there, missing, open }

    private func finding(_ operation: any NativeOperation, _ body: String, status: Int = 200) async throws -> Finding {
        switch try await reconcile(operation, reading: body, status: status).result {
        case .inEffect: .there
        case .notInEffect: .missing
        case .unsettled: .open
        }
    }

    @Test("finds an account by its id, and takes one that is not listed for no word: it may have another")
    func account() async throws {
        let held = CreateAccount(
            NewAccount(accountID: "A1", productID: "P1", assignCustomers: [.init(customerID: "C1")]))
        let bare = CreateAccount(NewAccount(accountID: "A1", productID: "P1"))
        #expect(try await finding(held, page(row("A1"))) == .there)
        #expect(try await finding(bare, page(row("A1"))) == .there)
        #expect(try await finding(held, page(row("B1"))) == .open)
        #expect(try await finding(bare, page(row("B1"))) == .open)
    }

    private static let address = PostalAddress(lineOne: "1 Road", city: "Atlanta", state: "GA", zip: "30301")

    private static func customer(_ id: CustomerID?, _ accounts: [AccountAssignment]? = nil) -> CreateCustomer {
        CreateCustomer(
            NewCustomer(
                address: address, name: PersonName(first: "Ann", last: "Lee"), phoneNumber: "+14045550123",
                email: "ann@b.example", dateOfBirth: "1985-06-20",
                customerID: id, assignToAccounts: accounts))
    }

    @Test("finds a customer by their id, and takes one who is not listed for no word")
    func customer() async throws {
        #expect(try await finding(Self.customer("C1"), page(row("A1"))) == .there)
        #expect(try await finding(Self.customer("C2"), page(row("A1"))) == .open)
        #expect(try await finding(Self.customer("C2", [AccountAssignment("A1")]), page(row("A1"))) == .open)
        #expect(try await finding(Self.customer(nil), page(row("A1"))) == .open)
    }

    @Test("finds a change where the customer's row has every value that was sent, and says nothing where it has others")
    func change() async throws {
        let update = UpdateCustomer(
            customer: "C1", CustomerUpdate(address: Self.address, name: PersonName(first: "Ann", last: "Lee")))
        let address =
            #""address_line_one":"1 Road","address_city":"Atlanta","address_state":"GA","address_zip":"30301""#
        let same = #"{"customer_id":"C1",\#(address),"name_first":"Ann","name_last":"Lee","title":"CFO"}"#
        let other = #"{"customer_id":"C1",\#(address),"name_first":"Ann","name_last":"LEE"}"#
        #expect(try await finding(update, page(same)) == .there)
        #expect(try await finding(update, page(other)) == .open)
        #expect(try await finding(update, page(row("A1", "", customer: "C2"))) == .open)
    }

    private static func product(_ id: ProductID?) -> CreateProduct {
        CreateProduct(
            NewProduct(
                productID: id, productOverview: .init(productName: "Express"),
                productLifecyclePolicies: .init(
                    billingCyclePolicies: .init(cycleInterval: CanopyInterval(1, .month)))))
    }

    @Test("leaves everything open where the list's 404 may mean that it is empty, and writes a note")
    func listNotFound() async throws {
        let held = NewAccount(accountID: "A1", productID: "P1", assignCustomers: [.init(customerID: "C1")])
        let change = CustomerUpdate(address: Self.address, name: PersonName(first: "Ann", last: "Lee"))
        let operations: [any NativeOperation] = [
            Self.update, Self.invite, Self.product("P1"), CreateAccount(held), Self.customer("C1"),
            UpdateCustomer(customer: "C1", change), CreateBeneficialOwner(customer: "C1", try newOwner()),
        ]
        for operation in operations {
            let (result, lines) = try await reconcile(operation, reading: "Unable to get them", status: 404)
            let note = try #require(result.supportNote)
            #expect(note.reason.hasSuffix("was answered with 404, which may mean that the list is empty"))
            #expect(lines.count == 1)
        }
    }

    @Test("finds a product by its id, and takes one that is not listed for no word: its id and name may be others")
    func product() async throws {
        let listed = page(#"{"product_id":"P1","product_overview":{"product_name":"Express"}}"#)
        #expect(try await finding(Self.product("P1"), listed) == .there)
        #expect(try await finding(Self.product("P2"), listed) == .open, "it may have been given another id")
        let other = page(#"{"product_id":"P1","product_overview":{"product_name":"Other"}}"#)
        #expect(try await finding(Self.product("P2"), other) == .open)
        #expect(try await finding(Self.product(nil), other) == .open)
        #expect(try await finding(Self.product(nil), listed) == .open)
    }

    @Test(
        "does not take a product for missing where no row shows it: none, a null one, or one that can't be read",
        arguments: [
            page(), page("null"), page("{}"), #"{"results":null}"#, page(#"{"product_id":{"id":"P1"}}"#),
            page(#"{"product_id":"P2","product_overview":"Express"}"#),
            page(#"{"product_id":"P2","product_overview":{"product_name":["Express"]}}"#),
            page(#"{"product_id":null,"product_overview":{"product_name":"Express"}}"#),
        ])
    func unreadableProducts(list: String) async throws {
        let (result, lines) = try await reconcile(Self.product("P1"), reading: list)
        #expect(lines == ["GET /products?limit=100"])
        let note = try #require(result.supportNote)
        #expect(note.reason.hasSuffix("shows no product by that id, and Canopy may have given another"))
        #expect(note.scope == "creates product P1")
    }

    @Test("settles no product by the document's own example, whose name is answered as another")
    func documentedProduct() async throws {
        let product = try ExactJSONDecoder().decode(NewProduct.self, from: Array(documentedNewProduct.utf8))
        let asked = product.productOverview?.productName
        let created = try JSONValue(parsing: documentedCreatedProduct)
        #expect(created.at("product_overview.product_name")?.string != asked)
        let list = page(created.setting("product_id", to: "another").text())
        #expect(try await finding(CreateProduct(product), list) == .open)
    }
}
