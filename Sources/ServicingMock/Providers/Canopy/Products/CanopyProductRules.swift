/// What the Canopy mock follows for products.
enum CanopyProductRules {
    private static let reference = CanopyRules.coreAPI

    static let list = Rule(
        "canopy.list-products", "The products are listed, 10 a page where no limit is given, 0 to 100 where one is.",
        .document(reference, lines: 391...395, quote: "Defaults to 10."))
    static let paging = Rule(
        "canopy.product-paging", "The list of products answers paging (or not: the example has none).",
        .document(
            reference, lines: 397...399, quote: "Pass the value from the paging response body in your previous request."
        ))
    static let noProducts = Rule(
        "canopy.no-products", "Where there is no product the list is answered 404 (or 200 and no results).",
        .document(reference, lines: 557...559, quote: "Unable to get products"))
    static let create = Rule(
        "canopy.create-product", "A product is created as it is given and answered whole.",
        .document(reference, lines: 667...667, quote: "Request body for creating a new product."))
    static let productID = Rule(
        "canopy.product-id", "A product without a product_id is given one.",
        .document(
            reference, lines: 677...677,
            quote: "If not provided at the time of product creation, Canopy will generate one."))
    static let chosenID = Rule(
        "canopy.chosen-product-id", "A product_id that begins with can_ is answered 422.",
        .document(reference, lines: 679...679, quote: "Format should match the following pattern: ^(?!can_).*$."))
    static let effectiveAt = Rule(
        "canopy.product-effective-at", "A product is effective from 1900 on where it does not say.",
        .document(reference, lines: 671...675, quote: "Default value is 1900-01-01T12:00:00+00:00."))
    static let overview = Rule(
        "canopy.product-overview-required", "product_overview is required.",
        .document(reference, lines: 681...681, quote: "product_overview object Required"))
    static let cycle = Rule(
        "canopy.cycle-interval-required", "cycle_interval is required, and so is what it stands in.",
        .document(reference, lines: 711...711, quote: "cycle_interval string Required"))
    static let dueDay = Rule(
        "canopy.due-within-cycle", "A cycle_due_interval longer than the billing cycle is answered 422.",
        .document(reference, lines: 715...715, quote: "Cannot exceed the duration of the billing cycle."))
    static let firstCycle = Rule(
        "canopy.first-cycle", "first_cycle_interval is cycle_interval where it is not given.",
        .document(reference, lines: 719...719, quote: "Defaults to value of cycle_interval."))
    static let surcharge = Rule(
        "canopy.surcharge", "A surcharge without an end has 100000000000000000000, and percent_surcharge is required.",
        .document(reference, lines: 699...707, quote: "Default value is 100000000000000000000."))
    static let policyDefaults = Rule(
        "canopy.policy-defaults", "A policy that is left out takes the default that the text gives it.",
        .document(reference, lines: 691...752, quote: "Default value is 5 days."))
    static let promotion = Rule(
        "canopy.promotional-policies", "promotional_policies is required; each member has its default.",
        .document(reference, lines: 756...796, quote: "promotional_policies object Required"))
    static let migrationMode = Rule(
        "canopy.migration-mode", "migration_mode is false where it is not given.",
        .document(reference, lines: 798...801, quote: "Canopy will stop auto-generating statements for this account."))
    static let accountCount = Rule(
        "canopy.account-count", "account_count_total is how many accounts of the product there are.",
        .document(reference, lines: 1113...1118, quote: "\"account_count_total\": 10005"))

    static let cursor = Rule(
        "canopy.product-cursor", "A product's cursor is its product_id.",
        .inferred(why: "the list's example has no paging; the list of accounts has ids as cursors"))
    static let duplicate = Rule(
        "canopy.duplicate-product",
        "A product_id that there is already is answered 422; the default world's product can be created once, in its "
            + "place, and keeps its external_fields where none are given.",
        .inferred(why: "no document says so; the examples show the product in the list and create it"))
    static let lostNames = Rule(
        "canopy.product-lost-names",
        "product_name is required; type REVOLVING, color #4867FF, 1 and 2 late fees, and the defaults of "
            + "post_promotional_policies are taken, where post_promo_min_pay_type is AM alone; what has no known "
            + "default is answered as null.",
        .inferred(why: "the text lost these names; the account's product and the vendor's other pages have the values"))
    static let ranges = Rule(
        "canopy.product-ranges",
        "A range that ends before it begins, a negative amount and a default amount beyond 9007199254740991 cents are "
            + "answered 422.",
        .inferred(why: "no document says so; no product could follow them"))
    static let intervals = Rule(
        "canopy.interval", "An interval is a whole number and day, week or month, with or without s.",
        .inferred(why: "the documents give examples and no grammar"))
    static let createdAt = Rule(
        "canopy.product-created-at", "created_at is the world's time, to the second.",
        .inferred(why: "the document names the field, and the example has seconds"))

    static let all = [
        list, paging, noProducts, create, productID, chosenID, effectiveAt, overview, cycle, dueDay, firstCycle,
        surcharge, policyDefaults, promotion, migrationMode, accountCount, cursor, duplicate, lostNames, ranges,
        intervals, createdAt,
    ]
}
