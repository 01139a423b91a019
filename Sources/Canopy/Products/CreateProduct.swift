import ExactJSON
public import Servicing
public import ServicingHTTP

/// `POST /products`, "Create a new product".
public struct CreateProduct: ProviderOperation {
    /// What the document says of the call, apart from its fields.
    public static let contract = OperationContract(
        name: "create-product",
        signature: "POST /products",
        repeatability: .never(
            "no document says what a second one does: without a product_id it makes a second product"),
        documentedErrors: [401, 403, 422, 429],
        document: CanopyDialect.coreAPIDocument)

    /// The product to be created.
    public var product: NewProduct

    /// A call.
    public init(_ product: NewProduct) {
        self.product = product
    }

    /// The product as it was created.
    public typealias Answer = Product

    /// One product.
    public var scope: String {
        product.productID.map { "creates product \(Shown.identifier($0.rawValue))" }
            ?? "creates a product, whose id Canopy makes"
    }

    /// The list of products shows it.
    public var wayToFindOut: String? {
        let what = product.productID.map { "product \(Shown.identifier($0.rawValue))" } ?? "a product with these terms"
        return "look for \(what) in \(ListProducts.contract.signature)"
    }

    /// The request.
    public func draft(for dialect: CanopyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        product.check(&problems)
        return RequestDraft(.post, "/products", json: product)
    }

    /// The product, compared with what was asked for: the document's own example is answered with another name and other
    /// fees, so a difference is told and decides nothing.
    public func read(_ answer: JSONAnswer, from dialect: CanopyDialect) throws(AnswerProblem) -> Reading<Answer> {
        var (created, warnings) = try answer.decode(Product.self)
        guard created.productID != nil || created.productOverview != nil else {
            throw .unreadable("it has neither product_id nor product_overview")
        }
        if created.productID == nil { warnings.missing("product_id") }
        if let asked = try? ExactJSONEncoder().value(of: product) {
            warnings.echo(terms: asked, answered: answer.document.root.value)
        }
        return Reading(
            created, effectiveAt: created.effectiveAt,
            references: created.productID.map { ["product_id": $0.rawValue] } ?? [:], warnings: warnings)
    }
}
