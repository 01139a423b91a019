/// Customers, products, accounts and users, at the provider that a call names.
extension Gateway {
    // MARK: Planning

    /// Plans making someone a customer, without I/O.
    public func plan(
        _ instruction: OnboardCustomer, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any OnboardsCustomers).self, OnboardCustomer.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans changing a customer, without I/O.
    public func plan(
        _ instruction: ChangeCustomer, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any OnboardsCustomers).self, ChangeCustomer.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans registering a beneficial owner, without I/O.
    public func plan(
        _ instruction: RegisterBeneficialOwner, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any RegistersBeneficialOwners).self, RegisterBeneficialOwner.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans defining a product, without I/O.
    public func plan(
        _ instruction: DefineProduct, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any DefinesProducts).self, DefineProduct.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans opening an account, without I/O.
    public func plan(
        _ instruction: OpenAccount, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any OpensAccounts).self, OpenAccount.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    /// Plans inviting a user, without I/O.
    public func plan(
        _ instruction: InviteUser, at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> Plan {
        let able = try able(provider, (any ManagesUsers).self, InviteUser.name)
        return try able.plan(able.translate(instruction), options: options)
    }

    // MARK: Acting

    /// Makes someone a customer.
    public func onboard(
        _ instruction: OnboardCustomer, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any OnboardsCustomers).self, OnboardCustomer.name)
            .onboard(instruction, options: options)
    }

    /// Changes what is known of a customer.
    public func change(
        _ instruction: ChangeCustomer, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any OnboardsCustomers).self, ChangeCustomer.name)
            .change(instruction, options: options)
    }

    /// Registers who owns a business.
    public func register(
        _ instruction: RegisterBeneficialOwner, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any RegistersBeneficialOwners).self, RegisterBeneficialOwner.name)
            .register(instruction, options: options)
    }

    /// Defines a product.
    public func define(
        _ instruction: DefineProduct, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any DefinesProducts).self, DefineProduct.name).define(instruction, options: options)
    }

    /// Opens an account.
    public func open(
        _ instruction: OpenAccount, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any OpensAccounts).self, OpenAccount.name).open(instruction, options: options)
    }

    /// Invites a user.
    public func invite(
        _ instruction: InviteUser, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> Receipt {
        try await able(provider, (any ManagesUsers).self, InviteUser.name).invite(instruction, options: options)
    }

    // MARK: Listing

    /// All accounts that a provider services, one row a customer of an account, each read when it is asked for.
    ///
    /// - Parameters:
    ///   - provider: where.
    ///   - name: a customer's first or last name to search for; nil for all accounts.
    ///   - options: how each read is made; the timeout is one read's, not the list's.
    /// - Throws: `unsupported` before any I/O where the provider has no list.
    public func accounts(
        at provider: ProviderID, matching name: Sensitive<String>? = nil, options: PlanOptions = .standard
    ) throws(ServicingError) -> AccountListing {
        try able(provider, (any ListsAccounts).self, AccountListing.name).accounts(matching: name, options: options)
    }

    /// All of the lender's products at a provider, each read when it is asked for.
    ///
    /// - Parameters:
    ///   - provider: where.
    ///   - options: how each read is made; the timeout is one read's, not the list's.
    /// - Throws: `unsupported` before any I/O where the provider has no list.
    public func products(
        at provider: ProviderID, options: PlanOptions = .standard
    ) throws(ServicingError) -> ProductListing {
        try able(provider, (any ListsProducts).self, ProductListing.name).productListing(options: options)
    }

    /// All beneficial owners of a customer that is a business.
    ///
    /// - Throws: ``ServicingError``: `unsupported` before any I/O where the provider has no list.
    public func beneficialOwners(
        of customer: CustomerID, at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> [ListedBeneficialOwner] {
        try await able(provider, (any ListsBeneficialOwners).self, ListedBeneficialOwner.listing)
            .ownerList(of: customer, options: options)
    }

    /// All of the lender's users at a provider.
    ///
    /// - Throws: ``ServicingError``: `unsupported` before any I/O where the provider has no list.
    public func users(
        at provider: ProviderID, options: PlanOptions = .standard
    ) async throws(ServicingError) -> [ListedUser] {
        try await able(provider, (any ManagesUsers).self, ListedUser.listing).users(options: options)
    }
}
