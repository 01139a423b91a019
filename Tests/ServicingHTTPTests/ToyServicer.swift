import ExactJSON
import Servicing
import ServicingHTTP

/// A dialect of no provider, to see what the pipeline does by itself.
struct ToyDialect: ProviderDialect {
    static let provider: ProviderID = "toy"
    static let documents = [document]
    static let document = SourceDocument(title: "Toy", version: nil, sha256: String(repeating: "0", count: 64))
    static let redaction = RedactionRules.standard

    func complaint(status: Int, body: JSONValue?) -> ProviderComplaint { ProviderComplaint(reading: body) }
    func meaning(ofStatus status: Int) -> String? { status == 404 ? "No such toy" : nil }
}

/// A write that may be sent again.
struct Wind: ProviderOperation {
    static let contract = OperationContract(
        name: "wind", signature: "PUT /toys/{id}", repeatability: .byProtocol("PUT"), document: ToyDialect.document)
    var toy: String
    var scope: String { "toy \(toy)" }

    struct Answer: Codable, Sendable, Hashable {
        let id: String
        let turns: Int?
    }

    func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.put, "/toys/\(problems.segment("toy", toy))", json: ["turns": 3])
    }

    func read(_ answer: JSONAnswer, from dialect: ToyDialect) throws(AnswerProblem) -> Reading<Answer> {
        let (body, warnings) = try answer.decode(Answer.self)
        return Reading(body, warnings: warnings)
    }

    func evidenceOfEarlierAttempt(in complaint: ProviderComplaint) -> Evidence? {
        complaint.statusCode == 409 ? Evidence("409", because: "it was wound before") : nil
    }
}

/// A write that may not be sent again, and moves money.
struct Buy: ProviderOperation {
    static let contract = OperationContract(
        name: "buy", signature: "POST /toys", movesMoney: true, repeatability: .never("it is paid for"),
        document: ToyDialect.document)
    var toy: String
    var scope: String { "toy \(toy)" }

    func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        problems.text("toy", toy)
        return RequestDraft(.post, "/toys", json: ["toy": toy])
    }

    func read(_ answer: JSONAnswer, from dialect: ToyDialect) throws(AnswerProblem) -> Reading<String> {
        guard let id = answer.document.root["id"]?.string else { throw .unreadable("it has no id") }
        return Reading(id, outcome: .accepted, references: ["id": id])
    }

}

/// A creation whose document names the 429.
struct Make: ProviderOperation {
    static let contract = OperationContract(
        name: "make", signature: "POST /toys/new", repeatability: .never("it makes another one"),
        documentedErrors: [429], document: ToyDialect.document)
    var toy: String
    var scope: String { "toy \(toy)" }

    func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.post, "/toys/new", json: ["toy": toy])
    }

    func read(_ answer: JSONAnswer, from dialect: ToyDialect) throws(AnswerProblem) -> Reading<String> { Reading("") }
}

/// A write that is only inferred to be repeatable.
struct Hush: ProviderOperation {
    static let contract = OperationContract(
        name: "hush", signature: "POST /toys/{id}/hush", repeatability: .inferred("it is quiet then"),
        document: ToyDialect.document)
    var toy: String
    var scope: String { "toy \(toy)" }

    func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.post, "/toys/\(problems.segment("toy", toy))/hush")
    }

    func read(_ answer: JSONAnswer, from dialect: ToyDialect) throws(AnswerProblem) -> Reading<String> { Reading("") }
}

/// A read.
struct Look: ProviderOperation {
    static let contract = OperationContract(
        name: "look", signature: "GET /toys/{id}", isWrite: false, repeatability: .byProtocol("GET"),
        document: ToyDialect.document)
    var toy: String
    var scope: String { "toy \(toy)" }

    func draft(for dialect: ToyDialect, checking problems: inout FieldChecks) -> RequestDraft {
        RequestDraft(.get, "/toys/\(problems.segment("toy", toy))", query: [])
    }

    func read(_ answer: JSONAnswer, from dialect: ToyDialect) throws(AnswerProblem) -> Reading<String> { Reading("") }
}

struct ToyServicer: HTTPServicer {
    static let nativeOperations: [any ProviderOperation<ToyDialect>.Type] = [
        Wind.self, Buy.self, Make.self, Hush.self, Look.self,
    ]
    let client: ServicerClient<ToyDialect>

    init(
        _ transport: any HTTPTransport, credential: Credential = .none, baseURL: String = "https://toys.example",
        timeout: Duration = .seconds(20), events: (any ExchangeEventSink)? = nil, retry: RetryPolicy = .off,
        adjusting adjust: (inout ServicerSettings) -> Void = { _ in }
    ) throws {
        var settings = ServicerSettings(
            baseURL: try BaseURL(baseURL), timeout: timeout, events: events, retry: retry)
        adjust(&settings)
        client = try ServicerClient(
            dialect: ToyDialect(), settings: settings, credential: credential, transport: transport)
    }
}
