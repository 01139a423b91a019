public import ExactJSON

/// Markers for the personal and secret members of requests, by the members' names, in the form that each has to have:
/// what a test plants and then looks for in everything that is printed.
///
/// Every text member of Canopy's requests is named here, as personal or as harmless, so that a new one is thought about.
public enum PlantedMarkers {
    /// What stands in a member of that name.
    public static let byMember: [String: String] = [
        "name_first": "Xanthippe", "name_middle": "Marrowby", "name_last": "Quillfeather", "name_prefix": "Wolfsbane",
        "name_suffix": "Esq-Marker", "name": "Peregrine Oddfellow", "title": "Thistledown",
        "address_line_one": "77 Ferret Passage", "address_line_two": "Apartment Vole", "address_city": "Gribbleton",
        "address_zip": "99887-6655", "phone_number": "+14105550199", "phone": "1-410-555-0198",
        "email": "marker.person@example.org", "ssn": "527918364", "date_of_birth": "1961-03-17", "number": "PRQ8817263",
        "international_customer_id": "PRQ8817264", "business_ein": "52-7918365",
        "business_legal_name": "Zorblatt Holdings", "doing_business_as": "Zorblatt Traders",
        "password": "Kq7markerSecret0Zx!", "value": "marker-value-88",
        "customer_account_external_id": "marker-external-99", "account_number": "7654123498",
        "bank_account_number": "7654123499", "routing_number": "765412341", "bank_routing_number": "765412342",
        "repay_account_number": "7654123497", "repay_transit_number": "765412343",
        "repay_name_on_check": "Cornelius Umbrage", "repay_name_on_card": "Hepzibah Umbrage",
        "repay_street": "78 Weasel Passage", "repay_zip": "99887-6654", "card_number": "4929765412341234",
        "repay_card_number": "4929765412341235", "card_token": "tok_marker7654", "source_id": "src_marker7654",
        "plaid_access_token": "access-marker-7654", "plaid_account_id": "plaid-marker-7654",
        "plaid_processor_token": "processor-marker-7654", "dwolla_plaid_token": "dwolla-marker-7654",
    ]

    /// Personal members whose values are too short, or too few, to be told from other text.
    public static let unmarked: Set<String> = [
        "address_state", "address_country_code", "country", "cvv", "expiry_month", "expiry_year", "repay_exp_date",
    ]

    /// Members that hold no personal datum: ids, words of the document, dates and terms of a product or account, and the
    /// name of a field of the caller's own.
    public static let harmless: Set<String> = [
        "account_id", "account_type", "bank_account_type", "beneficial_owner_id", "business_classification_id",
        "business_type", "close_of_business_time", "customer_account_role", "customer_id", "customer_type",
        "cycle_due_interval", "cycle_interval", "default_payment_processor_method",
        "disbursement_source_payout_entity_id", "effective_at", "first_cycle_interval", "interest_accrual_interval",
        "interest_calc_method", "interest_calc_time", "key", "late_fee_grace", "lender_name", "loan_discount_at",
        "merchant_name", "organization_name", "payment_processor_name", "payout_entity_id", "post_promo_min_pay_type",
        "product_color", "product_id", "product_long_description", "product_name", "product_short_description",
        "product_time_zone", "product_type", "promo_min_pay_type", "repay_account_type", "repay_check_type",
        "surcharge_fee_interval", "verification_status", "website",
    ]

    /// A request with the markers in it.
    ///
    /// - Parameters:
    ///   - planted: takes the markers that were.
    ///   - unknown: takes the text members that no list above has.
    public static func plant(
        in value: JSONValue, planted: inout Set<String>, unknown: inout Set<String>
    ) -> JSONValue {
        plant(in: value, "", &planted, &unknown)
    }

    private static func plant(
        in value: JSONValue, _ name: String, _ planted: inout Set<String>, _ unknown: inout Set<String>
    ) -> JSONValue {
        switch value {
        case .object(let object):
            return .object(
                JSONObject(members: object.members.map { ($0.key, plant(in: $0.value, $0.key, &planted, &unknown)) }))
        case .array(let items): return .array(items.map { plant(in: $0, name, &planted, &unknown) })
        case .string:
            if let marker = byMember[name] {
                planted.insert(marker)
                return .string(marker)
            }
            if !unmarked.contains(name), !harmless.contains(name) { unknown.insert(name) }
            return value
        default: return value
        }
    }
}
