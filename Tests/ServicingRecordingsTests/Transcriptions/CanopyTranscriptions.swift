import Canopy
import ServicingHTTP
import TestSupport

@testable import ServicingRecordings

extension Transcription {
    /// The page on account statuses states no status but 200; the other document ends before `POST /accounts` states any.
    static let canopy: [Transcription] =
        [setAccountStatus, createAccount]
        + CanopyTranscription.all.flatMap { operation in
            [operation.example] + operation.refusals.map { operation.transcription(of: $0) }
        }

    private static let setAccountStatus = Transcription(
        "canopy/set-account-status.bankruptcy.har", document: CanopyDialect.accountStatusDocument, .put,
        "https://example-uat-api.canopyservicing.com/accounts/can_52322/status",
        headers: [("Authorization", "Bearer $ACCESS_TOKEN"), ("Content-Type", "application/json")],
        body: #"{"account_status":"SUSPENDED","account_substatus":"BANKRUPTCY"}"#, 200, .json(documentedAccount),
        inferred: [("request.host", "the document has the placeholder <your_environment_name>")])

    private static let createAccount = Transcription(
        "canopy/create-account.least-request.har", document: CanopyDialect.coreAPIDocument, .post,
        "https://sandbox-api.canopyservicing.com/accounts",
        headers: [("Authorization", "Bearer $ACCESS_TOKEN"), ("Content-Type", "application/json")],
        body: #"{"account_id":"ACCT-1001","product_id":"95fea111-d121-40f8-9e8e-a6c335e48a45"}"#, 200,
        .untold("The document ends within the description of the request's body and states no answer."),
        inferred: [
            ("request.body.account_id", "the document prints no example; this is none of the ids that it prints"),
            ("request.body.product_id", "the document prints no example; this is the id of its product"),
            ("response.status", "the document states none; this is the one of every other creation"),
        ],
        comment: "The members that the document marks as required, and no others.")
}

/// One operation of Canopy's document: its printed example and the statuses that it names with a few words and no body.
struct CanopyTranscription: Sendable {
    /// A status, the document's words for it, and how the request or the world differs from the example's.
    struct Refusal: Sendable {
        var name: String
        var status: Int
        var words: String
        var seed = "default"
        var path: String?
        var body: String?
        var inferred: [(String, String)] = []
    }

    let operation: String
    let method: HTTPMethod
    let path: String
    let body: String?
    let answer: String
    let refusals: [Refusal]

    private init(
        _ operation: String, _ method: HTTPMethod, _ path: String, body: String? = nil, answer: String,
        _ refusals: [Refusal]
    ) {
        self.operation = operation
        self.method = method
        self.path = path
        self.body = body
        self.answer = answer
        self.refusals = refusals + Self.everywhere
    }

    /// The document's example.
    var example: Transcription {
        transcription(
            "example", path, body, 200, .json(answer), seed: "default", inferred: [],
            contradictions: Self.contradictions[operation] ?? [])
    }

    private static let contradictions = [
        "register": [
            ("response.body.phone", "the document answers about somebody else, who has a telephone number")
        ],
        "create-product": [
            (
                "response.body.promotional_policies.promo_min_pay_type",
                "the document asks for PERCENT_INTEREST and answers PERCENT_PRINCIPAL"
            )
        ],
        "list-products": [
            ("response.body.paging", "the document says that a list has one, and its example has none")
        ],
    ]

    func transcription(of refusal: Refusal) -> Transcription {
        transcription(
            refusal.name, refusal.path ?? path, refusal.body ?? body, refusal.status, .unstated(refusal.words),
            seed: refusal.seed,
            inferred: refusal.inferred)
    }

    private func transcription(
        _ name: String, _ path: String, _ body: String?, _ status: Int, _ answer: Transcription.Answer, seed: String,
        inferred: [(String, String)], contradictions: [(String, String)] = []
    ) -> Transcription {
        let contentType = body == nil ? [] : [("Content-Type", "application/json")]
        return Transcription(
            "canopy/\(operation).\(name).har", document: CanopyDialect.coreAPIDocument, method,
            "https://sandbox-api.canopyservicing.com" + path,
            headers: [("Authorization", "Bearer $ACCESS_TOKEN")] + contentType, body: body, status, answer,
            state: ProviderState(seed: seed), inferred: inferred, contradictions: contradictions)
    }

    /// What the document says of each of its operations.
    private static let everywhere = [
        Refusal(name: "unauthorized", status: 401, words: "Unauthorized.", seed: "wrong-credential"),
        Refusal(name: "forbidden", status: 403, words: "Forbidden.", seed: "forbidden"),
        Refusal(name: "too-many-requests", status: 429, words: "Too many requests.", seed: "rate-limited"),
        Refusal(
            name: "unexpected-error", status: 500, words: "Unexpected Error.", seed: "provider-failure",
            inferred: [("response.status", "the document names the error and no status")]),
    ]

    private static func nothingThere(_ words: String) -> Refusal {
        Refusal(name: "not-found", status: 404, words: words, seed: "nothing-there")
    }

    private static func notFound(_ words: String, path: String) -> Refusal {
        Refusal(
            name: "not-found", status: 404, words: words, path: path,
            inferred: [("request.path[1]", "the document gives no id that is unknown")])
    }

    private static func invalidInput(_ words: String) -> Refusal {
        Refusal(
            name: "invalid-input", status: 422, words: words, seed: "refuses-input",
            inferred: [("request.body", "the document does not say what makes an input invalid; this is its example")])
    }

    private static let uninvited = """
        {
          "name_first": "Harriet",
          "name_last": "Martins",
          "password": "newSecretPassword123!",
          "email": "harriet@acmecorporation.com"
        }
        """

    static let all = [
        CanopyTranscription(
            "list-api-users", .get, "/api_users", answer: DocumentedAPIUsers.users,
            [nothingThere("No Api Users found")]),
        CanopyTranscription(
            "invite-api-user", .post, "/api_users", body: DocumentedAPIUsers.invitation,
            answer: DocumentedAPIUsers.invitationAnswer, [invalidInput("Invalid input.")]),
        CanopyTranscription(
            "register", .post, "/register", body: DocumentedAPIUsers.registration,
            answer: DocumentedAPIUsers.registrationAnswer,
            [
                Refusal(
                    name: "not-found", status: 404, words: "Not found.", body: uninvited,
                    inferred: [
                        (
                            "request.body",
                            "the document does not say what is not found; this is its example without the organization"
                        )
                    ])
            ]),
        CanopyTranscription(
            "api-user-summary", .get, "/api_users/summary", answer: DocumentedAPIUsers.summary,
            [nothingThere("No API user found.")]),
        CanopyTranscription(
            "list-products", .get, "/products", answer: documentedProducts,
            [nothingThere("Unable to get products")]),
        CanopyTranscription(
            "create-product", .post, "/products", body: documentedNewProduct,
            answer: documentedCreatedProduct, [invalidInput("Invalid input")]),
        CanopyTranscription(
            "list-customer-accounts", .get, "/customers/accounts", answer: documentedCustomerAccounts,
            [nothingThere("Unable to get customers")]),
        CanopyTranscription(
            "create-customer", .post, "/customers", body: DocumentedPeople.newCustomer,
            answer: DocumentedPeople.createdCustomer, [invalidInput("Invalid input")]),
        CanopyTranscription(
            "update-customer", .put, "/customers/1001", body: DocumentedPeople.customerUpdate,
            answer: DocumentedPeople.updatedCustomer,
            [notFound("Customer not found", path: "/customers/CUST-UNKNOWN"), invalidInput("Invalid input")]),
        CanopyTranscription(
            "list-beneficial-owners", .get, "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners",
            answer: DocumentedPeople.owners,
            [notFound("Payment Processor not found", path: "/customers/CUST-UNKNOWN/beneficial_owners")]),
        CanopyTranscription(
            "create-beneficial-owner", .post, "/customers/31mNprzLd2bKl6koVna68ARM/beneficial_owners",
            body: DocumentedPeople.newOwner, answer: DocumentedPeople.createdOwner,
            [notFound("Payment Processor not found", path: "/customers/CUST-UNKNOWN/beneficial_owners")]),
    ]
}
