import ExactJSON
import ServicingHTTP

/// The documented APIs of a world's providers in OpenAPI 3.1, from which a client in any language can be made.
///
/// Paths, methods and credentials are those that the router serves, so that the two can't differ; the rest is each
/// provider's ``MockProvider/contracts``.
enum OpenAPIDocument {
    /// The document of the providers behind these routes.
    static func json(providers: [any MockProvider.Type], routes: [Route]) -> JSONValue {
        var paths: JSONObject = [:]
        for route in routes {
            var path = paths[route.path.description]?.object ?? [:]
            path[route.method.rawValue.lowercased()] = operation(route, providers[route.providerIndex])
            paths[route.path.description] = .object(path)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Loan servicers, as the mock serves them",
                "version": "1",
                "description": .string(
                    "The operations that the providers' documents describe. What the documents do not say is marked as "
                        + "inferred in the mock's own list of rules. An answer 501 with X-Mock-Problem is the mock's: "
                        + "no document knows the path."),
            ],
            "servers": [["url": "/"]],
            "tags": .array(providers.map(tag)),
            "paths": .object(paths),
            "components": [
                "securitySchemes": .object(schemes(routes)),
                "responses": .object(doorAnswers.mapValues { doorAnswer($0) }),
            ],
        ]
    }

    private static func tag(_ provider: any MockProvider.Type) -> JSONValue {
        let documents = provider.documents.map(\.description).joined(separator: "; ")
        return ["name": .string(provider.id), "description": .string("Written from: " + documents)]
    }

    private static func operation(_ route: Route, _ provider: any MockProvider.Type) -> JSONValue {
        let contract = provider.contracts[route.operation]
        var json: JSONObject = [
            "operationId": .string("\(route.provider)_\(route.operation.replacing("-", with: "_"))"),
            "tags": [.string(route.provider)],
            "summary": .string(contract?.summary ?? route.operation),
        ]
        let parameters = route.path.parameterNames.map { name -> JSONValue in
            ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string", "minLength": 1]]
        }
        let items = (contract?.query ?? []).map { item -> JSONValue in
            ["name": .string(item.name), "in": "query", "schema": item.schema]
        }
        if !(parameters + items).isEmpty { json["parameters"] = .array(parameters + items) }
        if let body = contract?.body {
            json["requestBody"] = [
                "required": .bool(body.isRequired), "content": ["application/json": ["schema": body.schema]],
            ]
        }
        json["responses"] = .object(answers(contract, takesBody: contract?.body != nil))
        json["security"] = .array(security(route.authentication))
        return .object(json)
    }

    private static func answers(_ contract: OperationContract?, takesBody: Bool) -> JSONObject {
        var answers: JSONObject = [:]
        for answer in contract?.answers ?? [] {
            var content: JSONObject = ["application/json": ["schema": answer.schema]]
            // The server itself refuses what is no proper HTTP, before any provider sees it.
            if answer.status == 400 { content["text/plain"] = ["schema": JSONSchema.string] }
            answers[String(answer.status)] = [
                "description": .string(answer.meaning), "content": .object(content),
            ]
        }
        if contract == nil { answers["default"] = ["description": "Whatever the provider answers."] }
        for (status, _) in doorAnswers where answers[status] == nil && (takesBody || !bodyStatuses.contains(status)) {
            answers[status] = ["$ref": .string("#/components/responses/" + status)]
        }
        return answers
    }

    /// What the server itself answers before a provider sees the request (RFC 9110 §15.5).
    private static let doorAnswers: JSONObject = [
        "400": "The request is not proper HTTP.", "411": "The length of the body is not given.",
        "413": "The body is larger than the server takes.", "414": "The target is longer than the server takes.",
        "417": "The expectation is not one that the server meets.",
        "431": "The header section is larger than the server takes.",
    ]
    private static let bodyStatuses: Set<String> = ["411", "413"]

    private static func doorAnswer(_ meaning: JSONValue) -> JSONValue {
        ["description": meaning, "content": ["text/plain": ["schema": JSONSchema.string]]]
    }
}

// MARK: Credentials

extension OpenAPIDocument {
    private static func schemes(_ routes: [Route]) -> JSONObject {
        var schemes: JSONObject = [:]
        for credential in routes.flatMap(\.authentication.credentials) {
            switch credential {
            case .bearer: schemes[name(credential)] = ["type": "http", "scheme": "bearer"]
            case .apiKey(let header), .tenant(let header):
                schemes[name(credential)] = ["type": "apiKey", "in": "header", "name": .string(header)]
            }
        }
        return schemes
    }

    /// All credentials together; or, where each may be left out, none or any one of them.
    private static func security(_ authentication: Authentication) -> [JSONValue] {
        let names = authentication.credentials.map(name)
        guard authentication.isOptional else {
            return names.isEmpty ? [] : [.object(JSONObject(uniqueKeysWithValues: names.map { ($0, .array([])) }))]
        }
        return [[:]] + names.map { .object(JSONObject(uniqueKeysWithValues: [($0, .array([]))])) }
    }

    private static func name(_ credential: Authentication.Credential) -> String {
        if case .bearer = credential { "bearer" } else { credential.header }
    }
}

extension JSONObject {
    /// The same keys with other values.
    fileprivate func mapValues(_ change: (JSONValue) -> JSONValue) -> JSONObject {
        JSONObject(uniqueKeysWithValues: map { ($0.key, change($0.value)) })
    }
}
