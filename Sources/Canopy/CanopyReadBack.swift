public import Servicing
import ServicingHTTP

extension CanopyServicer: ReadsBack {
    /// Tells from the lists that Canopy documents whether what an operation would make is there.
    ///
    /// There is a read for a status update, an invited API user, a new beneficial owner, a new product, and for a new
    /// or changed customer or new account as far as the list of all accounts shows them. Lists are paged through, 100
    /// rows at a time and all pages within the call's timeout.
    ///
    /// - Throws: ``Servicing/ServicingError`` where a page could not be read. Its effect is never `mayHaveApplied`.
    public func readBack(
        _ operation: any NativeOperation, options: PlanOptions
    ) async throws(ServicingError) -> ReadBack {
        do {
            return switch operation {
            case let update as UpdateAccountStatus: try await readBack(update, options)
            case let invite as InviteAPIUser: try await readBack(invite, options)
            case let create as CreateBeneficialOwner: try await readBack(create, options)
            case let creation as CreateProduct: try await readBack(creation, options)
            case let creation as CreateAccount: try await readBack(creation, options)
            case let creation as CreateCustomer: try await readBack(creation, options)
            case let change as UpdateCustomer: try await readBack(change, options)
            default:
                .cannotTell("Canopy's documents have no read that shows what \(type(of: operation).contract.name) does")
            }
        } catch {
            var error = error
            error.hint =
                error.hint ?? "this call changed nothing: what is there could not be read, and nothing was sent"
            throw error
        }
    }

    /// What the first row that settles it says. Where no row does, that can't be told, and never that it is not so: rows
    /// may be null, a field of theirs may be unreadable, and Canopy may have given another id or name than was asked for.
    func first<Listing: CanopyListing>(
        of listing: Listing, _ options: PlanOptions, otherwise missing: String,
        where settled: (Listing.Row, [ReceiptWarning]) -> ReadBack?
    ) async throws(ServicingError) -> ReadBack {
        var pages = CanopyPages(
            of: listing, by: client, options: options, deadline: client.deadline(for: options)
        ).makeAsyncIterator()
        do {
            while let (page, receipt) = try await pages.read() {
                for row in page.results {
                    if let result = settled(row, receipt.warnings) { return result }
                }
            }
        } catch {
            guard error.kind == .notFound else { throw error }
            return .cannotTell(Self.notFound(Listing.contract.signature))
        }
        return .cannotTell(missing)
    }

    /// A list's 404 has words of its own in the documents, "Unable to get products" or "No Api Users found", which may
    /// mean that the list is empty. It shows as much as an empty list does: nothing.
    static func notFound(_ list: String) -> String {
        "\(list) was answered with 404, which may mean that the list is empty"
    }

    /// Every account of every customer, in as few pages as there can be.
    static var allAccounts: ListCustomerAccounts {
        ListCustomerAccounts(limit: ListCustomerAccounts.limits.upperBound)
    }

    /// The documents have no read of one account, so the list is paged through until the account's row is found. Rows
    /// show the lender's id of an account; Canopy's own, `can_…`, is shown only where the lender gave none. An account
    /// that was named by an id which no row shows is not found, and that says nothing.
    private func readBack(
        _ update: UpdateAccountStatus, _ options: PlanOptions
    ) async throws(ServicingError) -> ReadBack {
        let missing = "no row in \(ListCustomerAccounts.contract.signature) shows the account by that id"
        return try await first(of: Self.allAccounts, options, otherwise: missing) { row, warnings in
            guard let account = row.account, account.accountID == update.account,
                let overview = account.accountOverview, overview.accountStatus != nil
            else { return nil }
            guard !warnings.contains(where: \.isAboutSubstatus) else {
                return .cannotTell("a substatus in the page with the account's row can't be read")
            }
            return update.readBack(account, overview)
        }
    }

    /// A user with the invited address shows that there is one, whoever invited them. Whether those who were invited
    /// and have not registered are listed is not documented, so one who is missing shows nothing.
    private func readBack(
        _ invite: InviteAPIUser, _ options: PlanOptions
    ) async throws(ServicingError) -> ReadBack {
        let list = ListAPIUsers.contract.signature
        let missing = ReadBack.cannotTell(
            "\(list) has no user with that address, and no document says that it lists those who are invited")
        let receipt: Receipt
        do {
            receipt = try await client.call(ListAPIUsers(), options: options)
        } catch {
            guard error.kind == .notFound else { throw error }
            return .cannotTell(Self.notFound(list))
        }
        let address = invite.invitation.email?.revealed.lowercased()
        let users = receipt.answer(as: ListAPIUsers.Answer.self) ?? []
        guard let user = users.first(where: { $0.email != nil && $0.email?.revealed.lowercased() == address }) else {
            return missing
        }
        let id = user.apiUserID.map { " \(Shown.identifier($0.rawValue))" } ?? ""
        return .inEffect(
            Evidence(
                "there is an API user\(id) with the invited address",
                because: "\(list) shows it, whoever invited them; that no second invite is needed is inferred"))
    }
}

extension ReceiptWarning {
    /// Whether a substatus was left out because it can't be read. It must not count as none.
    fileprivate var isAboutSubstatus: Bool {
        kind == .unreadableField
            && ["account_status_subtype", "account_substatus"].contains { field.hasSuffix($0) }
    }
}

extension UpdateAccountStatus {
    /// What an account's row says of this update. A substatus that is empty, null or left out is the same: none.
    fileprivate func readBack(_ account: Account, _ overview: Account.Overview) -> ReadBack {
        let shown = overview.substatus ?? .empty
        let reason = shown == .empty ? "no substatus" : "substatus \(Shown.identifier(shown.rawValue))"
        let since = account.updatedAt.map { ", updated_at \($0)" } ?? ""
        let answered = overview.accountStatus.map { Shown.identifier($0.rawValue) } ?? ""
        let fact = "account \(self.account) has status \(answered) and \(reason)\(since)"
        let row = "its row in \(ListCustomerAccounts.contract.signature) shows"
        if overview.accountStatus == status, shown == substatus ?? .empty {
            return .inEffect(
                Evidence(
                    fact,
                    because: "\(row) what was asked for, whoever set it; that nothing is left to send is inferred"))
        }
        guard overview.accountStatus.map(Self.statuses.contains) == true else {
            return .cannotTell("\(fact), which no document lists")
        }
        return .notInEffect(
            Evidence(
                fact,
                because: "\(row) something else than was asked for; that a row shows at once what was done is inferred")
        )
    }
}
