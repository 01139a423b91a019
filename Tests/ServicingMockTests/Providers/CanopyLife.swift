import ExactJSON
import ServicingHTTP
import Testing

/// A customer's whole life at Canopy, call by call, through whichever door.
struct CanopyLife {
    typealias Answer = (status: Int, json: JSONValue)
    /// Sends one request and gives its answer.
    let send: (HTTPMethod, String, JSONValue?) async throws -> Answer

    private func ask(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        let answer = try await send(method, path, body)
        #expect(answer.status == 200, "\(method) \(path): \(answer.json.text())")
        return answer.json
    }

    private func rows(_ query: String) async throws -> [JSONValue] {
        try #require(try await ask(.get, "/customers/accounts" + query)["results"]?.array)
    }

    /// The world must be the default one, and nothing must have been asked of it.
    func run() async throws {
        try await onboard()
        try await open()
        try await change()
        try await windDown()
    }

    private func onboard() async throws {
        let product = try await ask(.post, "/products", Self.product)
        #expect(product["product_summary"]?["accounts_overview"]?["account_count_total"] == 0)
        let customer = try await ask(.post, "/customers", Self.customer)
        #expect(customer["verification_status"] == "unverified")
        #expect(try await ask(.get, "/customers/ada/beneficial_owners") == [])
        let owner = try await ask(.post, "/customers/ada/beneficial_owners", Self.owner)
        #expect(owner["verification_status"] == "uncertified")
        #expect(try await ask(.get, "/customers/ada/beneficial_owners") == [owner])
    }

    private func open() async throws {
        let account = try await ask(.post, "/accounts", Self.account)
        let terms = account["account_product"]
        #expect(terms?["product_lifecycle"]?["late_fee_impl_cents"] == 1500)
        #expect(terms?["product_lifecycle"]?["loan_end_date"] == "2026-02-01T05:00:00.000+00:00")
        #expect(account["summary"]?["total_balance_cents"] == 120000)
        #expect(account["customers"]?.array?.map { $0["customer_id"]?.string } == ["ada"])
        let products = try await ask(.get, "/products")
        let counts = products["results"]?.array?.filter { $0["product_id"] == "installment-12" }
            .map { $0["product_summary"]?["accounts_overview"]?["account_count_total"] }
        #expect(counts == [1])
        let found = try await rows("?search_parameters=lovelace")
        try #require(found.map(canopyPair) == ["ada/loan-1"])
        #expect(found[0]["account"]?["account_overview"]?["account_status"] == "ACTIVE")
        #expect(found[0]["account"]?["account_overview"]?["account_status_subtype"] == .null)
        #expect(try await send(.post, "/accounts", Self.account).status == 422)
        #expect(try await send(.post, "/customers", Self.customer).status == 422)
        #expect(try await send(.post, "/products", Self.product).status == 422)
    }

    private func change() async throws {
        let move: JSONValue = [
            "address_line_one": "2 Elm Street", "address_city": "Austin", "address_state": "TX",
            "address_zip": "73301-0001", "name_last": "King",
        ]
        #expect(try await ask(.put, "/customers/ada", move)["name_first"] == "Ada")
        #expect(try await rows("?search_parameters=lovelace").isEmpty)
        let joint = Self.customer.setting("customer_id", to: "ben").setting("name_first", to: "Ben").setting(
            "assign_to_accounts", to: [["account_id": "loan-1", "customer_account_role": "SECONDARY"]])
        _ = try await ask(.post, "/customers", joint)
        let all = try await rows("?limit=100")
        #expect(all.map(canopyPair).suffix(2) == ["ada/loan-1", "ben/loan-1"])
        #expect(all.suffix(2).map { $0["customer_account_role"]?.string } == ["PRIMARY", "SECONDARY"])
    }

    private func windDown() async throws {
        for (status, substatus) in [("SUSPENDED", "FRAUD"), ("ACTIVE", ""), ("CLOSED", "PAID_OFF")] {
            let change: JSONValue = ["account_status": .string(status), "account_substatus": .string(substatus)]
            let account = try await ask(.put, "/accounts/loan-1/status", change)
            #expect(account["customers"]?.array?.count == 2)
            let row = try #require(try await rows("?search_parameters=ada+king").first)
            #expect(row["account"]?["account_overview"] == account["account_overview"])
            #expect(row["account"]?["account_overview"]?["account_status"]?.string == status)
            #expect(row["account"]?["account_overview"]?["account_status_subtype"]?.string == substatus)
        }
        let wrong: JSONValue = ["account_status": "CLOSED", "account_substatus": "FRAUD"]
        #expect(try await send(.put, "/accounts/loan-1/status", wrong).status == 422)
        #expect(try await send(.put, "/accounts/loan-2/status", ["account_status": "CLOSED"]).status == 404)
        #expect(try await send(.put, "/customers/carl", Self.customer).status == 404)
        #expect(try await send(.get, "/customers/carl/beneficial_owners", nil).status == 404)
    }

    static let product: JSONValue = [
        "product_id": "installment-12",
        "product_overview": [
            "product_name": "Twelve Months", "product_type": "INSTALLMENT",
            "product_short_description": "12 months", "product_long_description": "Twelve equal instalments.",
        ],
        "product_lifecycle_policies": [
            "payment_due_policies": [:], "fee_policies": ["late_fee_grace": "10 days"],
            "billing_cycle_policies": ["cycle_interval": "1 month"], "interest_policies": [:],
            "default_attributes": ["default_credit_limit_cents": 500000, "default_late_fee_cents": 1500],
        ],
        "promotional_policies": ["promo_len": 0],
        "post_promotional_policies": ["post_promo_len": 12, "post_promo_default_interest_rate_percent": 9],
    ]

    static let customer = plainCustomer.setting("customer_id", to: "ada").setting("name_first", to: "Ada")
        .setting("name_last", to: "Lovelace")

    static let owner: JSONValue = [
        "address_line_one": "1 Main Street", "address_city": "Springfield", "address_state": "IL",
        "address_zip": "62701", "name_first": "Ada", "name_last": "Lovelace", "ssn": "123-45-6789",
    ]

    static let account: JSONValue = [
        "account_id": "loan-1", "product_id": "installment-12", "effective_at": "2025-02-01T00:00:00-05:00",
        "summary": ["initial_principal_cents": 120000], "assign_customers": [["customer_id": "ada"]],
    ]
}
