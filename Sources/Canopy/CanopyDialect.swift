public import ExactJSON
public import Servicing
public import ServicingHTTP

/// What Canopy's operations share: bearer tokens, REST resources, snake_case JSON, errors of `code/message/details`.
public struct CanopyDialect: ProviderDialect {
    /// `canopy`.
    public static let provider: ProviderID = "canopy"

    /// Canopy's page "Update account status and substatus", which is newer than ``coreAPIDocument`` and has the truth
    /// about the account object.
    public static let accountStatusDocument = SourceDocument(
        title: "Canopy: PUT /accounts/{account_id}/status", version: nil,
        sha256: "f76f224b34a09921dabf56f49dd69d32e4a5116b89788868b406257dbe14d6bc")

    /// Canopy's document of its whole interface.
    public static let coreAPIDocument = SourceDocument(
        title: "Canopy Servicing Core API", version: "1.8.44",
        sha256: "fa38702f70249c9af4f40fdd0f8543e4d6b60400843d757f119eaec57cc27b0e")

    /// The vendor's public pages on getting started, which alone say how access tokens are had. They are no document of
    /// the interface, and no copy of them was kept: the digest is empty.
    static let publicPages = SourceDocument(title: "Canopy's public pages: getting started", version: nil, sha256: "")

    /// The documents this adapter was written from.
    public static let documents = [accountStatusDocument, coreAPIDocument]

    /// Credentials and personal data as commonly named, and every further member of Canopy's objects that is
    /// ``Servicing/Sensitive`` in this adapter's types.
    public static let redaction = RedactionRules.standard.adding(
        members: [
            "account_token", "ach_token", "address_country_code", "address_type", "business_ein", "card_program_token",
            "card_token", "company_identification", "customer_account_external_id", "customer_payment_profile_ids",
            "customer_profile_id", "expires_on", "external_fields", "international_customer_id", "last_four", "memo",
            "partner_entity", "plaid_access_token", "plaid_account_id", "plaid_processor_token", "residence_type",
            "search",
            "source_id", "title",
            "expiry_month", "expiry_year", "repay_exp_date", "repay_name_on_card", "repay_name_on_check",
            "repay_street", "repay_transit_number", "repay_zip",
        ],
        documentedPhrases: [
            "Unauthorized.", "Forbidden.", "Invalid input", "Too many requests.", "Unexpected Error.", "Not found.",
            "Account not found", "Customer not found", "Unable to get customers", "Unable to get products",
            "No Api Users found", "No API user found.", "Payment Processor not found",
        ])

    init() {}

    /// The documents give error bodies no shape. The vendor's own client reads `code`, `message`, `details` and a help
    /// URL, inside `error` or at the top (found there); the URL becomes the complaint's context.
    public func complaint(status: Int, body: JSONValue?) -> ProviderComplaint {
        var complaint = ProviderComplaint(reading: body)
        let places = [body?["error"], body].compactMap { $0 }
        let help = places.lazy.compactMap { $0["helpUrl"]?.string ?? $0["help_url"]?.string }.first
        if let help { complaint.context = .object(["help_url": .string(help)]) }
        return complaint
    }

    /// The words that the document has for a status with every one of its operations. What a 404 says differs from one
    /// to the next, so it is left to the answer.
    public func meaning(ofStatus status: Int) -> String? {
        switch status {
        case 401: "Unauthorized."
        case 403: "Forbidden."
        case 422: "Invalid input"
        case 429: "Too many requests."
        case 500...599: "Unexpected Error."
        default: nil
        }
    }

    /// A 401, or a 403 with the code `not_authorized`, which is how Canopy answers a token whose time is over (found in
    /// the vendor's own client). Any other 403 is about what the token may do.
    public func rejectsToken(status: Int, complaint: ProviderComplaint) -> Bool {
        status == 401 || (status == 403 && complaint.code == "not_authorized")
    }
}
