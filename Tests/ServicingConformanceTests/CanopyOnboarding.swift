import Servicing
import ServicingConformance

/// The onboarding instructions, against the mock's default world: the customer and the product of Canopy's document are
/// there, and what the instructions make is not.
enum CanopyOnboarding {
    static var scenarios: [ConformanceScenario] {
        [
            ConformanceScenario(
                .onboard(OnboardCustomer(person, customer: "harness-customer")), outcome: .applied,
                repeated: .refusal(.ruleViolation), mayAnswerNull: true),
            ConformanceScenario(
                .change(ChangeCustomer(customer, to: person)), outcome: .applied, repeated: .receipt(.applied),
                mayAnswerNull: true
            ) { .change(ChangeCustomer(CustomerID($0), to: person)) },
            ConformanceScenario(
                .register(RegisterBeneficialOwner(person, of: customer, owner: "harness-owner")), outcome: .applied,
                repeated: .refusal(.ruleViolation), mayAnswerNull: true
            ) { .register(RegisterBeneficialOwner(person, of: CustomerID($0), owner: "harness-owner")) },
            ConformanceScenario(
                .define(
                    DefineProduct(
                        "Harness", product: "harness-product", kind: .revolving, summary: "Short", details: "Long",
                        billingCycle: BillingInterval(1, .month), creditLimit: Money(cents: 100_000))),
                outcome: .applied, repeated: .refusal(.ruleViolation)),
            ConformanceScenario(
                .open(
                    OpenAccount(
                        of: product, account: "harness-account", holders: [AccountHolder(customer)],
                        creditLimit: Money(cents: 100_000))),
                outcome: .applied, repeated: .refusal(.ruleViolation)),
            ConformanceScenario(
                .invite(InviteUser(user, role: "1")), outcome: .applied, repeated: .refusal(.ruleViolation)),
        ]
    }

    private static let customer: CustomerID = "31mNprzLd2bKl6koVna68ARM"
    private static let product: ProductID = "95fea111-d121-40f8-9e8e-a6c335e48a45"
    private static let user = Individual(
        name: Individual.Name(first: "Harness", last: "User"), email: "harness.user@example.com")
    private static let person = Individual(
        name: Individual.Name(first: "Harness", last: "Person"),
        address: StreetAddress(
            lineOne: "12 Strawberry Road", city: "Atlanta", region: "GA", postalCode: "30301", country: "US"),
        dateOfBirth: "1985-06-20", email: "harness.person@example.com", phone: "+14045550123")
}
