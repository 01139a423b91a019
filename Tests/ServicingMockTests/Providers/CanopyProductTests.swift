import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("Canopy's products")
struct CanopyProductTests {
    let world = MockWorld(clock: MockClock(at: MockInstant("2025-06-01T12:00:00.75Z")!))

    /// Where the answer to the documented request differs from the documented answer, and why.
    static let differences = [
        "created_at": "the world's time",
        "product_summary.accounts_overview.account_count_total": "counted: the default world has no account of it",
        "product_overview.product_name":
            "the example asks for one name and answers another; what was asked is answered",
        "product_lifecycle_policies.default_attributes.default_late_fee_cents": "asked 3000, answered 50000 there",
        "product_lifecycle_policies.default_attributes.default_payment_reversal_fee_cents":
            "asked 3000, answered 10000 there",
        "promotional_policies.promo_min_pay_type": "asked PERCENT_INTEREST, answered PERCENT_PRINCIPAL there",
    ]

    @Test("The documented request answers what the document prints, but for what it contradicts itself in")
    func documentedCreation() throws {
        let answer = world.canopyProduct(CanopyDocumentedProduct.request)
        #expect(answer.status == 200)
        let answered = try answer.json
        let documented = try json(CanopyDocumentedProduct.answer)
        #expect(answered.object?.keys == documented.object?.keys)
        let (here, there) = (canopyLeaves(answered), canopyLeaves(documented))
        #expect(Set(here.keys) == Set(there.keys))
        #expect(Set(here.keys.filter { here[$0] != there[$0] }) == Set(Self.differences.keys))
        let asked = canopyLeaves(try json(CanopyDocumentedProduct.request))
        for (path, value) in asked { #expect(here[path] == value, "\(path)") }
        #expect(answered["created_at"] == "2025-06-01T12:00:00+00:00")
        #expect(answered["product_summary"] == ["accounts_overview": ["account_count_total": 0]])
        #expect(world.journal.entries.last?.ignoredFields == [])
    }

    @Test("The documented creation takes the seeded product's place once; a second one is answered 422")
    func inPlace() throws {
        _ = world.canopyProduct(CanopyDocumentedProduct.request)
        let results = try #require(try world.canopyProducts().json["results"]?.array)
        #expect(results.map { $0["product_overview"]?["product_name"] } == ["BNPL 24 Month Standard"])
        let again = world.canopyProduct(CanopyDocumentedProduct.request)
        #expect(again.status == 422)
        let details = try again.json["error"]?["details"]
        #expect(details?[0]?["instancePath"] == "/body/product_id" && details?[0]?["keyword"] == "unique")
        #expect(world.journal.entries.map(\.changedState) == [true, false, false])
    }

    @Test("A product that a test put in gives way to no request")
    func ownProductStays() {
        world.withState(of: CanopyMock.self) { $0.put(CanopyMock.documentedProduct) }
        #expect(world.canopyProduct(CanopyDocumentedProduct.request).status == 422)
        let world = MockWorld(providers: [CanopyMock(products: [CanopyMock.documentedProduct])])
        #expect(world.canopyProduct(CanopyDocumentedProduct.request).status == 422)
    }

    @Test("What is left out takes its documented default")
    func defaults() throws {
        let answer = world.canopyProduct(leastProduct("own-1"))
        #expect(answer.status == 200)
        let expected = #"""
            {"product_id":"own-1","created_at":"2025-06-01T12:00:00+00:00",
             "effective_at":"1900-01-01T12:00:00+00:00",
             "product_overview":{"product_name":"P","product_type":"REVOLVING","product_short_description":null,
               "product_long_description":null,"product_color":"#4867FF","external_fields":null},
             "product_lifecycle_policies":{
               "payment_due_policies":{"delinquent_on_n_consecutive_late_fees":1,
                 "charge_off_on_n_consecutive_late_fees":2},
               "payment_pouring_policies":{"pending_pmt_affects_avail_credit":null},
               "fee_policies":{"late_fee_grace":"5 days","surcharge_fee_interval":null,
                 "default_surcharge_fee_structure":null},
               "billing_cycle_policies":{"cycle_interval":"1 month","cycle_due_interval":"-5 days",
                 "first_cycle_interval":"1 month","close_of_business_time":"23:59:59-05:00",
                 "product_time_zone":"America/New_York"},
               "interest_policies":{"interest_calc_time":"01:00:00-05:00","interest_calc_method":"cycle_end_12"},
               "default_attributes":{"default_credit_limit_cents":0,"default_late_fee_cents":0,
                 "default_payment_reversal_fee_cents":0}},
             "promotional_policies":{"promo_len":0,"promo_min_pay_type":"NONE","promo_purchase_window_len":0,
               "promo_min_pay_percent":100,"promo_interest_deferred":false,"promo_reset_on_first_charge":false,
               "promo_default_interest_rate_percent":0,"promo_apr_range_inclusive_lower":0,
               "promo_apr_range_inclusive_upper":0},
             "post_promotional_policies":{"post_promo_len":0,"post_promo_am_len_range_inclusive_lower":0,
               "post_promo_am_len_range_inclusive_upper":100,"post_promo_min_pay_type":"AM",
               "post_promo_default_interest_rate_percent":0,"post_promo_apr_range_inclusive_lower":0,
               "post_promo_apr_range_inclusive_upper":0},
             "product_summary":{"accounts_overview":{"account_count_total":0}},
             "admin":{"migration_mode":false}}
            """#
        #expect(String(decoding: answer.body, as: UTF8.self) == (try json(expected).text()))
    }

    @Test(
        "Trap 20: a surcharge without an end has 100000000000000000000, literally; one that is given keeps its digits")
    func surchargeEnd() throws {
        let body = leastProduct("p").replacing(
            #""billing_cycle_policies""#,
            with: #"""
                "fee_policies":{"default_surcharge_fee_structure":[
                {"surcharge_start_inclusive_cents":5,"percent_surcharge":0.00},
                {"surcharge_start_inclusive_cents":99999999999999999999,"percent_surcharge":6.20,
                 "surcharge_end_exclusive_cents":100000000000000000001}]},"billing_cycle_policies"
                """#)
        let structure = try world.canopyProduct(body).json["product_lifecycle_policies"]?["fee_policies"]?[
            "default_surcharge_fee_structure"]
        #expect(structure?[0]?["surcharge_end_exclusive_cents"]?.number?.text == "100000000000000000000")
        #expect(structure?[0]?["percent_surcharge"]?.number?.text == "0.00")
        #expect(structure?[1]?["surcharge_start_inclusive_cents"]?.number?.text == "99999999999999999999")
        #expect(structure?[1]?["surcharge_end_exclusive_cents"]?.number?.text == "100000000000000000001")
        #expect(structure?[1]?["percent_surcharge"]?.number?.text == "6.20")
    }

    @Test("Trap 34: a creation is answered 200, and a product without an id is given one that no other has")
    func madeID() throws {
        let answers = (0..<3).map { _ in world.canopyProduct(leastProduct()) }
        #expect(answers.map(\.status) == [200, 200, 200])
        let ids = try answers.map { try #require(try $0.json["product_id"]?.string) }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0.hasPrefix("prod_") && $0.count == 10 })
        let other = MockWorld()
        #expect(try (0..<3).map { _ in try other.canopyProduct(leastProduct()).json["product_id"]?.string } == ids)
    }

    @Test("Traps 4 and 5: an id may be an integer, answered as a text, and must not begin with can_")
    func ids() throws {
        let numbered = leastProduct("7").replacing(#""product_id":"7""#, with: #""product_id":7"#)
        #expect(try world.canopyProduct(numbered).json["product_id"] == "7")
        #expect(world.canopyProduct(leastProduct("7")).status == 422)
        for id in ["can_1", "can_", #"a\nb"#] {
            let answer = world.canopyProduct(leastProduct(id))
            #expect(answer.status == 422)
            let detail = try answer.json["error"]?["details"]?[0]
            #expect(detail?["instancePath"] == "/body/product_id")
            #expect(detail?["params"] == ["pattern": "^(?!can_).*$"])
        }
        for id in ["CAN_1", "can", "a can_1", ""] {
            #expect(world.canopyProduct(leastProduct(id)).status == 200)
        }
    }

    @Test("How many accounts a product has is counted from the accounts that there are")
    func accountCount() throws {
        func account(_ id: String, of product: String) -> CanopyMock.Account {
            .init(
                canopyID: "can_" + id,
                json: [
                    "account_id": .string(id), "account_overview": [:],
                    "account_product": ["product_id": .string(product)],
                ])
        }
        func count() throws -> [JSONValue?] {
            let results = try #require(try world.canopyProducts().json["results"]?.array)
            return results.map { $0["product_summary"]?["accounts_overview"]?["account_count_total"] }
        }
        _ = world.canopyProduct(leastProduct("own-1", at: "2020-01-01T00:00:00Z"))
        world.withState(of: CanopyMock.self) {
            $0.put([account("a", of: "own-1"), account("b", of: "own-1"), account("c", of: "other")])
        }
        #expect(try count() == [0, 2])
        world.withState(of: CanopyMock.self) { $0.put(account("a", of: "other")) }
        #expect(try count() == [0, 1])
    }

    @Test("A product can be put in and looked up, and its values are found by path")
    func seeding() throws {
        let canopy = world.withState(of: CanopyMock.self) { canopy in
            canopy.put(
                CanopyMock.Product(json: ["product_id": "own", "product_overview": ["product_name": "Own"]]))
            return canopy
        }
        #expect(canopy.product("own")?.value("product_overview", "product_name") == "Own")
        #expect(canopy.product("own")?.value("product_overview", "product_name", "x") == nil)
        #expect(canopy.product("none") == nil)
        #expect(world.canopyProduct(leastProduct("own")).status == 422)
    }

    @Test("Without a token 401, with one that may only read 403, an expired one 403 not_authorized")
    func tokens() throws {
        world.credentials.tokens = [
            AccessToken("reader", mayWrite: false),
            AccessToken("late", expiresAt: MockInstant("2025-06-01T12:00:00Z")),
        ]
        func status(_ method: HTTPMethod, _ token: String) -> Int {
            world.send(
                method, "/products", ["Authorization": "Bearer " + token],
                body: method == .post ? leastProduct("p") : nil
            ).status
        }
        #expect(["none", "reader", "late"].map { status(.post, $0) } == [401, 403, 403])
        #expect(["none", "reader", "late"].map { status(.get, $0) } == [401, 200, 403])
        #expect(world.journal.entries.map(\.changedState).contains(true) == false)
    }
}
