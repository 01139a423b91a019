/// A servicer's products.
public typealias ProductListing = Listing<ListedProduct>

extension Listing where Row == ListedProduct {
    /// What the capability is called.
    static var name: InstructionName { "list-products" }
}

/// A product, as a servicer lists it. What a provider does not tell is nil.
public struct ListedProduct: Sendable {
    /// The product's id.
    public var product: ProductID?
    /// What it is called.
    public var title: String?
    /// What kind of credit it is, in the provider's own word.
    public var kind: String?
    /// From when accounts can be opened of it.
    public var effectiveOn: Timestamp?
    /// The row in the provider's own type; see ``native(as:)``.
    public var native: any Sendable

    /// A row.
    public init(
        product: ProductID?, title: String? = nil, kind: String? = nil, effectiveOn: Timestamp? = nil,
        native: any Sendable
    ) {
        self.product = product
        self.title = title
        self.kind = kind
        self.effectiveOn = effectiveOn
        self.native = native
    }

    /// The row in the provider's own type, where it is of that type.
    public func native<Row: Sendable>(as type: Row.Type = Row.self) -> Row? { native as? Row }
}

extension ListedProduct: CustomStringConvertible, CustomReflectable {
    /// Id and kind; nothing of the native row.
    public var description: String {
        [product.map { "product \(Shown.identifier($0.rawValue))" }, kind.map(Shown.identifier)]
            .compactMap { $0 }.joined(separator: ", ")
    }

    /// The description alone, so that dumping a row shows no more than printing it.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
