public import Servicing

/// A product to be created: the body of `POST /products`.
///
/// What is nil is left out, and Canopy takes its default, which the fields' comments name. The same policies stand in an
/// answer's ``Product``, so that a product's can be taken for another.
public struct NewProduct: Hashable, Sendable, Codable {
    /// From when the product is in force: before any of its accounts. `1900-01-01T12:00:00+00:00` by default.
    public var effectiveAt: Timestamp?
    /// The lender's own id of the product. It must not begin with `can_`; Canopy makes one where there is none.
    public var productID: ProductID?
    /// What the product is.
    public var productOverview: Overview?
    /// Payments, fees, billing cycles and interest. Its billing cycle is required.
    public var productLifecyclePolicies: Product.LifecyclePolicies?
    /// The promotional period. Required, with nothing in it where there is none.
    public var promotionalPolicies: Product.PromotionalPolicies?
    /// The time after the promotional period.
    public var postPromotionalPolicies: Product.PostPromotionalPolicies?
    /// How Canopy treats the product.
    public var admin: Product.Admin?

    /// A product.
    ///
    /// - Parameters:
    ///   - productID: the lender's own id; nil lets Canopy make one.
    ///   - productOverview: what the product is.
    ///   - productLifecyclePolicies: payments, fees, interest, and the billing cycle, which is required.
    ///   - promotionalPolicies: the promotional period; none, unless given.
    ///   - postPromotionalPolicies: the time after it.
    ///   - effectiveAt: from when the product is in force.
    ///   - admin: how Canopy treats the product.
    public init(
        productID: ProductID? = nil, productOverview: Overview,
        productLifecyclePolicies: Product.LifecyclePolicies,
        promotionalPolicies: Product.PromotionalPolicies = Product.PromotionalPolicies(),
        postPromotionalPolicies: Product.PostPromotionalPolicies? = nil, effectiveAt: Timestamp? = nil,
        admin: Product.Admin? = nil
    ) {
        self.effectiveAt = effectiveAt
        self.productID = productID
        self.productOverview = productOverview
        self.productLifecyclePolicies = productLifecyclePolicies
        self.promotionalPolicies = promotionalPolicies
        self.postPromotionalPolicies = postPromotionalPolicies
        self.admin = admin
    }

    /// What a product to be created is.
    public struct Overview: Hashable, Sendable, Codable {
        /// The name, such as `BNPL 24 Month Standard`.
        public var productName: String?
        /// What kind of credit it is. ``ProductType/revolving`` by default.
        public var productType: ProductType?
        /// A short description, 60 characters at most (found in Canopy's published OpenAPI source).
        public var productShortDescription: String?
        /// A description, 1,000 characters at most (found there).
        public var productLongDescription: String?
        /// A colour for user interfaces. `#4867FF` by default.
        public var productColor: String?

        /// What it is.
        public init(
            productName: String, productType: ProductType? = nil, productShortDescription: String? = nil,
            productLongDescription: String? = nil, productColor: String? = nil
        ) {
            self.productName = productName
            self.productType = productType
            self.productShortDescription = productShortDescription
            self.productLongDescription = productLongDescription
            self.productColor = productColor
        }

        private enum CodingKeys: String, CodingKey {
            case productName = "product_name"
            case productType = "product_type"
            case productShortDescription = "product_short_description"
            case productLongDescription = "product_long_description"
            case productColor = "product_color"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case effectiveAt = "effective_at"
        case productID = "product_id"
        case productOverview = "product_overview"
        case productLifecyclePolicies = "product_lifecycle_policies"
        case promotionalPolicies = "promotional_policies"
        case postPromotionalPolicies = "post_promotional_policies"
        case admin
    }
}
