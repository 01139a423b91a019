/// The onboarding instructions with every field given. A plan is made of each, so the values are ones that a strict
/// provider takes; nobody has them.
extension CapabilityProbe {
    static func onboarding(_ servicer: any Servicer) -> [CapabilityProbe] {
        var probes: [CapabilityProbe] = []
        if let able = servicer as? any OnboardsCustomers {
            probes.append(CapabilityProbe(OnboardCustomer.name) { _ in try able.translate(onboardCustomer) })
            probes.append(CapabilityProbe(ChangeCustomer.name) { _ in try able.translate(changeCustomer) })
        }
        if let able = servicer as? any RegistersBeneficialOwners {
            probes.append(
                CapabilityProbe(RegisterBeneficialOwner.name) { _ in try able.translate(registerBeneficialOwner) })
        }
        if let able = servicer as? any DefinesProducts {
            probes.append(CapabilityProbe(DefineProduct.name) { _ in try able.translate(defineProduct) })
        }
        if let able = servicer as? any OpensAccounts {
            probes.append(CapabilityProbe(OpenAccount.name) { _ in try able.translate(openAccount) })
        }
        if let able = servicer as? any ManagesUsers {
            probes.append(CapabilityProbe(InviteUser.name) { _ in try able.translate(inviteUser) })
        }
        return probes
    }

    private static let person = Individual(
        name: Individual.Name(prefix: "Dr.", first: "Probe", middle: "P.", last: "Probe", suffix: "Jr"),
        address: StreetAddress(
            lineOne: "1 Probe Road", lineTwo: "Suite 1", city: "Probe", region: "GA", postalCode: "30301",
            country: "US"),
        dateOfBirth: "1985-06-20", email: "probe@example.com", phone: "+14045550123",
        nationalID: NationalID("000000000"),
        identityDocument: IdentityDocument(.passport, number: "000000000", country: "US"), title: "CFO")

    private static let business = BusinessEntity(
        legalName: "Probe Inc.", tradingName: "Probe", taxID: "00-0000000", form: .corporation,
        website: "https://example.com", controller: person)

    private static let onboardCustomer = OnboardCustomer(
        person, customer: "probe", business: business,
        accounts: [HeldAccount("probe", role: .secondary, reference: "probe")])

    private static let changeCustomer = ChangeCustomer(
        "probe", to: person, business: business,
        accounts: [HeldAccount("probe", role: .secondary, reference: "probe")])

    private static let registerBeneficialOwner = RegisterBeneficialOwner(person, of: "probe", owner: "probe")

    private static let defineProduct = DefineProduct(
        "Probe", product: "probe", kind: .revolving, summary: "a probe", details: "a probe", effectiveOn: date,
        billingCycle: BillingInterval(1, .month), paymentDue: BillingInterval(-5, .day), timeZone: "America/New_York",
        creditLimit: Money(cents: 1), lateFee: Money(cents: 1), lateFeeGrace: BillingInterval(5, .day),
        paymentReversalFee: Money(cents: 1), introductory: RatePeriod(cycles: 1, ratePercent: 0),
        standard: RatePeriod(cycles: 1, ratePercent: 0))

    private static let openAccount = OpenAccount(
        of: "probe", account: "probe", holders: [AccountHolder("probe", role: .primary, reference: "probe")],
        effectiveOn: date, creditLimit: Money(cents: 1), principal: Money(cents: 1), originationFee: Money(cents: 1),
        lateFee: Money(cents: 1), introductoryRatePercent: 0, standardRatePercent: 0,
        firstCycle: BillingInterval(1, .month), externalReferences: [ExternalReference("probe", id: "probe")])

    private static let inviteUser = InviteUser(person, role: "1")
}
