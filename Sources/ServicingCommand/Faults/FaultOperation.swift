import ExactJSON
import Servicing
import ServicingHTTP
import ServicingMock

/// An operation as the matrix calls it: the document's example, in the mock's default world.
struct FaultOperation: Sendable {
    let provider: any CommandProvider.Type
    let operation: any NativeOperation
    /// What the provider makes of it the first time, the second, and so on.
    let performances: [FaultRules.Performance]

    var contract: Servicing.OperationContract { type(of: operation).contract }

    /// How many requests a call makes at most.
    static let tries = 3
    /// How long a request waits for its answer, where one comes: longer than the busiest machine takes.
    static let patience = Duration.seconds(15)

    /// Calls the operation, undisturbed, as often as a call may send it and once more.
    init(_ form: CallForm, of provider: any CommandProvider.Type) async throws(ServicingError) {
        self.provider = provider
        operation = try form.documentedOperation(of: provider.id)
        let world = MockWorld()
        let servicer = try Self.servicer(provider, MockTransport(handler: world), provider.documentedURL)
        var performances: [FaultRules.Performance] = []
        for _ in 0...Self.tries {
            let before = world.changes
            let (report, _, _) = await servicer.report(operation)
            performances.append(.init(report: report, changesState: world.changes > before))
        }
        self.performances = performances
        guard case .outcome = performances[0].report, performances[0].changesState == contract.isWrite else {
            throw ServicingError(
                .invalidRequest, .notSent, "the documented example does not succeed at the mock: \(performances[0])",
                provider: provider.id, operation: contract.name)
        }
    }

    /// The provider's adapter with the mock's credentials.
    static func servicer(
        _ provider: any CommandProvider.Type, _ transport: any HTTPTransport, _ address: String,
        patience: Duration = patience
    ) throws(ServicingError) -> any Servicer {
        let baseURL: BaseURL
        do {
            baseURL = try BaseURL(address)
        } catch {
            throw ServicingError(.invalidRequest, .notSent, error.description, provider: provider.id)
        }
        let settings = ServicerSettings(
            baseURL: baseURL, timeout: .seconds(50),
            retry: RetryPolicy(
                maximumTries: tries, firstPause: .milliseconds(2), longestPause: .milliseconds(4), tryTimeout: patience)
        )
        return try provider.servicer(
            settings: settings,
            credentials: CommandCredentials(DemonstrationRun.credentials, for: provider.id, isForPlan: false),
            transport: transport)
    }
}

extension CallForm {
    /// The document's example of the call, as far as it changes something.
    fileprivate func documentedOperation(of provider: ProviderID) throws(ServicingError) -> any NativeOperation {
        var body = example
        if let example, case .object(var object)? = try? JSONValue(parsing: example), !variation.isEmpty {
            for (name, value) in variation { object[name] = value }
            body = JSONValue.object(object).text()
        }
        var reader = CallReader(Arguments(documented), body: body)
        guard let operation = make(&reader), reader.problems.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent, "the documented example can't be read", provider: provider, operation: name,
                problems: reader.problems)
        }
        return operation
    }
}

extension Servicer {
    /// Performs an operation: what the caller is told, of how many requests, and what to do next.
    func report(_ operation: any NativeOperation) async -> (FaultReport, attempts: Int, hint: String?) {
        do throws(ServicingError) {
            let receipt = try await perform(operation)
            return (.outcome(receipt.outcome), receipt.attempts, nil)
        } catch {
            return (.error(error.kind, error.effect), error.attempts, error.hint)
        }
    }
}

extension MockWorld {
    /// How often a request has changed the state.
    var changes: Int { journal.entries.count(where: \.changedState) }
}
