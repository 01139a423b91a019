import ExactJSON
import ServicingHTTP

/// Why the mock itself, and no provider, refuses a request. The answer says so by `X-Mock-Problem`.
struct ControlProblem: Error {
    let status: Int
    /// What is wrong, as a word for programs.
    let code: String
    /// What is wrong and what is allowed, for people.
    let message: String
    /// Where in the body it is wrong.
    var problems: [FieldProblem] = []
    var headers: [HTTPField] = []

    init(_ status: Int, _ code: String, _ message: String, problems: [FieldProblem] = [], headers: [HTTPField] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.problems = problems
        self.headers = headers
    }

    static func invalid(_ problems: [FieldProblem]) -> ControlProblem {
        ControlProblem(422, "invalid", "The body is not what is documented; problems tells where.", problems: problems)
    }

    static func tooManyWorlds(_ limit: Int) -> ControlProblem {
        ControlProblem(
            503, "too-many-worlds",
            "There are \(limit) worlds already. Remove some: DELETE /__mock/worlds/NAME, or DELETE /__mock/worlds.")
    }

    var response: HTTPResponse {
        var body: JSONObject = ["error": .string(code), "message": .string(message)]
        if !problems.isEmpty {
            body["problems"] = .array(
                problems.map { ["path": .string($0.path), "problem": .string($0.problem)] })
        }
        var response = HTTPResponse(status: status, json: .object(body))
        response.headers.append(unchecked: HTTPField(unchecked: "X-Mock-Problem", code))
        for field in headers { response.headers.append(unchecked: field) }
        return response
    }
}

extension HTTPResponse {
    /// An answer with a JSON body, which nobody keeps.
    init(status: Int, json: JSONValue?) {
        var fields = [HTTPField(unchecked: "Cache-Control", "no-store")]
        if json != nil { fields.append(HTTPField(unchecked: "Content-Type", "application/json")) }
        self.init(status: status, headers: HTTPHeaders(unchecked: fields), body: json?.serialized() ?? [])
    }
}
