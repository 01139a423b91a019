import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Opening Canopy accounts behind the mock")
struct CanopyCreateAccountTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))
    let plainAccount: JSONValue = [
        "account_id": "loan-1", "product_id": "95fea111-d121-40f8-9e8e-a6c335e48a45",
        "effective_at": "2025-01-31T12:00:00-06:00",
    ]

    private func create(_ body: JSONValue) -> HTTPResponse {
        world.canopySend(.post, "/accounts", body)
    }

    @Test("An account of which nothing is said takes everything from the documented product")
    func productDefaults() throws {
        let answer = create(plainAccount)
        #expect(answer.status == 200)
        let account = try answer.json
        #expect(account["account_id"] == "loan-1")
        #expect(account["effective_at"] == "2025-01-31T18:00:00+00:00")
        #expect(account["created_at"] == "2025-06-01T12:00:00+00:00")
        #expect(
            account["account_overview"]
                == ["account_status": "ACTIVE", "account_status_subtype": .null, "is_active_scra": "false"])
        let product = try #require(account["account_product"])
        #expect(product["product_id"] == "95fea111-d121-40f8-9e8e-a6c335e48a45")
        #expect(
            product["product_overview"] == [
                "product_name": "Blue Cash Express", "product_color": "#0000FF",
                "product_short_description": "12mm3apr.", "product_long_description": "Student credit card.",
                "product_time_zone": "America/Chicago", "product_type": "REVOLVING",
            ])
        let lifecycle = product["product_lifecycle"]
        #expect(lifecycle?["late_fee_impl_cents"] == 50000)
        #expect(lifecycle?["default_product_late_fee_cents"] == 50000)
        #expect(lifecycle?["payment_reversal_fee_impl_cents"] == 10000)
        #expect(lifecycle?["default_product_payment_reversal_fee_cents"] == 10000)
        for fee in ["origination", "annual", "monthly"] { #expect(lifecycle?["\(fee)_fee_impl_cents"] == 0) }
        #expect(product["product_duration_information"] == ["promo_len": 6, "promo_purchase_window_len": 5])
        #expect(account["cycle_type"] == ["first_cycle_interval": "25 days", "late_fee_grace": "5 days"])
        let summary = account["summary"]
        #expect(summary?["credit_limit_cents"] == 600000)
        #expect(summary?["available_credit_cents"] == 600000)
        #expect(summary?["open_to_buy_cents"] == 600000)
        #expect(summary?["max_approved_credit_limit_cents"] == 0)
        #expect(summary?["interest_rate_percent"] == 3)
        #expect(summary?["interest_accrual_interval"] == "1 month")
        #expect(summary?["total_balance_cents"] == 0)
        #expect(
            account["plaid_config"] == [
                "plaid_access_token": ["valid_config": false], "plaid_account_id": ["valid_config": false],
                "check_balance_enabled": false,
            ])
        #expect(account["customers"] == [])
        #expect(account["associated_entities"] == .null)
        #expect(world.lastRule == "canopy.create-account")
    }

    @Test("Periods begin with the account and end after their cycles, by the clocks of the product's time zone")
    func periods() throws {
        let product = try #require(try create(plainAccount).json["account_product"])
        // Noon in Chicago: 18:00 in winter and 17:00 in summer. The first cycle ends after 25 days, on 25 February.
        #expect(
            product["promo_overview"] == [
                "promo_purchase_window_inclusive_start": "2025-01-31T18:00:00.000+00:00",
                "promo_purchase_window_exclusive_end": "2025-06-25T17:00:00.000+00:00",
                "promo_inclusive_start": "2025-01-31T18:00:00.000+00:00",
                "promo_exclusive_end": "2025-07-25T17:00:00.000+00:00",
                "promo_impl_interest_rate_percent": 3, "default_product_promo_interest_rate": 3, "promo_len": 6,
                "default_product_promo_len": 6,
            ])
        #expect(
            product["post_promo_overview"] == [
                "post_promo_inclusive_start": "2025-07-25T17:00:00.000+00:00",
                "post_promo_exclusive_end": "2029-07-25T17:00:00.000+00:00",
                "post_promo_impl_interest_rate_percent": 3, "default_product_post_promo_interest_rate": 3,
                "post_promo_len": 48, "default_product_post_promo_len": 48,
            ])
        #expect(product["product_lifecycle"]?["loan_end_date"] == "2029-07-25T17:00:00.000+00:00")
        let account = try #require(world.withState(of: CanopyMock.self) { $0.account("loan-1") }).json
        #expect(account["min_pay_due_cents"]?["min_pay_due_at"] == "2025-02-20T18:00:00.000+00:00")
    }

    @Test("An account's own lengths count in place of its product's; a period of no cycles has no dates")
    func ownLengths() throws {
        let body = plainAccount.setting("promo_overview", to: ["promo_len": 0, "promo_purchase_window_len": 0])
            .setting("post_promo_overview", to: ["post_promo_len": 2])
            .setting("cycle_type", to: ["first_cycle_interval": "1 month", "late_fee_grace": "12 days"])
        let account = try create(body).json
        let product = account["account_product"]
        for key in [
            "purchase_window_inclusive_start", "purchase_window_exclusive_end", "inclusive_start", "exclusive_end",
        ] {
            #expect(product?["promo_overview"]?["promo_" + key] == .null)
        }
        #expect(product?["promo_overview"]?["promo_len"] == 0)
        #expect(product?["promo_overview"]?["default_product_promo_len"] == 6)
        // A month after 31 January is the last of February, and a month after that the 28th of March: 17:00 in summer.
        let after = product?["post_promo_overview"]
        #expect(after?["post_promo_inclusive_start"] == "2025-01-31T18:00:00.000+00:00")
        #expect(after?["post_promo_exclusive_end"] == "2025-03-28T17:00:00.000+00:00")
        #expect(account["cycle_type"] == ["first_cycle_interval": "1 month", "late_fee_grace": "12 days"])
        #expect(account["summary"]?["open_to_buy_cents"] == 0)
        #expect(
            try create(
                body.setting("account_id", to: "b").setting(
                    "promo_overview.promo_len", to: .number(JSONNumber("123456789012345678901234567890")!)
                ).setting("post_promo_overview", to: nil)
            ).json["account_product"]?["promo_overview"]?["promo_exclusive_end"] == .null)
    }

    @Test("What is asked for is answered under the answer's names, with its own digits")
    func renamedFields() throws {
        let rate = JSONValue.number(JSONNumber("6.20")!)
        let zero = JSONValue.number(JSONNumber("0.00")!)
        let body = plainAccount.setting(
            "summary",
            to: [
                "credit_limit_cents": 500000, "max_approved_credit_limit_cents": 700000, "late_fee_cents": 2900,
                "payment_reversal_fee_cents": 2500, "origination_fee_cents": 2000, "annual_fee_cents": 1000,
                "monthly_fee_cents": 500, "initial_principal_cents": 200000, "late_fee_cap_percent": rate,
                "payment_reversal_fee_cap_percent": zero, "interest_accrual_interval": "2 weeks",
            ]
        ).setting("promo_overview", to: ["promo_impl_interest_rate_percent": zero, "promo_min_pay_type": "AM"])
            .setting("post_promo_overview", to: ["post_promo_impl_interest_rate_percent": rate])
        let account = try create(body).json
        let lifecycle = account["account_product"]?["product_lifecycle"]
        #expect(lifecycle?["late_fee_impl_cents"] == 2900)
        #expect(lifecycle?["default_product_late_fee_cents"] == 50000)
        #expect(lifecycle?["payment_reversal_fee_impl_cents"] == 2500)
        #expect(lifecycle?["origination_fee_impl_cents"] == 2000)
        #expect(lifecycle?["annual_fee_impl_cents"] == 1000)
        #expect(lifecycle?["monthly_fee_impl_cents"] == 500)
        let summary = account["summary"]
        #expect(summary?["late_fee_cap_percent"]?.number?.text == "6.20")
        #expect(summary?["payment_reversal_fee_cap_percent"]?.number?.text == "0.00")
        #expect(summary?["interest_rate_percent"]?.number?.text == "0.00")
        #expect(summary?["interest_accrual_interval"] == "2 weeks")
        #expect(summary?["initial_principal_cents"] == 200000)
        #expect(summary?["principal_cents"] == 200000)
        #expect(summary?["fees_balance_cents"] == 2000)
        #expect(summary?["total_balance_cents"] == 202000)
        #expect(summary?["total_payoff_cents"] == 202000)
        #expect(summary?["credit_limit_cents"] == 500000)
        #expect(summary?["max_approved_credit_limit_cents"] == 700000)
        #expect(summary?["available_credit_cents"] == 298000)
        #expect(summary?["late_fee_cents"] == nil)
        let after = account["account_product"]?["post_promo_overview"]
        #expect(after?["post_promo_impl_interest_rate_percent"]?.number?.text == "6.20")
        #expect(world.journal.entries.last?.ignoredFields == [])
    }

    @Test("Numbers of accounts and cards come back as tokens and last digits; those for NACHA as they are")
    func tokenized() throws {
        let body = plainAccount.setting(
            "payment_processor_config",
            to: [
                "ach": [
                    "payment_processor_name": "REPAY",
                    "repay_config": [
                        "repay_check_type": "PERSONAL", "repay_account_type": "CHECKING",
                        "repay_transit_number": "011000015", "repay_account_number": "1234500339",
                        "repay_name_on_check": "Ada Byron",
                    ],
                    "dwolla_config": ["dwolla_plaid_token": "plaid-secret"],
                    "modern_treasury_config": ["name": "Ada Byron", "account_number": "98765432"],
                    "canopy_nacha_config": [
                        "bank_routing_number": "999999992", "bank_account_number": "987654321",
                        "bank_account_type": "CHECKING",
                    ],
                ],
                "debit_card": [
                    "payment_processor_name": "AUTHORIZE_NET",
                    "repay_config": [
                        "repay_card_number": "4111111111110339", "repay_exp_date": "0930",
                        "repay_name_on_card": "Ada Byron", "repay_street": "9 Secret Lane", "repay_zip": "62799",
                    ],
                    "authorize_net_config": [
                        "card_number": "5500000000000004", "expiry_month": "09", "expiry_year": "2030", "cvv": "737",
                    ],
                ],
                "credit_card": [
                    "payment_processor_name": "CHECKOUT",
                    "checkout_config": ["source_id": "src_1", "card_number": "4000000000000077"],
                ],
                "autopay_enabled": true, "default_payment_processor_method": "ACH",
            ])
        let answer = create(body)
        #expect(answer.status == 200)
        let config = try #require(try answer.json["payment_processor_config"])
        #expect(
            config["ach"] == [
                "payment_processor_name": "REPAY",
                "repay_config": ["ach_token": "repay_ach_can_52323", "last_four": "0339"],
                "dwolla_config": ["ach_token": "dwolla_ach_can_52323", "last_four": .null],
                "modern_treasury_config": ["ach_token": "modern_treasury_ach_can_52323", "last_four": "5432"],
                "canopy_nacha_config": [
                    "bank_routing_number": "999999992", "bank_account_number": "987654321",
                    "bank_account_type": "CHECKING",
                ],
            ])
        #expect(
            config["debit_card"] == [
                "payment_processor_name": "AUTHORIZE_NET",
                "repay_config": ["card_token": "repay_card_can_52323", "last_four": "0339"],
                "authorize_net_config": ["customer_profile_id": "52323", "customer_payment_profile_ids": ["1"]],
            ])
        #expect(
            config["credit_card"] == [
                "payment_processor_name": "CHECKOUT",
                "checkout_config": [
                    "source_id": "src_1", "card_token": "checkout_card_can_52323", "last_four": "0077",
                    "expires_on": .null,
                ],
            ])
        #expect(config["autopay_enabled"] == true)
        #expect(config["default_payment_processor_method"] == "ACH")
        let text = String(decoding: answer.body, as: UTF8.self)
        for secret in [
            "1234500339", "011000015", "plaid-secret", "98765432\"", "4111111111110339", "5500000000000004", "737",
            "4000000000000077", "9 Secret Lane", "Ada Byron", "0930",
        ] {
            #expect(!text.contains(secret))
        }
    }

    @Test("Without processors there are none, and nothing is paid by itself")
    func noProcessors() throws {
        #expect(
            try create(plainAccount).json["payment_processor_config"] == [
                "ach": [
                    "payment_processor_name": "NONE", "repay_config": .null, "dwolla_config": .null,
                    "modern_treasury_config": .null, "canopy_nacha_config": .null,
                ],
                "debit_card": [
                    "payment_processor_name": "NONE", "repay_config": .null, "authorize_net_config": .null,
                ],
                "credit_card": ["payment_processor_name": "NONE", "checkout_config": .null],
                "autopay_enabled": false, "default_payment_processor_method": "NONE",
            ])
    }

    @Test("Splits, external fields, discounts and merchants come back as sent; Plaid's texts only as being valid")
    func echoes() throws {
        let split: JSONValue = [
            ["payout_entity_id": "1009", "split_percent": 25], ["payout_entity_id": "0x1234", "split_percent": 75],
        ]
        let sent: [String: JSONValue] = [
            "external_fields": [["key": "Umbrella Corporation", "value": "22445702"]],
            "disbursements_config": [
                "disbursement_source_payout_entity_id": "1009",
                "disbursement_split_percentages": ["principal": split],
            ],
            "payouts_config": ["payout_split_percentages": ["principal": split, "interest": split, "fee": split]],
            "discounts": [
                "prepayment_discount_config": [
                    "loan_discount_cents": 800000, "loan_discount_at": "2018-03-20T09:12:28+00:00",
                ]
            ],
            "associated_entities": ["merchant_name": "Acme Corporation", "lender_name": "Globex Lending Corp"],
        ]
        let body = sent.reduce(plainAccount) { $0.setting($1.key, to: $1.value) }.setting(
            "plaid_config", to: ["plaid_access_token": "access-1", "plaid_account_id": "plaid-1"])
        let answer = create(body)
        let account = try answer.json
        for (key, value) in sent { #expect(account[key] == value) }
        #expect(
            account["plaid_config"] == [
                "plaid_access_token": ["valid_config": true], "plaid_account_id": ["valid_config": true],
                "check_balance_enabled": false,
            ])
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("access-1"))
    }

    @Test(
        "Digits after the second are kept, in UTC, in what follows from them too",
        arguments: [
            ("2025-06-01T07:00:00-05:00", "", ".000"), ("2025-06-01T12:00:00.5Z", ".500", ".500"),
            ("2025-06-01T12:00:00.123456Z", ".123456", ".123456"),
            ("2025-06-01T12:00:00.123456789Z", ".123456789", ".123456789"),
        ])
    func fractions(sent: String, digits: String, datesDigits: String) throws {
        let account = try create(plainAccount.setting("effective_at", to: .string(sent))).json
        #expect(account["effective_at"]?.string == "2025-06-01T12:00:00\(digits)+00:00")
        #expect(
            account["account_product"]?["promo_overview"]?["promo_inclusive_start"]?.string
                == "2025-06-01T12:00:00\(datesDigits)+00:00")
    }

    @Test("An account is effective from now on where it does not say since when")
    func effectiveNow() throws {
        let account = try create(plainAccount.setting("effective_at", to: nil)).json
        #expect(account["effective_at"] == "2025-06-01T12:00:00.750+00:00")
    }

    @Test("The customers of assign_customers are in the account and in the list of accounts, in their roles")
    func assignCustomers() throws {
        _ = world.canopySend(.post, "/customers", plainCustomer.setting("customer_id", to: "c-2"))
        let answer = create(
            plainAccount.setting(
                "assign_customers",
                to: [
                    ["customer_id": "1001"],
                    [
                        "customer_id": "c-2", "customer_account_role": "SECONDARY",
                        "customer_account_external_id": "4000123412341234",
                    ],
                ]))
        let account = try answer.json
        let ids = account["customers"]?.array?.map { $0["customer_id"]?.string }
        #expect(ids == ["31mNprzLd2bKl6koVna68ARM", "c-2"])
        #expect(account["customers"]?[1]?["created_at"] == "2025-06-01T12:00:00+00:00")
        let rows = try #require(try world.canopyList("").json["results"]?.array)
        #expect(
            rows.map(canopyPair) == [
                "31mNprzLd2bKl6koVna68ARM/31mNprzLd2bKl6koVna68ARM", "31mNprzLd2bKl6koVna68ARM/loan-1", "c-2/loan-1",
            ])
        #expect(rows.map { $0["customer_account_role"]?.string } == ["PRIMARY", "PRIMARY", "SECONDARY"])
        #expect(rows[2]["customer_account_external_id"] == "4000123412341234")
        #expect(rows[2]["account"]?["account_id"] == "loan-1")
        #expect(rows[2]["account"]?["updated_at"] == nil)
        #expect(rows[2]["account"]?["customers"] == nil)
    }

    @Test("An account_id in use is answered 422; the one that the default world begins with gives way once")
    func duplicates() throws {
        #expect(create(plainAccount).status == 200)
        let again = create(plainAccount)
        #expect(try violations(again) == ["/account_id unique"])
        #expect(world.lastRule == "canopy.duplicate-account")
        let seeded = plainAccount.setting("account_id", to: "31mNprzLd2bKl6koVna68ARM")
        #expect(try create(seeded).json["account_overview"]?["account_status"] == "ACTIVE")
        #expect(create(seeded).status == 422)
        #expect(
            world.canopySend(.put, "/accounts/can_52322/status", ["account_status": "ACTIVE"]).status == 404)
    }

    @Test("An account is counted to its product, and answers to Canopy's id of it")
    func ids() throws {
        #expect(try create(plainAccount.setting("account_id", to: 77)).json["account_id"] == "77")
        let status = world.canopySend(.put, "/accounts/can_52323/status", ["account_status": "CLOSED"])
        #expect(try status.json["account_id"] == "77")
        let account = try #require(world.withState(of: CanopyMock.self) { $0.account("77") })
        #expect(account.productID == "95fea111-d121-40f8-9e8e-a6c335e48a45")
    }
}
