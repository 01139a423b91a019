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
        let missing = "\(list), which has customers of accounts alone, shows no customer by that id"
        return try await first(of: Self.allAccounts, options, otherwise: missing) { row, _ in
            row.customer.customerID == id ? Self.isThere(what, in: list) : nil
        }
    }

    /// A change shows where the customer's row has every value that was sent. Where it has others it shows nothing:
    /// Canopy may write what it was sent in another form.
    func readBack(_ change: UpdateCustomer, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        let what = "customer \(Shown.identifier(change.customer.rawValue))"
        let list = ListCustomerAccounts.contract.signature
        let missing = "no row in \(list), which has customers of accounts alone, shows \(what)"
        return try await first(of: Self.allAccounts, options, otherwise: missing) { row, _ in
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
    }

    /// An account is listed by its customers, and may have been given another id. One that is missing shows nothing.
    func readBack(_ creation: CreateAccount, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        guard let id = creation.account.accountID else {
            return .cannotTell("the account was given no id to be found by")
        }
        let what = "account \(Shown.identifier(id.rawValue))"
        let list = ListCustomerAccounts.contract.signature
        let missing = "\(list), which has accounts of customers alone, shows no account by that id"
        return try await first(of: Self.allAccounts, options, otherwise: missing) { row, _ in
            row.account?.accountID == id ? Self.isThere(what, in: list) : nil
        }
    }

    /// All products are listed, and one that is shown by the id that was asked for is there. One that is not proves
    /// nothing: the document answers its own example with another name, and Canopy may give another id too.
    func readBack(_ creation: CreateProduct, _ options: PlanOptions) async throws(ServicingError) -> ReadBack {
        guard let id = creation.product.productID else {
            return .cannotTell("the product was given no id to be found by")
        }
        let what = "product \(Shown.identifier(id.rawValue))"
        let list = ListProducts.contract.signature
        let all = ListProducts(limit: ListProducts.limits.upperBound)
        let missing = "\(list) shows no product by that id, and Canopy may have given another"
        return try await first(of: all, options, otherwise: missing) { product, _ in
            product.productID == id ? Self.isThere(what, in: list) : nil
        }
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
