/// A servicer that takes new customers and changes to those it has.
public protocol OnboardsCustomers: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: OnboardCustomer) throws(ServicingError) -> Translation
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: ChangeCustomer) throws(ServicingError) -> Translation
}

/// A servicer that registers who owns a business.
public protocol RegistersBeneficialOwners: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: RegisterBeneficialOwner) throws(ServicingError) -> Translation
}

/// A servicer whose products are defined by the lender.
public protocol DefinesProducts: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: DefineProduct) throws(ServicingError) -> Translation
}

/// A servicer that opens accounts.
public protocol OpensAccounts: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: OpenAccount) throws(ServicingError) -> Translation
}

/// A servicer whose users the lender invites and sees.
public protocol ManagesUsers: Servicer {
    /// The instruction in the provider's own terms. No I/O.
    func translate(_ instruction: InviteUser) throws(ServicingError) -> Translation
    /// All users.
    func users(options: PlanOptions) async throws(ServicingError) -> [ListedUser]
}

/// A servicer that lists the accounts it services.
public protocol ListsAccounts: Servicer {
    /// All accounts, one row a customer of an account. Nothing is sent before a row is asked for.
    ///
    /// - Parameters:
    ///   - name: a customer's first or last name to search for; nil for all accounts.
    ///   - options: how each read is made; the timeout is one read's, not the list's.
    func accounts(matching name: Sensitive<String>?, options: PlanOptions) -> AccountListing
}

/// A servicer that lists the lender's products.
public protocol ListsProducts: Servicer {
    /// All products. Nothing is sent before a row is asked for.
    ///
    /// - Parameter options: how each read is made; the timeout is one read's, not the list's.
    func productListing(options: PlanOptions) -> ProductListing
}

/// A servicer that lists who owns a business.
public protocol ListsBeneficialOwners: Servicer {
    /// All beneficial owners of a customer that is a business.
    func ownerList(of customer: CustomerID, options: PlanOptions) async throws(ServicingError)
        -> [ListedBeneficialOwner]
}

extension OnboardsCustomers {
    /// Makes someone a customer.
    public func onboard(
        _ instruction: OnboardCustomer, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }

    /// Changes what is known of a customer.
    public func change(
        _ instruction: ChangeCustomer, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension RegistersBeneficialOwners {
    /// Registers who owns a business.
    public func register(
        _ instruction: RegisterBeneficialOwner, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension DefinesProducts {
    /// Defines a product.
    public func define(
        _ instruction: DefineProduct, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension OpensAccounts {
    /// Opens an account.
    public func open(
        _ instruction: OpenAccount, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}

extension ManagesUsers {
    /// Invites a user.
    public func invite(
        _ instruction: InviteUser, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await perform(translate(instruction), options: options)
    }
}
