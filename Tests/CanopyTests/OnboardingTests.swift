import Canopy
import ExactJSON
import Servicing
import ServicingHTTP
import TestSupport
import Testing

@Suite("Onboarding at Canopy through the gateway")
struct OnboardingTests {
    private static let person = Individual(
        name: Individual.Name(first: "Ann", last: "Lee"),
        address: StreetAddress(lineOne: "1 Road", city: "Atlanta", region: "GA", postalCode: "30301", country: "US"),
        dateOfBirth: "1985-06-20", email: "ann@b.example", phone: "+14045550123", nationalID: NationalID("888888888"))

    private let gateway: Gateway

    init() throws {
        gateway = try Gateway([canopy(ScriptedTransport(200))])
    }

    private func body(_ plan: Plan) throws -> JSONValue { try JSONValue(parsing: plan.request.body ?? "") }

    private func given(_ plan: Plan) -> [String: FieldFidelity.Grade] {
        Dictionary(plan.fields.map { ($0.field, $0.grade) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("sends a person as Canopy names their parts, and says that all of it is exact")
    func person() throws {
        let plan = try gateway.plan(
            OnboardCustomer(
                Self.person, customer: "C1", accounts: [HeldAccount("A1", role: .secondary, reference: "card-1")]),
            at: "canopy")
        #expect(plan.operation == "create-customer")
        #expect(plan.fields.allSatisfy { $0.grade == .exact })
        #expect(
            try body(plan) == [
                "address_line_one": "1 Road", "address_city": "Atlanta", "address_state": "GA",
                "address_zip": "30301", "address_country_code": "US", "name_first": "Ann", "name_last": "Lee",
                "customer_id": "C1", "customer_type": "person", "phone_number": "+14045550123", "ssn": "888888888",
                "email": "ann@b.example", "date_of_birth": "1985-06-20",
                "assign_to_accounts": [
                    [
                        "account_id": "A1", "customer_account_role": "SECONDARY",
                        "customer_account_external_id": "card-1",
                    ]
                ],
            ])
    }

    @Test("sends a business with who controls it, and tells what Canopy has no place for")
    func business() throws {
        var controller = Self.person
        controller.identityDocument = IdentityDocument(.passport, number: "P1", country: "JP")
        let business = BusinessEntity(
            legalName: "Lee Inc.", tradingName: "Lee", taxID: "12-3456789", form: .nonProfit,
            controller: controller)
        let dropped: Set = ["business.controller.date_of_birth", "business.controller.email"]
        let plan = try gateway.plan(
            OnboardCustomer(Self.person, business: business), at: "canopy", options: PlanOptions(accepting: dropped))
        let sent = try body(plan)
        #expect(sent["customer_type"] == "business")
        #expect(sent["business_details"]?["business_type"] == "non_profile")
        #expect(sent["business_details"]?["business_ein"] == "12-3456789")
        #expect(sent["business_details"]?["controller"]?["passport"] == ["number": "P1", "country": "JP"])
        #expect(Set(given(plan).filter { $0.value == .notExpressible }.keys) == dropped)
        #expect(throws: ServicingError.self) {
            try gateway.plan(OnboardCustomer(Self.person, business: business), at: "canopy")
        }
    }

    @Test("reports everything that Canopy requires and was not given, by Canopy's own names")
    func missing() throws {
        let error = #expect(throws: ServicingError.self) {
            try gateway.plan(OnboardCustomer(Individual(name: Individual.Name())), at: "canopy")
        }
        let fields = Set((error?.problems ?? []).map(\.field))
        #expect(
            fields.isSuperset(of: [
                "address_line_one", "address_city", "address_state", "address_zip", "phone_number", "email",
                "date_of_birth",
            ]))
        #expect(error?.effect == .notSent)
    }

    @Test("takes another country's number without the country, and no document but a passport, only where accepted")
    func identity() throws {
        var person = Self.person
        person.nationalID = NationalID("JP-1", country: "JP")
        person.identityDocument = IdentityDocument(.driversLicence, number: "D1", country: "US")
        let error = #expect(throws: ServicingError.self) {
            try gateway.plan(OnboardCustomer(person), at: "canopy")
        }
        #expect(error?.problems.map(\.field) == ["national_id", "identity_document"])
        let plan = try gateway.plan(
            OnboardCustomer(person), at: "canopy",
            options: PlanOptions(accepting: ["national_id", "identity_document"]))
        let sent = try body(plan)
        #expect(sent["international_customer_id"] == "JP-1")
        #expect(sent["ssn"] == nil)
        #expect(sent["passport"] == nil)
    }

    @Test("changes a customer by their id, without a passport, which Canopy takes with a new one alone (trap 26)")
    func change() throws {
        var person = Self.person
        let plan = try gateway.plan(ChangeCustomer("C1", to: person), at: "canopy")
        #expect(plan.request.resource == "/customers/C1")
        #expect(plan.request.verb == "PUT")
        #expect(try body(plan)["customer_type"] == nil, "a person is not made of a business by leaving it out")
        let business = BusinessEntity(tradingName: "Lee", taxID: "12-3456789")
        let change = try gateway.plan(
            ChangeCustomer("C1", to: person, business: business, accounts: [HeldAccount("A1")]), at: "canopy")
        #expect(try body(change)["customer_type"] == "business")
        #expect(
            try body(change)["assign_to_accounts"] == [["account_id": "A1", "customer_account_role": "PRIMARY"]])
        #expect(given(change)["accounts"] == .exact)
        person.identityDocument = IdentityDocument(.passport, number: "P1", country: "US")
        let error = #expect(throws: ServicingError.self) {
            try gateway.plan(ChangeCustomer("C1", to: person), at: "canopy")
        }
        #expect(error?.problems.map(\.field) == ["identity_document"])
    }

    @Test("registers an owner of a customer")
    func owner() throws {
        let plan = try gateway.plan(RegisterBeneficialOwner(Self.person, of: "C1", owner: "O1"), at: "canopy")
        #expect(plan.request.resource == "/customers/C1/beneficial_owners")
        let sent = try body(plan)
        #expect(sent["beneficial_owner_id"] == "O1")
        #expect(sent["ssn"] == "888888888")
    }

    @Test("defines a product: amounts in cents, intervals in words, rates as they were given")
    func product() throws {
        let plan = try gateway.plan(
            DefineProduct(
                "Express", product: "P1", kind: .fixedRateInstallment, billingCycle: BillingInterval(1, .month),
                paymentDue: BillingInterval(-5, .day), creditLimit: Money("1000.50"), lateFee: Money(cents: 2500),
                introductory: RatePeriod(cycles: 2, ratePercent: 0),
                standard: RatePeriod(cycles: 12, ratePercent: ExactDecimal("6.20"))), at: "canopy")
        let sent = try body(plan)
        #expect(sent["product_id"] == "P1")
        #expect(sent["product_overview"] == ["product_name": "Express", "product_type": "FIXED_RATE_INSTALLMENT"])
        let policies = sent["product_lifecycle_policies"]
        #expect(policies?["billing_cycle_policies"] == ["cycle_interval": "1 month", "cycle_due_interval": "-5 days"])
        #expect(
            policies?["default_attributes"] == ["default_credit_limit_cents": 100050, "default_late_fee_cents": 2500])
        #expect(sent["promotional_policies"]?["promo_len"] == 2)
        let rate = sent["post_promotional_policies"]?["post_promo_default_interest_rate_percent"]?.number?.text
        #expect(rate == "6.20", "the digits that were given")
    }

    @Test("opens an account for its holders, and wants its id")
    func account() throws {
        let plan = try gateway.plan(
            OpenAccount(
                of: "P1", account: "A1", holders: [AccountHolder("C1"), AccountHolder("C2", role: .secondary)],
                creditLimit: Money(cents: 100_000), principal: Money(cents: 50_000),
                standardRatePercent: 6, firstCycle: BillingInterval(14, .day),
                externalReferences: [ExternalReference("crm", id: "X1")]), at: "canopy")
        #expect(
            try body(plan) == [
                "account_id": "A1", "product_id": "P1",
                "summary": ["credit_limit_cents": 100000, "initial_principal_cents": 50000],
                "post_promo_overview": ["post_promo_impl_interest_rate_percent": 6],
                "cycle_type": ["first_cycle_interval": "14 days"],
                "external_fields": [["key": "crm", "value": "X1"]],
                "assign_customers": [
                    ["customer_id": "C1", "customer_account_role": "PRIMARY"],
                    ["customer_id": "C2", "customer_account_role": "SECONDARY"],
                ],
            ])
        let error = #expect(throws: ServicingError.self) { try gateway.plan(OpenAccount(of: "P1"), at: "canopy") }
        #expect(error?.problems.map(\.field) == ["account_id"])
    }

    @Test("refuses amounts that are no whole cents, all of them at once")
    func fractions() throws {
        let error = #expect(throws: ServicingError.self) {
            try gateway.plan(
                OpenAccount(
                    of: "P1", account: "A1", creditLimit: Money("0.005"), principal: Money("100000000000000000000")),
                at: "canopy")
        }
        #expect(error?.problems.map(\.field) == ["credit_limit", "principal"])
        #expect(error?.effect == .notSent)
        let both = #expect(throws: ServicingError.self) {
            try gateway.plan(OpenAccount(of: "", creditLimit: Money("0.005")), at: "canopy")
        }
        #expect(both?.problems.map(\.field) == ["credit_limit", "account_id", "product_id"])
        #expect(both?.operation == "create-account")
    }

    @Test("invites a user with a role that is a number, and drops nothing silently")
    func user() throws {
        let plan = try gateway.plan(InviteUser(Self.user, role: "3"), at: "canopy")
        #expect(
            try body(plan) == ["role": 3, "email": "ann@b.example", "name_first": "Ann", "name_last": "Lee"])
        let error = #expect(throws: ServicingError.self) { try gateway.plan(InviteUser(Self.person), at: "canopy") }
        #expect(Set((error?.problems ?? []).map(\.field)) == ["address", "date_of_birth", "national_id"])
        let named = #expect(throws: ServicingError.self) {
            try gateway.plan(InviteUser(Self.user, role: "Lender"), at: "canopy")
        }
        #expect(named?.problems.map(\.field) == ["role"])
    }

    private static let user = Individual(name: Individual.Name(first: "Ann", last: "Lee"), email: "ann@b.example")

    @Test("keeps a plan's personal data out of what is printed of it")
    func privacy() throws {
        let plan = try gateway.plan(OnboardCustomer(Self.person, customer: "C1"), at: "canopy")
        let instruction = OnboardCustomer(
            Self.person, customer: "C1", business: BusinessEntity(legalName: "Ann Lee", tradingName: "Lee's"))
        var dumped = ""
        dump(instruction, to: &dumped)
        for text in ["\(plan)", "\(instruction)", dumped] {
            for marker in ["Ann", "Lee", "888888888", "1985-06-20", "ann@b.example", "+14045550123", "1 Road"] {
                #expect(!text.contains(marker), "\(marker)")
            }
        }
    }

    @Test("sends each instruction and reads its answer")
    func acting() async throws {
        let transport = ScriptedTransport { _, request throws(TransportError) in
            let body = request.target == "/api_users" ? #"{"status":"success"}"# : "null"
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
        let gateway = try Gateway([canopy(transport)])
        #expect(try await gateway.onboard(OnboardCustomer(Self.person), at: "canopy").outcome == .applied)
        #expect(try await gateway.change(ChangeCustomer("C1", to: Self.person), at: "canopy").outcome == .applied)
        #expect(
            try await gateway.register(RegisterBeneficialOwner(Self.person, of: "C1"), at: "canopy").outcome
                == .applied)
        #expect(try await gateway.invite(InviteUser(Self.user), at: "canopy").outcome == .applied)
        #expect(
            transport.lines == [
                "POST /customers", "PUT /customers/C1", "POST /customers/C1/beneficial_owners", "POST /api_users",
            ])
    }
}

@Suite("Canopy's lists through the gateway")
struct GatewayListTests {
    @Test("give neutral rows page by page, with Canopy's own row at hand")
    func accounts() async throws {
        let transport = ScriptedTransport(200, documentedCustomerAccounts)
        var rows: [ListedAccount] = []
        for try await row in try Gateway([canopy(transport)]).accounts(at: "canopy") { rows.append(row) }
        let row = try #require(rows.first)
        #expect(rows.count == 1)
        #expect(row.account == "31mNprzLd2bKl6koVna68ARM")
        #expect(row.customer == "31mNprzLd2bKl6koVna68ARM")
        #expect(row.status?.rawValue == "SUSPENDED")
        #expect(row.substatus?.rawValue == "BANKRUPTCY")
        #expect(row.totalBalanceCents == row.native(as: CustomerAccount.self)?.account?.summary?.totalBalanceCents)
        #expect(row.totalBalanceCents == 300_000)
        #expect(row.principalCents == 200_000)
        #expect(!"\(row)".contains("Miriam"))
    }

    @Test("read no page before a row of it is asked for, and none beyond")
    func lazy() async throws {
        let pages = [page(row("A1"), row("A2"), next: "c1"), page(row("A3"))]
        let transport = ScriptedTransport { _, request throws(TransportError) in
            HTTPResponse(status: 200, body: Array(pages[request.target.contains("starting_after") ? 1 : 0].utf8))
        }
        let listing = try Gateway([canopy(transport)]).accounts(at: "canopy")
        #expect(transport.sent.isEmpty)
        for try await row in listing where row.account == "A2" { break }
        #expect(transport.sent.count == 1)
        var ids: [AccountID?] = []
        for try await row in listing { ids.append(row.account) }
        #expect(ids == ["A1", "A2", "A3"])
    }

    @Test("search by name, and end with the error of the page that could not be read")
    func searchAndError() async throws {
        let transport = ScriptedTransport(500)
        let listing = try Gateway([canopy(transport)]).accounts(at: "canopy", matching: "Lee")
        await #expect(throws: ServicingError.self) { for try await _ in listing {} }
        #expect(transport.lines.first == "GET /customers/accounts?limit=100&search_parameters=Lee")
    }

    @Test("give the lender's products, read as they are asked for, with Canopy's own at hand")
    func products() async throws {
        let transport = ScriptedTransport { _, request throws(TransportError) in
            let isFirst = !request.target.contains("starting_after")
            let overview = #""product_overview":{"product_name":"Express","product_type":"REVOLVING"}"#
            let paging = #"{"starting_after":"c1","ending_before":"c0","has_more":\#(isFirst)}"#
            let body = #"{"results":[{"product_id":"\#(isFirst ? "P1" : "P2")",\#(overview)}],"paging":\#(paging)}"#
            return HTTPResponse(status: 200, body: Array(body.utf8))
        }
        let listing = try Gateway([canopy(transport)]).products(at: "canopy")
        #expect(transport.sent.isEmpty)
        for try await _ in listing { break }
        #expect(transport.lines == ["GET /products?limit=100"])
        var rows: [ListedProduct] = []
        for try await row in listing { rows.append(row) }
        #expect(rows.map(\.product) == ["P1", "P2"])
        #expect(rows.first?.title == "Express")
        #expect(rows.first?.kind == "REVOLVING")
        #expect(rows.first?.native(as: Product.self)?.productID == "P1")
    }

    @Test("give a business's beneficial owners, and print none of them")
    func owners() async throws {
        let transport = ScriptedTransport(200, DocumentedPeople.owners)
        let owners = try await Gateway([canopy(transport)]).beneficialOwners(of: "C1", at: "canopy")
        #expect(transport.lines == ["GET /customers/C1/beneficial_owners"])
        let owner = try #require(owners.first)
        #expect(owner.owner == "0x1234")
        #expect(owner.name.first == "Miriam")
        #expect(owner.verification == owner.native(as: BeneficialOwner.self)?.verificationStatus?.rawValue)
        var dumped = ""
        dump(owner, to: &dumped)
        #expect(!"\(owner)\(dumped)".contains("Miriam"))
    }

    @Test("give the lender's users")
    func users() async throws {
        let transport = ScriptedTransport(200, "[\(documentedAPIUser)]")
        let users = try await Gateway([canopy(transport)]).users(at: "canopy")
        #expect(users.map(\.id) == ["dc3d83c5-b31e-48eb-80e7-38f12ac1a6e5"])
        #expect(users.first?.role == "1")
        #expect(!"\(users)".contains("marissa"))
    }
}
