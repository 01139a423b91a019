import ExactJSON

extension CanopyMock {
    /// What each operation takes and answers (canopy.core-api-1.8.44.txt and canopy.account-status.txt). Bodies are the
    /// schemas that requests are checked by; of answers the members are told that every one of them has.
    public static var contracts: [String: OperationContract] {
        [
            issueToken.name: contract("Issue an access token", takes: tokenRequest, token, notFound: false),
            listAPIUsers.name: contract("List the API users of the organization", JSONSchema.orNull(list(apiUser))),
            inviteAPIUser.name: contract(
                "Invite an API user", takes: invitation, JSONSchema.answer(["status": JSONSchema.string]),
                notFound: false),
            register.name: contract("Register an API user", takes: registration, apiUser),
            apiUserSummary.name: contract("Show the caller", apiUser),
            listProducts.name: contract("List products", query: paging(upTo: 100), page("product_id", isPaged: false)),
            createProduct.name: contract(
                "Create a product", takes: newProduct, object("product_id"), notFound: false),
            listCustomerAccounts.name: contract(
                "List customers with their accounts",
                query: paging(upTo: 100) + [.init("search_parameters", JSONSchema.string)], page("customer_id")),
            setAccountStatus.name: contract("Set an account's status", takes: accountStatus, object("account_id")),
            createCustomer.name: contract("Create a customer", takes: newCustomerSchema, object("customer_id")),
            updateCustomer.name: contract("Update a customer", takes: customerUpdateSchema, object("customer_id")),
            listBeneficialOwners.name: contract(
                "List a customer's beneficial owners", JSONSchema.orNull(list(object("beneficial_owner_id")))),
            createBeneficialOwner.name: contract(
                "Create a beneficial owner", takes: newBeneficialOwnerSchema, object("beneficial_owner_id")),
            createAccount.name: contract("Create an account", takes: newAccountSchema, object("account_id")),
        ]
    }

    private static func contract(
        _ summary: String, query: [OperationContract.QueryItem] = [], takes body: BodySchema? = nil,
        _ answer: JSONValue, notFound: Bool = true
    ) -> OperationContract {
        var answers: [OperationContract.Answer] = [
            .init(200, "It is done.", answer),
            .init(401, "The credential is missing or wrong.", error),
            .init(403, "The token has expired, or its role does not allow this.", error),
            .init(422, "Invalid input; all that is wrong is told.", error),
            .init(429, "Too many requests.", error),
            .init(500, "Internal server error (inferred).", error),
        ]
        if notFound { answers.append(.init(404, "What it is about is not there.", error)) }
        if body != nil { answers.append(.init(415, "The body is not JSON (inferred).", error)) }
        return OperationContract(
            summary, query: query, body: body.map { .init($0.json) },
            answers: answers.sorted { $0.status < $1.status })
    }

    /// The body of `PUT /accounts/{account_id}/status`. Which pairs are taken no schema says.
    private static let accountStatus = BodySchema.object([
        .required("account_status", .choice(statuses)), .optional("account_substatus", .choice(substatuses)),
    ])

    private static let error = JSONSchema.answer([
        "error": JSONSchema.object(
            [
                "code": JSONSchema.string, "message": JSONSchema.string,
                "details": list(
                    JSONSchema.answer([
                        "instancePath": JSONSchema.string, "schemaPath": JSONSchema.string,
                        "keyword": JSONSchema.string, "params": JSONSchema.anyObject, "message": JSONSchema.string,
                    ])),
            ], required: ["code", "message"])
    ])

    private static let token = JSONSchema.answer([
        "access_token": JSONSchema.string, "expires_in": JSONSchema.integer, "token_type": JSONSchema.string,
    ])

    private static let apiUser = JSONSchema.answer([
        "api_user_id": JSONSchema.string, "organization_name": JSONSchema.string, "name_first": JSONSchema.string,
        "name_last": JSONSchema.string, "email": JSONSchema.string, "phone": ["type": ["string", "null"]],
        "role": JSONSchema.integer,
    ])

    /// An object that has its id.
    private static func object(_ id: String) -> JSONValue {
        JSONSchema.answer(JSONObject(uniqueKeysWithValues: [(id, JSONSchema.string)]))
    }

    private static func list(_ element: JSONValue) -> JSONValue {
        JSONSchema.list(element)
    }

    /// A page of objects that have their ids.
    private static func page(_ id: String, isPaged: Bool = true) -> JSONValue {
        let cursor: JSONValue = ["type": ["string", "null"]]
        return JSONSchema.object(
            [
                "results": JSONSchema.orNull(list(object(id))),
                "paging": JSONSchema.answer([
                    "starting_after": cursor, "ending_before": cursor, "has_more": JSONSchema.boolean,
                ]),
            ], required: isPaged ? ["results", "paging"] : ["results"])
    }

    private static func paging(upTo most: Int) -> [OperationContract.QueryItem] {
        [
            .init("limit", ["type": "integer", "minimum": 0, "maximum": .number(JSONNumber(most))]),
            .init("starting_after", JSONSchema.string), .init("ending_before", JSONSchema.string),
        ]
    }
}
