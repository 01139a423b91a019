import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("What the mock refuses of new Canopy accounts")
struct CanopyCreateAccountChecksTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00Z")!))
    let plainAccount: JSONValue = [
        "account_id": "loan-1", "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
    ]

    private func create(_ body: JSONValue) -> HTTPResponse {
        world.canopySend(.post, "/accounts", body)
    }

    private func problems(_ field: String, _ value: JSONValue?) throws -> [String] {
        let answer = create(plainAccount.setting(field, to: value))
        #expect(answer.status == 422)
        #expect(world.withState(of: CanopyMock.self) { $0.account("loan-1") } == nil)
        return try violations(answer)
    }

    @Test(
        "A field that is wrong by itself is answered 422 with its place",
        arguments: [
            ("account_id", nil, " required"), ("product_id", nil, " required"),
            ("account_id", "can_1", "/account_id pattern"), ("account_id", "", "/account_id minLength"),
            ("account_id", true, "/account_id type"), ("effective_at", "2025-06-01", "/effective_at format"),
            ("external_fields", .array(Array(repeating: [:], count: 101)), "/external_fields maxItems"),
            ("summary.credit_limit_cents", "5", "/summary/credit_limit_cents type"),
            ("summary.interest_accrual_interval", "daily", "/summary/interest_accrual_interval pattern"),
            ("summary.late_fee_cents", .null, "/summary/late_fee_cents type"),
            ("promo_overview.promo_len", -1, "/promo_overview/promo_len minimum"),
            ("promo_overview.promo_min_pay_type", "SOME", "/promo_overview/promo_min_pay_type enum"),
            ("cycle_type.first_cycle_interval", "-5 days", "/cycle_type/first_cycle_interval pattern"),
            ("plaid_config.plaid_account_id", "x", "/plaid_config required"),
            (
                "plaid_config", ["plaid_access_token": ["valid_config": true], "plaid_account_id": "x"],
                "/plaid_config/plaid_access_token type"
            ),
            (
                "assign_customers", .array(Array(repeating: ["customer_id": "1001"], count: 11)),
                "/assign_customers maxItems"
            ),
            (
                "assign_customers", [["customer_id": "1001", "customer_account_role": "OWNER"]],
                "/assign_customers/0/customer_account_role enum"
            ),
            (
                "discounts.prepayment_discount_config", ["loan_discount_at": "x"],
                "/discounts/prepayment_discount_config/loan_discount_at format"
            ),
        ] as [(String, JSONValue?, String)])
    func alone(field: String, value: JSONValue?, problem: String) throws {
        #expect(try problems(field, value) == [problem])
    }

    @Test("Everything that is wrong with an account is told of at once")
    func together() throws {
        let answer = create([
            "account_id": "can_9", "external_fields": "x",
            "payment_processor_config": ["ach": ["payment_processor_name": "PAYPAL"], "autopay_enabled": "yes"],
            "payouts_config": ["payout_split_percentages": ["principal": []]], "assign_customers": [[:]],
        ])
        #expect(
            try violations(answer) == [
                " required", "/account_id pattern", "/external_fields type",
                "/payment_processor_config/ach/payment_processor_name enum",
                "/payment_processor_config/autopay_enabled type",
                "/payouts_config/payout_split_percentages required",
                "/payouts_config/payout_split_percentages required", "/assign_customers/0 required",
                "/payouts_config/payout_split_percentages/principal sum",
            ])
    }

    @Test(
        "A card's and a bank account's numbers have the documented digits",
        arguments: [
            ("debit_card.repay_config.repay_card_number", "411111111111111"),
            ("debit_card.repay_config.repay_exp_date", "09/30"),
            ("debit_card.authorize_net_config.card_number", "4111 1111 1111 1111"),
            ("debit_card.authorize_net_config.expiry_month", "9"),
            ("debit_card.authorize_net_config.expiry_year", "30"), ("debit_card.authorize_net_config.cvv", "12"),
            ("ach.repay_config.repay_transit_number", "12345678"),
            ("ach.repay_config.repay_account_number", "1234567"),
            ("ach.canopy_nacha_config.bank_account_number", "12345678901"),
            ("ach.canopy_nacha_config.bank_routing_number", "12345678x"),
            ("ach.modern_treasury_config.routing_number", "1234567890"),
        ])
    func numbers(field: String, value: String) throws {
        let config: JSONValue = [
            "ach": [
                "payment_processor_name": "NONE",
                "repay_config": [
                    "repay_check_type": "BUSINESS", "repay_account_type": "SAVINGS",
                    "repay_transit_number": "123456789", "repay_account_number": "12345678",
                    "repay_name_on_check": "A",
                ],
                "canopy_nacha_config": ["bank_routing_number": "123456789", "bank_account_number": "1234567890"],
                "modern_treasury_config": ["name": "A"],
            ],
            "debit_card": [
                "payment_processor_name": "NONE",
                "repay_config": [
                    "repay_card_number": "4111111111111111", "repay_exp_date": "0930", "repay_name_on_card": "A",
                    "repay_street": "1 Main Street", "repay_zip": "62701",
                ],
                "authorize_net_config": ["card_number": "4111111111111111", "cvv": "1234"],
            ],
        ]
        let place = "/payment_processor_config/" + field.replacing(".", with: "/")
        #expect(
            try problems("payment_processor_config", config.setting(field, to: .string(value))) == [place + " pattern"])
        #expect(create(plainAccount.setting("payment_processor_config", to: config)).status == 200)
    }

    @Test(
        "A processor that is named must be configured, and one at least where there is a way to pay by default",
        arguments: [
            (["ach": ["payment_processor_name": "REPAY"]], "/ach required"),
            (["ach": ["payment_procesor_name": "NONE"]], "/ach required"),
            (["debit_card": [:]], "/debit_card required"), (["credit_card": [:]], "/credit_card required"),
            (["ach": ["payment_processor_name": "CANOPY_NACHA", "dwolla_config": [:]]], "/ach required"),
            (["debit_card": ["payment_processor_name": "AUTHORIZE_NET"]], "/debit_card required"),
            (["credit_card": ["payment_processor_name": "CHECKOUT"]], "/credit_card required"),
            (["default_payment_processor_method": "ACH"], "/default_payment_processor_method processor"),
            (
                ["ach": ["payment_processor_name": "NONE"], "default_payment_processor_method": "ACH"],
                "/default_payment_processor_method processor"
            ),
        ] as [(JSONValue, String)])
    func processors(config: JSONValue, problem: String) throws {
        #expect(try problems("payment_processor_config", config) == ["/payment_processor_config" + problem])
    }

    @Test(
        "Any configuration lets the default method be other than NONE",
        arguments: [
            ["ach": ["payment_processor_name": "DWOLLA", "dwolla_config": [:]]],
            ["credit_card": ["payment_processor_name": "CHECKOUT", "checkout_config": [:]]],
        ] as [JSONValue])
    func anyConfiguration(config: JSONValue) {
        for method in ["ACH", "DEBIT_CARD", "CREDIT_CARD"] {
            let body = plainAccount.setting("account_id", to: .string(method)).setting(
                "payment_processor_config", to: config.setting("default_payment_processor_method", to: .string(method)))
            #expect(create(body).status == 200)
        }
    }

    @Test(
        "An amount below zero or beyond what every reader keeps is refused, and so is a percentage below zero",
        arguments: [
            ("summary.credit_limit_cents", "-1", "minimum"), ("summary.late_fee_cents", "-500", "minimum"),
            ("summary.initial_principal_cents", "-500", "minimum"),
            ("summary.initial_principal_cents", "9223372036854775807", "maximum"),
            ("summary.initial_principal_cents", "100000000000000000000", "maximum"),
            ("summary.origination_fee_cents", "1" + String(repeating: "0", count: 200), "maximum"),
            ("summary.origination_fee_cents", "-1" + String(repeating: "0", count: 200), "minimum"),
            ("summary.max_approved_credit_limit_cents", "9007199254740992", "maximum"),
            ("discounts.prepayment_discount_config.loan_discount_cents", "-1", "minimum"),
            ("summary.late_fee_cap_percent", "-0.5", "minimum"),
            ("promo_overview.promo_min_pay_percent", "-1", "minimum"),
            ("post_promo_overview.post_promo_impl_interest_rate_percent", "-3", "minimum"),
        ])
    func amounts(field: String, amount: String, problem: String) throws {
        let value = JSONValue.number(try #require(JSONNumber(amount)))
        #expect(try problems(field, value) == ["/" + field.replacing(".", with: "/") + " " + problem])
    }

    @Test("The greatest amounts that there may be add up exactly")
    func greatestAmounts() throws {
        let most: JSONValue = 9_007_199_254_740_991
        let body = plainAccount.setting(
            "summary",
            to: ["initial_principal_cents": most, "origination_fee_cents": most, "credit_limit_cents": most])
        let summary = try #require(try create(body).json["summary"])
        #expect(summary["principal_cents"] == most)
        #expect(summary["total_balance_cents"] == 18_014_398_509_481_982)
        #expect(summary["total_payoff_cents"] == 18_014_398_509_481_982)
        #expect(summary["available_credit_cents"] == 0)
    }

    @Test("A customer that is named twice, by whichever of its ids, is refused where it stands again")
    func repeatedCustomer() throws {
        let customers: JSONValue = [["customer_id": "1001"], ["customer_id": "31mNprzLd2bKl6koVna68ARM"]]
        #expect(try problems("assign_customers", customers) == ["/assign_customers/1/customer_id uniqueItems"])
        #expect(world.lastRule == "canopy.one-assignment")
    }

    @Test(
        "Splits add up to 100 in whole numbers",
        arguments: [
            ([25], " sum"), ([60, 41], " sum"), ([], " sum"), ([50, 50], nil), ([100], nil), ([0, 100], nil),
        ] as [([Int], String?)])
    func splits(percents: [Int], problem: String?) throws {
        let list = percents.map { percent -> JSONValue in
            ["payout_entity_id": 1009, "split_percent": .number(JSONNumber(percent))]
        }
        let field = "disbursements_config.disbursement_split_percentages.principal"
        if let problem {
            #expect(try problems(field, .array(list)) == ["/" + field.replacing(".", with: "/") + problem])
        } else {
            #expect(create(plainAccount.setting(field, to: .array(list))).status == 200)
        }
    }

    @Test("A split with decimals is refused", arguments: ["50.5", "99.99"])
    func decimals(percent: String) throws {
        let field = "disbursements_config.disbursement_split_percentages.principal"
        let split: JSONValue = ["payout_entity_id": "a", "split_percent": .number(JSONNumber(percent)!)]
        #expect(
            try problems(field, [split]) == ["/" + field.replacing(".", with: "/") + "/0/split_percent type"])
    }

    @Test("An account that would begin before its product is refused, one that begins with it is not")
    func olderThanProduct() throws {
        #expect(try problems("effective_at", "2016-11-27T13:19:55Z") == ["/effective_at product"])
        #expect(world.lastRule == "canopy.product-older")
        #expect(create(plainAccount.setting("effective_at", to: "2016-11-27T13:19:56Z")).status == 200)
    }

    @Test("A product and customers that are not there are refused in the field that names them")
    func references() throws {
        #expect(try problems("product_id", "none") == ["/product_id reference"])
        #expect(world.lastRule == "canopy.unknown-product")
        let customers: JSONValue = [["customer_id": "1001"], ["customer_id": "none"]]
        #expect(try problems("assign_customers", customers) == ["/assign_customers/1/customer_id reference"])
        #expect(world.lastRule == "canopy.assign-customers")
        #expect(try world.canopyList("").json["results"]?.array?.count == 1)
    }

    @Test("A token for reading is answered 403, none 401, and beyond the rate limit it is 429")
    func access() {
        world.credentials.tokens.append(AccessToken("reader", mayWrite: false))
        let body = plainAccount.text()
        #expect(world.send(.post, "/accounts", ["Authorization": "Bearer reader"], body: body).status == 403)
        #expect(world.send(.post, "/accounts", [:], body: body).status == 401)
        world.setRateLimit(RateLimit(requests: 1, per: .seconds(5)), for: "canopy")
        #expect(create(plainAccount).status == 200)
        #expect(create(plainAccount.setting("account_id", to: "b")).status == 429)
    }
}
