import Canopy
import ExactJSON
import Servicing
import ServicingHTTP

/// Answers what a closure says and remembers what it was sent.
final class ScriptedTransport: HTTPTransport {
    private let requests = Lock<[HTTPRequest]>([])
    private let answer: @Sendable (Int) throws(TransportError) -> HTTPResponse

    /// - Parameter answer: from the request's number, counted from 1.
    init(_ answer: @escaping @Sendable (Int) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    convenience init(_ status: Int, _ body: String, headers: [HTTPField] = []) {
        self.init { _ throws(TransportError) in
            HTTPResponse(status: status, headers: HTTPHeaders(unchecked: headers), body: Array(body.utf8))
        }
    }

    var sent: [HTTPRequest] { requests.withLock { $0 } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let number = requests.withLock { requests -> Int in
            requests.append(request)
            return requests.count
        }
        return try answer(number)
    }
}

/// An adapter over a script.
func canopy(
    _ transport: ScriptedTransport, credential: Credential = .bearer("demo-access-token")
) throws -> CanopyServicer {
    try CanopyServicer(
        settings: ServicerSettings(baseURL: BaseURL("https://lender-uat-api.example")), credential: credential,
        transport: transport)
}

/// The document's call, answered with a body.
func suspend(_ body: String, status: Int = 200) async throws -> Receipt {
    try await canopy(ScriptedTransport(status, body)).updateStatus(
        of: "can_52322", to: .suspended, substatus: .bankruptcy)
}

/// The document's call, answered with a body, and the error that it ends with.
func suspendFails(_ body: String, status: Int = 200, headers: [HTTPField] = []) async throws -> ServicingError? {
    await failure(of: try canopy(ScriptedTransport(status, body, headers: headers)))
}

/// The error that the document's call ends with.
func failure(of servicer: CanopyServicer, account: AccountID = "can_52322") async -> ServicingError? {
    do {
        _ = try await servicer.updateStatus(of: account, to: .suspended, substatus: .bankruptcy)
        return nil
    } catch {
        return error
    }
}

/// The account in a text, and the warnings that its reading gave.
func readAccount(in body: String) async throws -> Account? {
    try await suspend(body).answer(as: Account.self)
}

/// An account that has an id and these members.
func readAccount(with members: String) async throws -> Account? {
    try await readAccount(in: #"{"account_id":"A1",\#(members)}"#)
}
