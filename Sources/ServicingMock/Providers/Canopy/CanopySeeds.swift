/// Which rows of the default world give way, once, to a request that creates them.
///
/// The documents show a row in one example and create it in another. Both hold on the default world: the row is there
/// from the beginning, and the first request that creates it is carried out in its place, whatever was changed in the row
/// before. From then on it is a row like any other, and creating it again is refused (*inferred*).
struct CanopySeeds: Sendable {
    enum Kind: String, Hashable, Sendable, CaseIterable {
        case apiUser, product, customer, beneficialOwner, account
    }

    private struct Row: Hashable {
        let kind: Kind
        let id: String
    }

    private var rows: Set<Row> = []

    /// The rows of a kind that give way, in the order of their ids.
    func ids(_ kind: Kind) -> [String] {
        rows.filter { $0.kind == kind }.map(\.id).sorted()
    }

    /// Marks a row of the default world.
    mutating func insert(_ kind: Kind, _ id: String) {
        rows.insert(Row(kind: kind, id: id))
    }

    /// Whether a row gives way to a request that creates it.
    func givesWay(_ kind: Kind, _ id: String) -> Bool {
        rows.contains(Row(kind: kind, id: id))
    }

    /// Takes the mark from a row that was created anew or put in by a test.
    mutating func remove(_ kind: Kind, _ id: String) {
        rows.remove(Row(kind: kind, id: id))
    }
}
