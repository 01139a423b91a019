public import ExactJSON
import ServicingHTTP

extension ControlAPI {
    /// The world's providers as OpenAPI tells of them.
    static let ofOpenAPI = [
        ControlResource(.get, "/__mock/openapi.json", "The documented operations in OpenAPI 3.1.") {
            call throws(ControlProblem) in
            try call.checkQuery([])
            return .json(try call.world().openAPI)
        }
    ]
}

extension MockWorld {
    /// The documented operations of the world's providers in OpenAPI 3.1, as `/__mock/openapi.json` answers them.
    public var openAPI: JSONValue {
        OpenAPIDocument.json(providers: providerTypes, routes: routes)
    }
}
