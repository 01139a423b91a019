import CurlTransport
import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock

/// What came of one demonstration.
struct DemonstrationRun: Sendable {
    let provider: ProviderID
    let operation: String
    let title: String
    let exchange: String
    let result: String
    let duration: Duration
    /// Where the answer differs from its document.
    let differences: [String]

    /// Runs a demonstration against a mock of its own on loopback.
    static func run(
        _ demonstration: Demonstration, of provider: any CommandProvider.Type, over transport: CurlTransport
    ) async throws -> DemonstrationRun {
        let world = MockWorld()
        demonstration.prepare(world)
        let server = try MockServer.start(handler: world)
        let started = ContinuousClock.now
        let ended: Result<Receipt, ServicingError>
        do throws(ServicingError) {
            let gateway = try gateway(demonstration, provider, server.baseURL, transport)
            ended = .success(try await demonstration.perform(gateway))
        } catch {
            ended = .failure(error)
        }
        let duration = started.duration(to: .now)
        await server.stop()
        return DemonstrationRun(demonstration, provider.id, ended, duration)
    }

    private static func gateway(
        _ demonstration: Demonstration, _ provider: any CommandProvider.Type, _ address: String,
        _ transport: CurlTransport
    ) throws(ServicingError) -> Gateway {
        let settings: ServicerSettings
        do {
            settings = ServicerSettings(baseURL: try BaseURL(address))
        } catch {
            throw ServicingError(.invalidRequest, .notSent, error.description, provider: provider.id)
        }
        let environment = Self.credentials.merging(demonstration.environment) { $1 }
        let credentials = CommandCredentials(environment, for: provider.id, isForPlan: false)
        return try Gateway([provider.servicer(settings: settings, credentials: credentials, transport: transport)])
    }

    /// What the mock's default world accepts.
    static let credentials = [
        "SERVICING_API_KEY": "demo-api-key", "SERVICING_BEARER_TOKEN": "demo-access-token",
        "SERVICING_TENANT_ID": "demo-tenant",
    ]

    private init(
        _ demonstration: Demonstration, _ provider: ProviderID, _ ended: Result<Receipt, ServicingError>,
        _ duration: Duration
    ) {
        self.provider = provider
        self.duration = duration
        title = demonstration.title
        let expected = demonstration.expected
        let actual: Demonstration.Expected.Result
        let exchange: HTTPExchange?
        switch ended {
        case .success(let receipt):
            actual = .outcome(receipt.outcome)
            operation = receipt.operation.rawValue
            exchange = receipt.httpExchange
        case .failure(let error):
            actual = .error(error.kind, error.effect)
            operation = error.operation?.rawValue ?? "-"
            exchange = error.httpExchange
        }
        var differences: [String] = []
        if actual != expected.result { differences.append("ended as \(actual), expected \(expected.result)") }
        if let exchange, let response = exchange.response {
            self.exchange = "\(exchange.request.method) \(exchange.request.fullTarget) \(response.status)"
            if response.status != expected.status {
                differences.append("answered \(response.status), documented is \(expected.status)")
            }
            differences += expected.answer?.differences(from: response.body) ?? []
        } else {
            self.exchange = "-"
            differences.append("no answer came")
        }
        result = actual.description
        self.differences = differences
    }

    var json: JSONValue {
        .object([
            "provider": .string(provider.rawValue), "operation": .string(operation), "case": .string(title),
            "exchange": .string(exchange), "result": .string(result),
            "milliseconds": JSONNumber(duration.milliseconds).map { .number($0) } ?? .null,
            "differences": .array(differences.map { .string($0) }),
        ])
    }
}
