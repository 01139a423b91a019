import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock

/// The examples and errors of Canopy's document of its whole interface, called as from a command line.
extension CanopyCommand {
    static let documentedExamples = [
        call("list-api-users", answering: CanopyExampleAnswers.apiUsers),
        call("invite-api-user", answering: CanopyExampleAnswers.invitation),
        // The document's example answers with another user than it registers, whose phone it does not ask for.
        call(
            "register", answering: CanopyExampleAnswers.apiUser,
            varying: ["api_user_id", "organization_name", "name_first", "name_last", "email", "role"], open: ["phone"]),
        call("api-user-summary", answering: CanopyExampleAnswers.apiUser),
        // The text of the document has a paging member, which its example leaves out; how many accounts there are is the
        // server's to say.
        call(
            "list-products", answering: CanopyExampleAnswers.products,
            varying: ["results[0].product_summary.accounts_overview.account_count_total"], open: ["paging"]),
        // The document's example answers with another name, other fees and another way to pay than it asks for.
        call(
            "create-product", answering: CanopyExampleAnswers.product,
            varying: [
                "created_at", "product_overview.product_name",
                "product_lifecycle_policies.default_attributes.default_late_fee_cents",
                "product_lifecycle_policies.default_attributes.default_payment_reversal_fee_cents",
                "promotional_policies.promo_min_pay_type", "product_summary.accounts_overview.account_count_total",
            ]),
        call("list-customer-accounts"),
        // The document's example answers with another id than it asks for.
        call("create-customer", answering: CanopyExampleAnswers.customer, varying: ["customer_id"]),
        call("update-customer", with: [.customer: customer], answering: CanopyExampleAnswers.customer),
        call("list-beneficial-owners", with: [.customer: customer], answering: CanopyExampleAnswers.beneficialOwners),
        call("create-beneficial-owner", with: [.customer: customer], answering: CanopyExampleAnswers.beneficialOwner),
        call("create-account"),
    ]

    static let documentedRefusals = [
        call(
            "list-api-users", "401 wrong token", expecting: .refusal(401, .unauthenticated),
            environment: ["SERVICING_BEARER_TOKEN": "wrong"]),
        call("invite-api-user", "403 role may not write", expecting: .refusal(403, .forbidden)) { world in
            world.credentials.tokens = [AccessToken("demo-access-token", mayWrite: false)]
        },
        call(
            "update-customer", "404 unknown customer", with: [.customer: "nobody"], expecting: .refusal(404, .notFound)),
        call(
            "list-beneficial-owners", "404 unknown customer", with: [.customer: "nobody"],
            expecting: .refusal(404, .notFound)),
        call(
            "create-account", "422 a product that is not there", changing: ["product_id": "none"],
            expecting: .refusal(422, .ruleViolation)),
        call("list-products", "429 too many requests", expecting: .refusal(429, .rateLimited)) { world in
            world.setRateLimit(RateLimit(requests: 0, per: .seconds(60)), for: id.rawValue)
        },
    ]

    private static func call(
        _ name: OperationName, with options: [Option: String] = [:], answering answer: String? = nil,
        varying: Set<String> = [], open: Set<String> = []
    ) -> Demonstration {
        call(
            name, "documented example", with: options,
            expecting: .outcome(.applied, answer.map { DocumentedAnswer($0, varying: varying, open: open) }))
    }

    private static func call(
        _ name: OperationName, _ title: String, with options: [Option: String] = [:],
        changing changes: JSONObject = [:],
        expecting expected: Demonstration.Expected, environment: [String: String] = [:],
        prepare: @escaping @Sendable (MockWorld) -> Void = { _ in }
    ) -> Demonstration {
        Demonstration(title, expecting: expected, environment: environment, prepare: prepare) {
            gateway async throws(ServicingError) in
            guard let form = calls.first(where: { $0.name == name }) else {
                preconditionFailure("a demonstrated operation can be called")
            }
            var reader = CallReader(Arguments(options), body: form.example.map { changed($0, changes) })
            guard let operation = form.make(&reader), reader.problems.isEmpty else {
                throw ServicingError(
                    .invalidRequest, .notSent, "the example can't be read", provider: id, operation: name,
                    problems: reader.problems)
            }
            return try await gateway.servicer(id).perform(operation)
        }
    }

    /// The example with some of its members given other values.
    private static func changed(_ example: String, _ changes: JSONObject) -> String {
        guard case .object(var object)? = try? JSONValue(parsing: example) else { return example }
        for (key, value) in changes { object[key] = value }
        return JSONValue.object(object).text()
    }
}
