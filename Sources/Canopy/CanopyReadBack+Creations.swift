import ExactJSON
import Servicing
import ServicingHTTP

/// What lists show of what was created or changed.
extension CanopyServicer {
    /// The list has customers of accounts alone, and Canopy may have given another id than was asked for, as the
    /// document's own example shows. So one who is missing shows nothing.
    func readBack(_ creation: CreateCustomer, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        guard let id = creation.customer.customerID else {
            return .cannotTell("the customer was given no id to be found by")
        }
        let what = "customer \(Shown.identifier(id.rawValue))"
        let list = ListCustomerAccounts.contract.signature
        let found = try await first(of: Self.allAccounts, options) { row, _ in
            row.customer.customerID == id ? Self.isThere(what, in: list) : nil
        }
        return found ?? .cannotTell("\(list), which has customers of accounts alone, shows no customer by that id")
    }

    /// A change shows where the customer's row has every value that was sent. Where it has others it shows nothing:
    /// Canopy may write what it was sent in another form.
    func readBack(_ change: UpdateCustomer, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        let what = "customer \(Shown.identifier(change.customer.rawValue))"
        let list = ListCustomerAccounts.contract.signature
        let found = try await first(of: Self.allAccounts, options) { row, _ in
            guard row.customer.customerID == change.customer else { return nil }
            guard row.customer.has(all: change.update) else {
                return .cannotTell(
                    "the row of \(what) in \(list) does not have every value that was sent, in the form it was sent")
            }
            return .inEffect(
                Evidence(
                    "\(what) has every value that was sent",
                    because: "its row in \(list) shows them, whoever set them; that nothing is left to send is inferred"
                ))
        }
        return found ?? .cannotTell("no row in \(list), which has customers of accounts alone, shows \(what)")
    }

    /// An account is listed by its customers, and may have been given another id. One that is missing shows nothing.
    func readBack(_ creation: CreateAccount, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        guard let id = creation.account.accountID else {
            return .cannotTell("the account was given no id to be found by")
        }
        let what = "account \(Shown.identifier(id.rawValue))"
        let list = ListCustomerAccounts.contract.signature
        let found = try await first(of: Self.allAccounts, options) { row, _ in
            row.account?.accountID == id ? Self.isThere(what, in: list) : nil
        }
        return found ?? .cannotTell("\(list), which has accounts of customers alone, shows no account by that id")
    }

    /// All products are listed. One may have been given another id than was asked for, but its name it has: where there is
    /// neither, it is not there. A name alone, which another product may have as well, shows nothing.
    func readBack(_ creation: CreateProduct, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        let list = ListProducts.contract.signature
        let id = creation.product.productID
        let name = creation.product.productOverview?.productName
        let what = id.map { "product \(Shown.identifier($0.rawValue))" } ?? "a product of that name"
        var hasName = false
        let found = try await first(of: ListProducts(limit: ListProducts.limits.upperBound), options) { product, _ in
            if product.productOverview?.productName == name { hasName = true }
            guard let id, product.productID == id else { return nil }
            return Self.isThere(what, in: list)
        }
        if let found { return found }
        guard !hasName else {
            return .cannotTell("\(list) has a product of that name, which may have been there before")
        }
        return .notInEffect(
            Evidence(
                "\(what) is not there",
                because: "\(list) shows neither its id nor its name; that it shows at once what was created is inferred"
            ))
    }

    private static func isThere(_ what: String, in list: String) -> ReadBack {
        .inEffect(
            Evidence(
                "\(what) is there",
                because: "\(list) shows it by the id that was asked for, whoever created it and with whatever terms"))
    }
}

extension Customer {
    /// Whether the customer has every value of a change.
    fileprivate func has(all update: CustomerUpdate) -> Bool {
        guard let mine = try? ExactJSONEncoder().value(of: self), let asked = try? ExactJSONEncoder().value(of: update)
        else { return false }
        return mine.has(all: asked)
    }
}

extension JSONValue {
    /// Whether every member of another value is here with the same value.
    fileprivate func has(all other: JSONValue) -> Bool {
        guard let object, let others = other.object else { return self == other }
        return others.allSatisfy { member in object[member.key]?.has(all: member.value) ?? false }
    }
}
