import ExactJSON
import ServicingHTTP

extension CanopyMock {
    static let createProduct = MockOperation<CanopyMock>("create-product", .post, "/products") {
        canopy, call throws(MockAnswer) in
        try canopy.createProduct(call)
    }

    private mutating func createProduct(_ call: MockCall) throws(MockAnswer) -> MockAnswer {
        try call.requireCanopyWriter()
        var reading = BodyReading(call.body, as: Self.newProduct)
        reading.checkDueDay()
        reading.checkSurcharges()
        for (group, lower, upper) in Self.ranges { reading.checkRange(group, lower, upper, in: call.body) }
        var body = try reading.object(by: CanopyRules.invalidInput)
        let id = body["product_id"]?.string ?? newProductID()
        if let before = products[id] {
            guard seeds.givesWay(.product, id) else {
                throw Self.invalid(
                    [Violation("/body/product_id", "unique", [:], "must not be the product_id of another product")],
                    by: CanopyProductRules.duplicate)
            }
            // The example's request has none, and its answer the ones that the list shows.
            body.keep("external_fields", of: before, in: "product_overview", unlessGivenIn: call.body)
        }
        var json: JSONObject = ["product_id": .string(id), "created_at": .string(call.now.text())]
        for (name, value) in body where name != "product_id" { json[name] = value }
        let product = Product(json: json)
        put(product)
        return MockAnswer(
            200, answered(product), by: CanopyProductRules.create, effect: .carriedOut(changed: true),
            ignoredFields: reading.ignoredFields + call.ignoredQuery(known: []))
    }

    /// An id that no product has.
    private func newProductID() -> String {
        var number = products.count + 1
        while products[CanopyMadeID.short("prod_", number)] != nil { number += 1 }
        return CanopyMadeID.short("prod_", number)
    }

    private static let ranges = [
        ("promotional_policies", "promo_apr_range_inclusive_lower", "promo_apr_range_inclusive_upper"),
        (
            "post_promotional_policies", "post_promo_am_len_range_inclusive_lower",
            "post_promo_am_len_range_inclusive_upper"
        ),
        ("post_promotional_policies", "post_promo_apr_range_inclusive_lower", "post_promo_apr_range_inclusive_upper"),
    ]
}

extension JSONObject {
    fileprivate mutating func keep(
        _ name: String, of product: CanopyMock.Product, in group: String, unlessGivenIn body: JSONValue?
    ) {
        guard body?[group]?[name] == nil, let kept = product.value(group, name), var object = self[group]?.object
        else { return }
        object[name] = kept
        self[group] = .object(object)
    }
}

extension CanopyMock.BodyReading {
    /// The due date must lie within the billing cycle. A month is as long as it can be: what may fit is let pass.
    fileprivate mutating func checkDueDay() {
        let policies = value["product_lifecycle_policies"]?["billing_cycle_policies"]
        guard let cycle = policies?["cycle_interval"]?.string.flatMap({ CanopyInterval($0) }),
            let due = policies?["cycle_due_interval"]?.string.flatMap({ CanopyInterval($0) }),
            due.leastDays > cycle.mostDays
        else { return }
        add(
            CanopyMock.Violation(
                "/body/product_lifecycle_policies/billing_cycle_policies/cycle_due_interval", "maximum", [:],
                "must not exceed cycle_interval"))
    }

    /// A surcharge's volume must not end before it begins. The example's ends where it begins.
    fileprivate mutating func checkSurcharges() {
        let fees = value["product_lifecycle_policies"]?["fee_policies"]
        let structure = fees?["default_surcharge_fee_structure"]?.array ?? []
        for (index, surcharge) in structure.enumerated() {
            let place =
                "/body/product_lifecycle_policies/fee_policies/default_surcharge_fee_structure/\(index)"
                + "/surcharge_end_exclusive_cents"
            check(
                surcharge["surcharge_start_inclusive_cents"], isAtMost: surcharge["surcharge_end_exclusive_cents"],
                place)
        }
    }

    /// A range that is given must not end before it begins. One of which an end is left out has none there.
    fileprivate mutating func checkRange(_ group: String, _ lower: String, _ upper: String, in body: JSONValue?) {
        guard body?[group]?[lower] != nil, body?[group]?[upper] != nil else { return }
        check(value[group]?[lower], isAtMost: value[group]?[upper], "/body/\(group)/\(upper)")
    }

    private mutating func check(_ lower: JSONValue?, isAtMost upper: JSONValue?, _ place: String) {
        guard let lower = lower?.number?.decimal, let upper = upper?.number?.decimal, upper < lower else { return }
        add(CanopyMock.Violation(place, "minimum", [:], "must not be less than where the range begins"))
    }
}
