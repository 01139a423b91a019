extension CanopyMock {
    /// Canopy with that many accounts, each of one customer, for lists of many pages.
    ///
    /// All is computed from an account's number, counted from 1, here for number 7: `account_id` is `acct-0000007`,
    /// Canopy's own id `can_1000007`, `customer_id` `cust-0000007`; status `ACTIVE` without substatus; effective 7
    /// minutes after 2020-01-01T00:00:00+00:00. Names repeat, the last name slower than the first. All other fields are
    /// the documented account's.
    ///
    /// - Parameter count: how many accounts.
    public static func generated(accounts count: Int) -> CanopyMock {
        var canopy = CanopyMock(accounts: [])
        var likeAccount = documentedAccount
        guard let likeCustomer = likeAccount.customers?.first.map({ Customer(json: $0) }) else {
            preconditionFailure("the documented account has a customer")
        }
        likeAccount.customers = []
        likeAccount.renewStatus()
        canopy.putGenerated(count, likeAccount, likeCustomer)
        return canopy
    }

    private mutating func putGenerated(_ count: Int, _ account: Account, _ customer: Customer) {
        guard count > 0 else { return }
        let begin = MockInstant(seconds: 1_577_836_800)
        let numbers = 1...count
        put(
            numbers.map { number in
                Account(
                    like: account, canopyID: "can_\(1_000_000 + number)", accountID: Self.id("acct-", number),
                    effectiveAt: begin.advanced(by: .seconds(60 * number)))
            })
        for number in numbers {
            put(
                Customer(
                    like: customer, customerID: Self.id("cust-", number),
                    firstName: Self.firstNames[number % Self.firstNames.count],
                    lastName: Self.lastNames[number / Self.firstNames.count % Self.lastNames.count]))
        }
        assign(
            numbers.map {
                CustomerAccount(customerID: Self.id("cust-", $0), accountID: Self.id("acct-", $0))
            })
    }

    private static func id(_ prefix: String, _ number: Int) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    private static let firstNames = [
        "Ada", "Bruno", "Chen", "Dolores", "Emeka", "Fatima", "Grace", "Hiro", "Ines", "Jonas", "Kofi", "Lena",
        "Mary Ann",
        "Nadia", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tove",
    ]
    private static let lastNames = [
        "Abbott", "Baptiste", "Castillo", "Dvořák", "Eriksen", "Farouk", "García", "Haddad", "Ivanova", "Jansen",
        "Kaplan",
        "Lindqvist", "Moreau", "Nakamura", "Okafor", "Petrov", "Quispe", "Rossi", "Silva", "Tanaka",
    ]
}
