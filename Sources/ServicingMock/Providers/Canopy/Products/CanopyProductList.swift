/// The products in the documented order.
struct CanopyProductList: Sendable {
    /// A product's place in the order: by when it becomes effective, then by its number.
    struct Key: Comparable, Sendable {
        let effectiveAt: MockInstant
        let number: Int

        static func < (a: Key, b: Key) -> Bool {
            (a.effectiveAt, a.number) < (b.effectiveAt, b.number)
        }
    }

    /// The products at their numbers. A product keeps its number when another takes its place.
    private var products: [CanopyMock.Product] = []
    private var numbers: [String: Int] = [:]
    private var order = SortedArray<Key>()

    var isEmpty: Bool { products.isEmpty }
    var count: Int { products.count }
    /// The products in the order of their numbers.
    var inOrderOfComing: [CanopyMock.Product] { products }
    /// The place of every product, in order.
    var keys: [Key] { order.elements }

    subscript(key: Key) -> CanopyMock.Product { products[key.number] }

    subscript(id: String) -> CanopyMock.Product? { numbers[id].map { products[$0] } }

    /// The place of the product with that id.
    func key(of id: String) -> Key? {
        numbers[id].map { Key(effectiveAt: products[$0].effectiveInstant, number: $0) }
    }

    /// Puts a product in, in place of the one that has its id.
    mutating func put(_ product: CanopyMock.Product) {
        if let key = key(of: product.productID) {
            order.remove(key)
            products[key.number] = product
            order.insert(Key(effectiveAt: product.effectiveInstant, number: key.number))
        } else {
            numbers[product.productID] = products.count
            order.insert(Key(effectiveAt: product.effectiveInstant, number: products.count))
            products.append(product)
        }
    }
}
