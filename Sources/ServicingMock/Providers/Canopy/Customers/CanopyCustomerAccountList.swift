/// The rows of the list of accounts, in the documented order.
///
/// A page costs what its rows cost, however many rows there are. A row keeps its number and its cursor for life, so
/// that a cursor leads to its row's present place whatever has come in before it.
struct CanopyCustomerAccountList: Sendable {
    /// A row's place in the order: by when its account becomes effective, then by its number.
    struct Key: Comparable, Sendable {
        let effectiveAt: MockInstant
        let number: Int

        static func < (a: Key, b: Key) -> Bool {
            (a.effectiveAt, a.number) < (b.effectiveAt, b.number)
        }
    }

    struct Row: Sendable {
        var key: Key
        var pair: CanopyMock.CustomerAccount
        let cursor: String
    }

    /// The rows at their numbers, nil where one was taken out; there is no number 0.
    private var rows: [Row?] = [nil]
    private var order = SortedArray<Key>()
    private var numbersByCursor: [String: Int] = [:]
    private var numbersByAccount: [String: [Int]] = [:]
    private var numbersByCustomer: [String: [Int]] = [:]

    var isEmpty: Bool { order.elements.isEmpty }
    /// The place of every row, in order.
    var keys: [Key] { order.elements }

    subscript(key: Key) -> Row {
        guard let row = rows[key.number] else { preconditionFailure("a key is a row's") }
        return row
    }

    func key(ofCursor cursor: String) -> Key? {
        numbersByCursor[cursor].flatMap { rows[$0]?.key }
    }

    /// The rows of an account, in the order they came.
    func rows(ofAccount accountID: String) -> [Row] {
        numbersByAccount[accountID, default: []].compactMap { rows[$0] }
    }

    /// Whether that customer has that account.
    func contains(_ pair: CanopyMock.CustomerAccount) -> Bool {
        number(of: pair) != nil
    }

    /// Whether that customer has that account in that role and, under that external id.
    func has(_ pair: CanopyMock.CustomerAccount) -> Bool {
        guard let there = number(of: pair).flatMap({ rows[$0]?.pair }) else { return false }
        return there == pair
    }

    /// The places of some customers' rows, in order.
    func keys(ofCustomers customerIDs: some Sequence<String>) -> [Key] {
        customerIDs.flatMap { numbersByCustomer[$0, default: []] }.compactMap { rows[$0]?.key }.sorted()
    }

    /// Puts pairs in. A pair that is there already keeps its row and takes the new role and external id.
    mutating func put(_ pairs: [(pair: CanopyMock.CustomerAccount, effectiveAt: MockInstant)]) {
        var new: [Key] = []
        for (pair, effectiveAt) in pairs {
            if let there = number(of: pair) {
                rows[there]?.pair = pair
            } else {
                new.append(append(pair, effectiveAt))
            }
        }
        order.insert(all: new)
    }

    /// The rows in the order of their numbers, and the number that the next one gets.
    var all: (rows: [Row], next: Int) { (rows.compactMap { $0 }, rows.count) }

    /// Rows as they were: with their numbers, which ascend, and their cursors.
    init(_ all: [Row], next: Int) {
        rows = Array(repeating: nil, count: max(next, (all.last?.key.number ?? 0) + 1))
        for row in all {
            let number = row.key.number
            rows[number] = row
            numbersByCursor[row.cursor] = number
            numbersByAccount[row.pair.accountID, default: []].append(number)
            numbersByCustomer[row.pair.customerID, default: []].append(number)
        }
        order.insert(all: all.map(\.key))
    }

    init() {}

    /// Moves the rows of an account to when it becomes effective now.
    mutating func move(account accountID: String, to effectiveAt: MockInstant) {
        for row in rows(ofAccount: accountID) where row.key.effectiveAt != effectiveAt {
            let key = Key(effectiveAt: effectiveAt, number: row.key.number)
            order.remove(row.key)
            order.insert(key)
            rows[key.number]?.key = key
        }
    }

    /// Takes out the rows of an account whose customers are not among these.
    mutating func keepOnly(customers: Set<String>, ofAccount accountID: String) {
        for row in rows(ofAccount: accountID) where !customers.contains(row.pair.customerID) { remove(row) }
    }

    /// Takes out the rows of a customer.
    mutating func remove(customer customerID: String) {
        for number in numbersByCustomer[customerID, default: []] {
            if let row = rows[number] { remove(row) }
        }
    }

    private mutating func remove(_ row: Row) {
        order.remove(row.key)
        rows[row.key.number] = nil
        numbersByCursor[row.cursor] = nil
        numbersByAccount[row.pair.accountID]?.removeAll { $0 == row.key.number }
        numbersByCustomer[row.pair.customerID]?.removeAll { $0 == row.key.number }
    }

    private func number(of pair: CanopyMock.CustomerAccount) -> Int? {
        numbersByAccount[pair.accountID]?.first { rows[$0]?.pair.customerID == pair.customerID }
    }

    private mutating func append(_ pair: CanopyMock.CustomerAccount, _ effectiveAt: MockInstant) -> Key {
        let number = rows.count
        let key = Key(effectiveAt: effectiveAt, number: number)
        // The account's id as in the example; a second customer's row needs another.
        var cursor = pair.accountID
        while numbersByCursor[cursor] != nil { cursor += ".\(number)" }
        rows.append(Row(key: key, pair: pair, cursor: cursor))
        numbersByCursor[cursor] = number
        numbersByAccount[pair.accountID, default: []].append(number)
        numbersByCustomer[pair.customerID, default: []].append(number)
        return key
    }
}
