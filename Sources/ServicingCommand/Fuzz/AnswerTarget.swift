import ExactJSON
import Servicing
import ServicingFuzz
import ServicingHTTP
import ServicingMock

/// What the adapters make of providers' answers: a first line of the demonstration's number and the status, and the
/// body. Every documented call of every provider is made, and answered with that.
struct AnswerTarget: FuzzTarget {
    let name = "answers"
    let summary =
        "providers' answers, to every adapter: a yes, a no or unknown by what came, nothing sent twice, no credential shown"
    let corpus: [[UInt8]]
    let dictionary = [
        AnswerTarget.secret, "\"success\":false", "\"success\":true", "\"error\":", "\"data\":",
        "\"id\":",
        "\"results\":", "\"paging\":", " 200\n", " 409\n", " 500\n", " 302\n", " 429\n", " 204\n", "{\"data\":{}}",
    ]
    let isJSON = false
    /// The credential of every provider.
    private static let secret = "Kq7madeUpSecret0Zx"
    private let calls: [Call]

    private struct Call: Sendable {
        let provider: any CommandProvider.Type
        let demonstration: Demonstration
    }

    /// Learns from the mock what each call is answered.
    init() async {
        calls = commandProviders.flatMap { provider in
            provider.demonstrations.map { Call(provider: provider, demonstration: $0) }
        }
        var corpus: [[UInt8]] = []
        for (number, call) in calls.enumerated() {
            let world = MockWorld()
            call.demonstration.prepare(world)
            let transport = KeptAnswer(MockTransport(handler: world))
            _ = await Self.perform(call, transport, DemonstrationRun.credentials)
            guard let answer = transport.answer else { continue }
            corpus.append(Array("\(number) \(answer.status)\n".utf8) + answer.body)
        }
        self.corpus = corpus
    }

    func check(_ input: [UInt8], _ findings: inout FuzzFindings) async {
        let line = input.prefix { $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line.prefix(100), as: UTF8.self).split(separator: " ").map { Int($0) }
        guard words.count == 2, let number = words[0], let status = words[1] else { return }
        let call = calls[Int(number.magnitude % UInt(calls.count))]
        let response = HTTPResponse(
            status: (200...599).contains(status) ? status : 200 + Int(UInt(bitPattern: status) % 400),
            headers: Self.headers,
            body: Array(input.dropFirst(line.count + 1)))
        let transport = FixedAnswer(response)
        let ended = await Self.perform(call, transport)
        findings.expect(transport.count <= 1, "it was sent \(transport.count) times")
        switch ended {
        case .success(let receipt): check(receipt, response, &findings)
        case .failure(let error): check(error, response, call, &findings)
        }
    }

    private static let headers = HTTPHeaders(unchecked: [
        HTTPField(unchecked: "Content-Type", "application/json"), HTTPField(unchecked: "Retry-After", "7"),
        HTTPField(unchecked: "X-Request-Id", secret),
    ])

    private func check(_ receipt: Receipt, _ response: HTTPResponse, _ findings: inout FuzzFindings) {
        findings.isTaken = true
        findings.expect((200...299).contains(response.status), "a \(response.status) is taken for a yes")
        findings.expect(receipt.outcome != .unknown, "a receipt of an unknown outcome is no error")
        findings.expect(receipt.attempts == 1, "it counts \(receipt.attempts) attempts")
        checkPrinted("\(receipt) \(receipt.exchange.map { "\($0)" } ?? "")", receipt.json(), &findings)
    }

    private func check(
        _ error: ServicingError, _ response: HTTPResponse, _ call: Call, _ findings: inout FuzzFindings
    ) {
        guard error.effect != .notSent else { return }
        let isWrite = Self.isWrite(error, call)
        switch response.status {
        case 200...299:
            findings.expect(
                error.kind == .malformedResponse || error.kind == .ruleViolation,
                "a \(response.status) is \(error.kind)")
            if error.kind == .malformedResponse {
                findings.expect(
                    error.mayHaveBeenApplied == isWrite, "an unreadable \(response.status) is \(error.effect)")
            }
        case 408: findings.expect(error.mayHaveBeenApplied == isWrite, "a 408 is \(error.effect)")
        case 400...499: findings.expect(error.effect == .refused, "a \(response.status) is \(error.effect)")
        default: findings.expect(error.mayHaveBeenApplied == isWrite, "a \(response.status) is \(error.effect)")
        }
        findings.expect(error.mayHaveBeenApplied == (error.receipt?.outcome == .unknown), "effect and receipt differ")
        findings.expect(error.complaint.map { $0.statusCode == response.status } ?? true, "the status is another")
        checkPrinted("\(error) \(error.exchange.map { "\($0)" } ?? "")", error.json, &findings)
    }

    private func checkPrinted(_ text: String, _ json: JSONValue, _ findings: inout FuzzFindings) {
        let printed = text + json.text()
        findings.expect(!printed.contains(Self.secret), "a credential is printed")
        findings.expect((try? JSONValue(parsing: json.serialized())) == json, "what is printed as JSON is none")
    }

    private static func isWrite(_ error: ServicingError, _ call: Call) -> Bool {
        let servicer = try? servicer(call, PlanningTransport())
        return servicer?.operations.first { $0.name == error.operation }?.isWrite ?? true
    }

    private static func perform(
        _ call: Call, _ transport: any HTTPTransport, _ credentials: [String: String] = madeUp
    ) async -> Result<Receipt, ServicingError> {
        do throws(ServicingError) {
            return .success(try await call.demonstration.perform(Gateway([servicer(call, transport, credentials)])))
        } catch {
            return .failure(error)
        }
    }

    private static let madeUp = [
        "SERVICING_API_KEY": secret, "SERVICING_BEARER_TOKEN": secret, "SERVICING_TENANT_ID": "tenant",
    ]

    private static func servicer(
        _ call: Call, _ transport: any HTTPTransport, _ credentials: [String: String] = madeUp
    ) throws(ServicingError) -> any Servicer {
        let base: BaseURL
        do {
            base = try BaseURL("https://provider.example")
        } catch {
            preconditionFailure("it is a base URL")
        }
        let isReal = credentials == DemonstrationRun.credentials
        let environment = isReal ? credentials.merging(call.demonstration.environment) { $1 } : credentials
        return try call.provider.servicer(
            settings: ServicerSettings(baseURL: base, retry: .off),
            credentials: CommandCredentials(environment, for: call.provider.id, isForPlan: false), transport: transport)
    }
}

/// Gives every request the same answer, and counts them.
final class FixedAnswer: HTTPTransport {
    private let response: HTTPResponse
    private let sent = Lock(0)

    init(_ response: HTTPResponse) {
        self.response = response
    }

    var count: Int { sent.withLock { $0 } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        sent.withLock { $0 += 1 }
        return response
    }
}

/// Keeps the last answer that another transport brings, and the request that it was for.
final class KeptAnswer: HTTPTransport {
    private let transport: any HTTPTransport
    private let last = Lock<(request: HTTPRequest, answer: HTTPResponse)?>(nil)

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    var answer: HTTPResponse? { last.withLock { $0?.answer } }
    var request: HTTPRequest? { last.withLock { $0?.request } }

    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let answer = try await transport.send(request, deadline: deadline)
        last.withLock { $0 = (request, answer) }
        return answer
    }
}
