import ExactJSON
import ServicingHTTP
import ServicingMock
import Testing

@Suite("What Canopy's mock refuses to create as a product")
struct CanopyProductInputTests {
    let world = MockWorld()

    private func details(_ body: String?) throws -> [String] {
        let answer = world.canopyProduct(body)
        #expect(answer.status == 422)
        #expect(try answer.json["error"]?["code"] == "invalid_input")
        return try #require(try answer.json["error"]?["details"]?.array).map {
            "\($0["instancePath"]?.string?.dropFirst(5) ?? "") \($0["keyword"]?.string ?? "")"
        }
    }

    /// The documented request with one member replaced.
    private func changed(_ path: String, to text: String) throws -> String {
        func set(_ value: JSONValue, _ path: ArraySlice<Substring>) throws -> JSONValue {
            guard let step = path.first else { return try json(text) }
            if let index = Int(step), case .array(var items) = value {
                items[index] = try set(items[index], path.dropFirst())
                return .array(items)
            }
            var object = try #require(value.object)
            object[String(step)] = try set(object[String(step)] ?? .null, path.dropFirst())
            return .object(object)
        }
        return try set(json(CanopyDocumentedProduct.request), path.split(separator: "/")[...]).text()
    }

    @Test("What is required and missing is listed, outermost first")
    func required() throws {
        #expect(try details("{}") == [" required", " required", " required"])
        let body = #"{"product_overview":{},"product_lifecycle_policies":{},"promotional_policies":{}}"#
        #expect(
            try details(body) == ["/product_overview required", "/product_lifecycle_policies required"])
        #expect(
            try details(body.replacing(#"policies":{},"#, with: #"policies":{"billing_cycle_policies":{}},"#)) == [
                "/product_overview required", "/product_lifecycle_policies/billing_cycle_policies required",
            ])
    }

    @Test("A body must be there and be an object", arguments: [nil, "null", "[]", "7", "{"])
    func noObject(body: String?) throws {
        #expect(try details(body) == [" type"])
    }

    @Test(
        "A value of another kind, out of its range or its form is refused at its place",
        arguments: [
            ("product_id", "null", "type"), ("product_id", "1.5", "type"), ("product_id", "true", "type"),
            ("effective_at", "\"2016-11-27\"", "format"), ("effective_at", "0", "type"),
            ("product_overview", "[]", "type"), ("product_overview/product_name", "null", "type"),
            ("product_overview/product_type", "\"revolving\"", "enum"),
            ("product_overview/external_fields", "{}", "type"),
            ("product_overview/external_fields", "[7]", "type"),
            ("product_lifecycle_policies/payment_due_policies/charge_off_on_n_consecutive_late_fees", "1.5", "type"),
            ("product_lifecycle_policies/payment_due_policies/charge_off_on_n_consecutive_late_fees", "-1", "minimum"),
            ("product_lifecycle_policies/payment_pouring_policies/pending_pmt_affects_avail_credit", "1", "type"),
            ("product_lifecycle_policies/fee_policies/late_fee_grace", "\"five days\"", "pattern"),
            ("product_lifecycle_policies/fee_policies/late_fee_grace", "\"-5 days\"", "pattern"),
            ("product_lifecycle_policies/billing_cycle_policies/cycle_interval", "\"1 fortnight\"", "pattern"),
            ("product_lifecycle_policies/billing_cycle_policies/cycle_interval", "\"1  month\"", "pattern"),
            ("product_lifecycle_policies/billing_cycle_policies/close_of_business_time", "\"17:00\"", "format"),
            ("product_lifecycle_policies/billing_cycle_policies/product_time_zone", "\"America/New York\"", "format"),
            ("product_lifecycle_policies/billing_cycle_policies/product_time_zone", "\"/\"", "format"),
            ("product_lifecycle_policies/interest_policies/interest_calc_method", "\"daily\"", "enum"),
            ("product_lifecycle_policies/default_attributes/default_credit_limit_cents", "\"600000\"", "type"),
            ("product_lifecycle_policies/default_attributes/default_late_fee_cents", "30.5", "type"),
            ("promotional_policies/promo_min_pay_type", "\"ALL\"", "enum"),
            ("promotional_policies/promo_interest_deferred", "\"true\"", "type"),
            ("promotional_policies/promo_default_interest_rate_percent", "\"3\"", "type"),
            ("promotional_policies/promo_default_interest_rate_percent", "-0.01", "minimum"),
            ("post_promotional_policies/post_promo_len", "null", "type"),
            ("admin", "true", "type"), ("admin/migration_mode", "null", "type"),
        ])
    func wrongValue(path: String, value: String, keyword: String) throws {
        let found = try details(changed(path, to: value))
        let place = value == "[7]" ? "/\(path)/0" : "/" + path
        #expect(found == ["\(place) \(keyword)"])
    }

    @Test("Texts that are too long are refused, those of just that length are not")
    func lengths() throws {
        func text(_ count: Int) -> String { "\"" + String(repeating: "é", count: count) + "\"" }
        let short = "product_overview/product_short_description"
        let long = "product_overview/product_long_description"
        #expect(try details(changed(short, to: text(61))) == ["/\(short) maxLength"])
        #expect(try details(changed(long, to: text(1001))) == ["/\(long) maxLength"])
        #expect(world.canopyProduct(try changed(short, to: text(60))).status == 200)
    }

    @Test("A violation within a list is written with the element's place and the schema's items")
    func withinList() throws {
        let place = "product_lifecycle_policies/fee_policies/default_surcharge_fee_structure/0"
        let body = try changed(place, to: #"{"surcharge_start_inclusive_cents":"0"}"#)
        let answer = world.canopyProduct(body)
        let found = try #require(try answer.json["error"]?["details"]?.array)
        #expect(found.map { $0["keyword"] } == ["required", "type"])
        #expect(found[0]["params"] == ["missingProperty": "percent_surcharge"])
        #expect(found[1]["instancePath"]?.string == "/body/\(place)/surcharge_start_inclusive_cents")
        #expect(
            found[1]["schemaPath"]?.string
                == "#/properties/body/properties/product_lifecycle_policies/properties/fee_policies/properties/"
                + "default_surcharge_fee_structure/items/properties/surcharge_start_inclusive_cents/type")
        #expect(found[1]["message"] == "must be integer")
    }

    @Test(
        "A due date must lie within the billing cycle",
        arguments: [
            ("1 month", "-1 month", true), ("1 month", "31 days", true), ("1 month", "32 days", false),
            ("1 month", "-5 weeks", false), ("7 days", "1 week", true), ("7 days", "-8 days", false),
            ("3 months", "92 days", true), ("12 months", "366 days", true), ("1 month", "2 months", false),
        ])
    func dueDay(cycle: String, due: String, isAccepted: Bool) throws {
        let policies = "product_lifecycle_policies/billing_cycle_policies"
        let body = try changed(policies, to: #"{"cycle_interval":"\#(cycle)","cycle_due_interval":"\#(due)"}"#)
        if isAccepted {
            #expect(world.canopyProduct(body).status == 200)
        } else {
            #expect(try details(body) == ["/\(policies)/cycle_due_interval maximum"])
        }
    }

    @Test(
        "A range that ends before it begins is refused; one without one of its ends is not",
        arguments: [
            ("promotional_policies/promo_apr_range_inclusive_upper", "1.99", false),
            ("promotional_policies/promo_apr_range_inclusive_upper", "2.00", true),
            ("post_promotional_policies/post_promo_am_len_range_inclusive_upper", "1", false),
            ("post_promotional_policies/post_promo_apr_range_inclusive_upper", "0", false),
            (
                "product_lifecycle_policies/fee_policies/default_surcharge_fee_structure/0/surcharge_start_inclusive_cents",
                "1", false
            ),
            ("promotional_policies", #"{"promo_apr_range_inclusive_lower":5}"#, true),
        ])
    func ranges(path: String, value: String, isAccepted: Bool) throws {
        let body = try changed(path, to: value)
        if isAccepted {
            #expect(world.canopyProduct(body).status == 200)
        } else {
            let end = path.replacing("start_inclusive", with: "end_exclusive")
            #expect(try details(body) == ["/\(end) minimum"])
        }
    }

    @Test(
        "A default amount is refused below zero and where not every reader keeps the cent",
        arguments: [("-1", "minimum"), ("9007199254740992", "maximum"), ("100000000000000000000", "maximum")])
    func amounts(amount: String, problem: String) throws {
        for name in ["default_credit_limit_cents", "default_late_fee_cents", "default_payment_reversal_fee_cents"] {
            let path = "product_lifecycle_policies/default_attributes/" + name
            #expect(try details(try changed(path, to: amount)) == ["/\(path) \(problem)"])
        }
        let path = "product_lifecycle_policies/default_attributes/default_credit_limit_cents"
        #expect(world.canopyProduct(try changed(path, to: "9007199254740991")).status == 200)
    }

    @Test(
        "Payments due after the promotional period are amortized, and nothing else can be asked for",
        arguments: ["NONE", "PERCENT_INTEREST", "PERCENT_PRINCIPAL", "PERCENT_PRINCIPAL_INTEREST"])
    func postPromotionalType(type: String) throws {
        let path = "post_promotional_policies/post_promo_min_pay_type"
        #expect(try details(try changed(path, to: "\"\(type)\"")) == ["/\(path) enum"])
        #expect(
            world.canopyProduct(try changed("promotional_policies/promo_min_pay_type", to: "\"\(type)\"")).status == 200
        )
    }

    @Test("Everything that is wrong is listed in one answer, and nothing is created")
    func everything() throws {
        let body = #"""
            {"effective_at":"today","product_id":"can_1","product_overview":{"product_type":"X","extra":1},
             "promotional_policies":{"promo_len":-1,"promo_min_pay_type":null}}
            """#
        #expect(
            try details(body) == [
                " required", "/product_id pattern", "/effective_at format", "/product_overview required",
                "/product_overview/product_type enum", "/promotional_policies/promo_len minimum",
                "/promotional_policies/promo_min_pay_type type",
            ])
        #expect(try world.canopyProducts().json["results"]?.array?.count == 1)
        #expect(world.journal.entries.map(\.committed) == [false, false])
    }

    @Test("Fields that no document names are passed over, at whatever depth, and told of in the journal")
    func unknownFields() throws {
        let body = #"""
            {"product_id":"p","colour":"red","product_overview":{"product_name":"P","x":{"y":1},
             "external_fields":[{"key":"k","value":"v"},{"key":"k","value":"v","z":0}]},
             "product_lifecycle_policies":{"billing_cycle_policies":{"cycle_interval":"1 month"}},
             "promotional_policies":{},"product_summary":{}}
            """#
        let answer = world.send(.post, "/products?q=1", Credentials.canopy, body: body)
        #expect(answer.status == 200)
        #expect(try answer.json["product_overview"]?["x"] == nil)
        #expect(
            world.journal.entries.last?.ignoredFields == [
                "product_overview.external_fields[1].z", "product_overview.x", "colour", "product_summary", "?q",
            ])
    }
}
