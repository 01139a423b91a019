public import Servicing

/// An account to be opened: the body of `POST /accounts`.
///
/// What is nil is left out, and Canopy takes its default, mostly the product's. The document's page is cut off after
/// ``assignCustomers``, it has no example of a request, and it has lost many names. Where a comment says *inferred*, the
/// document prints a meaning that has lost its field's name, and the name was taken by its place from the answers, from
/// Canopy's published OpenAPI source or from its client, which say the same.
public struct NewAccount: Hashable, Sendable, Codable {
    /// From when the account is active.
    public var effectiveAt: Timestamp?
    /// The lender's own id of the account. It must not begin with `can_`. The document takes texts and whole numbers; a
    /// number is read and sent as a text.
    public var accountID: AccountID?
    /// The product, by the lender's id of it or Canopy's own.
    public var productID: ProductID?
    /// Links to other systems: at most 100.
    public var externalFields: [ExternalField]?
    /// How payments are collected. *Inferred.*
    public var paymentProcessorConfig: PaymentProcessorConfig?
    /// Where draw-downs go. *Inferred.*
    public var disbursementsConfig: Account.DisbursementsConfig?
    /// Where payments go. *Inferred.*
    public var payoutsConfig: Account.PayoutsConfig?
    /// The account's own terms of its cycle. *Inferred.*
    public var cycleType: Account.CycleType?
    /// Discounts. *Example only*, and that of answers, so that whether it can be asked for is inferred.
    public var discounts: Account.Discounts?
    /// Limits, fees and the principal to begin with.
    public var summary: Summary?
    /// The promotional period. *Inferred.*
    public var promoOverview: PromoOverview?
    /// The time after it. *Inferred.*
    public var postPromoOverview: PostPromoOverview?
    /// Merchant and lender by name, which the document is giving up for payout entities. *Inferred.*
    public var associatedEntities: Account.AssociatedEntities?
    /// The account at Plaid. *Inferred.*
    public var plaidConfig: PlaidConfig?
    /// The customers of the account: at most 10. Canopy recommends to give them here.
    public var assignCustomers: [AssignedCustomer]?

    /// An account.
    ///
    /// - Parameters:
    ///   - accountID: the lender's own id.
    ///   - productID: the product.
    ///   - assignCustomers: its customers, who exist already.
    ///   - effectiveAt: from when the account is active.
    ///   - summary: limits, fees and the principal to begin with.
    ///   - promoOverview: the promotional period, where it is not the product's.
    ///   - postPromoOverview: the time after it, where it is not the product's.
    ///   - cycleType: its own terms of its cycle.
    ///   - paymentProcessorConfig: how payments are collected.
    ///   - disbursementsConfig: where draw-downs go.
    ///   - payoutsConfig: where payments go.
    ///   - discounts: discounts.
    ///   - associatedEntities: merchant and lender by name.
    ///   - plaidConfig: the account at Plaid.
    ///   - externalFields: links to other systems.
    public init(
        accountID: AccountID, productID: ProductID, assignCustomers: [AssignedCustomer]? = nil,
        effectiveAt: Timestamp? = nil, summary: Summary? = nil, promoOverview: PromoOverview? = nil,
        postPromoOverview: PostPromoOverview? = nil, cycleType: Account.CycleType? = nil,
        paymentProcessorConfig: PaymentProcessorConfig? = nil,
        disbursementsConfig: Account.DisbursementsConfig? = nil, payoutsConfig: Account.PayoutsConfig? = nil,
        discounts: Account.Discounts? = nil, associatedEntities: Account.AssociatedEntities? = nil,
        plaidConfig: PlaidConfig? = nil, externalFields: [ExternalField]? = nil
    ) {
        self.effectiveAt = effectiveAt
        self.accountID = accountID
        self.productID = productID
        self.externalFields = externalFields
        self.paymentProcessorConfig = paymentProcessorConfig
        self.disbursementsConfig = disbursementsConfig
        self.payoutsConfig = payoutsConfig
        self.cycleType = cycleType
        self.discounts = discounts
        self.summary = summary
        self.promoOverview = promoOverview
        self.postPromoOverview = postPromoOverview
        self.associatedEntities = associatedEntities
        self.plaidConfig = plaidConfig
        self.assignCustomers = assignCustomers
    }

    private enum CodingKeys: String, CodingKey {
        case effectiveAt = "effective_at"
        case accountID = "account_id"
        case productID = "product_id"
        case externalFields = "external_fields"
        case paymentProcessorConfig = "payment_processor_config"
        case disbursementsConfig = "disbursements_config"
        case payoutsConfig = "payouts_config"
        case cycleType = "cycle_type"
        case discounts
        case summary
        case promoOverview = "promo_overview"
        case postPromoOverview = "post_promo_overview"
        case associatedEntities = "associated_entities"
        case plaidConfig = "plaid_config"
        case assignCustomers = "assign_customers"
    }

    /// A customer of a new account. The document is cut off before its fields, which are those of Canopy's published
    /// OpenAPI source and of its client.
    public struct AssignedCustomer: Hashable, Sendable, Codable {
        /// The customer, who exists already: by the lender's id or Canopy's own.
        public var customerID: CustomerID?
        /// What the customer is to the account. ``CustomerAccountRole/primary`` by default.
        public var customerAccountRole: CustomerAccountRole?
        /// A number that is the customer's own on the account, such as that of a credit card.
        public var customerAccountExternalID: Sensitive<String>?

        /// A customer.
        public init(
            customerID: CustomerID, customerAccountRole: CustomerAccountRole? = nil,
            customerAccountExternalID: Sensitive<String>? = nil
        ) {
            self.customerID = customerID
            self.customerAccountRole = customerAccountRole
            self.customerAccountExternalID = customerAccountExternalID
        }

        private enum CodingKeys: String, CodingKey {
            case customerID = "customer_id"
            case customerAccountRole = "customer_account_role"
            case customerAccountExternalID = "customer_account_external_id"
        }
    }
}
