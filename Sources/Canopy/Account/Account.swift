public import ExactJSON
public import Servicing

/// An account: a loan or a line of credit, with everything that Canopy says of it.
///
/// The fields are those of the answer of `PUT /accounts/{account_id}/status`. Amounts ending in `Cents` are whole cents
/// and may be negative; percentages are of a hundred (6.2 is 6.2%); instants keep the offset of the product's time
/// zone. Every field is optional, since the documents require hardly any, and some only of other answers.
///
/// Where a comment says *inferred*, the documents print a meaning that has lost its field's name, and the two were put
/// together by their order. Where it says *example only*, no document has a word on the field beside its example's
/// value, so that what it means is read off its name.
public struct Account: Hashable, Sendable, Codable {
    /// The account's id in the lender's own system, or the one that Canopy generated.
    public let accountID: AccountID?
    /// When the account was created in the API.
    public let createdAt: Timestamp?
    /// When the account was last changed. *Example only.*
    public let updatedAt: Timestamp?
    /// When the account became or becomes active.
    public let effectiveAt: Timestamp?
    /// Status and substatus.
    public let accountOverview: Overview?
    /// The product, as it applies to this account.
    public let accountProduct: Product?
    /// Links to other systems.
    public let externalFields: ExternalFields?
    /// What is due in this billing cycle. An object, although the wire name `min_pay_due_cents` reads like an amount.
    public let minPayDue: MinPayDue?
    /// What the real-time minimum payment is made of.
    public let additionalMinPayDetails: MinPayDetails?
    /// What the statement's minimum payment is made of.
    public let additionalStatementMinPayDetails: StatementMinPayDetails?
    /// How payments are collected.
    public let paymentProcessorConfig: PaymentProcessorConfig?
    /// Where draw-downs go.
    public let disbursementsConfig: DisbursementsConfig?
    /// Where payments go.
    public let payoutsConfig: PayoutsConfig?
    /// The account at the card issuers' processors.
    public let issuerProcessorDetails: IssuerProcessorDetails?
    /// The account's own terms of its cycle.
    public let cycleType: CycleType?
    /// Discounts. *Example only.*
    public let discounts: Discounts?
    /// Balances, limits and rates.
    public let summary: Summary?
    /// Merchant and lender by name. The document calls it deprecated; ``payoutEntities`` says more.
    public let associatedEntities: AssociatedEntities?
    /// Whether Canopy can ask Plaid for balances. *Inferred.*
    public let plaidConfig: PlaidConfig?
    /// Who is paid out of this account, at most 1,000.
    public let payoutEntities: CanopyList<PayoutEntity>?
    /// The account's cards.
    public let cards: CanopyList<Card>?
    /// The account's customers, at most 1,000. Not in lists of accounts, whose rows are customers themselves.
    public let customers: CanopyList<Customer>?
    /// A partner. *Example only*, and empty there: `{}` means that there is none (inferred).
    public let partnerEntity: Sensitive<JSONValue>?
    /// How the account is reported to credit bureaus (Metro 2). *Example only.*
    public let metro2Config: Metro2Config?

    private enum CodingKeys: String, CodingKey {
        case accountID = "account_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case effectiveAt = "effective_at"
        case accountOverview = "account_overview"
        case accountProduct = "account_product"
        case externalFields = "external_fields"
        case minPayDue = "min_pay_due_cents"
        case additionalMinPayDetails = "additional_min_pay_details"
        case additionalStatementMinPayDetails = "additional_statement_min_pay_details"
        case paymentProcessorConfig = "payment_processor_config"
        case disbursementsConfig = "disbursements_config"
        case payoutsConfig = "payouts_config"
        case issuerProcessorDetails = "issuer_processor_details"
        case cycleType = "cycle_type"
        case discounts
        case summary
        case associatedEntities = "associated_entities"
        case plaidConfig = "plaid_config"
        case payoutEntities = "payout_entities"
        case cards
        case customers
        case partnerEntity = "partner_entity"
        case metro2Config = "metro2_config"
    }
}
