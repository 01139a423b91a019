import CurlTransport
import Servicing
import ServicingHTTP

/// One provider as a command reaches it: where it answers, with which credentials, and for how long.
struct ProviderSession: Sendable {
    let provider: any CommandProvider.Type
    let settings: ServicerSettings
    let credentials: CommandCredentials

    /// - Parameters:
    ///   - documented: whether the host that the document prints is taken where none is given, as nothing is sent there.
    /// - Throws: `invalidRequest` where the base URL or the timeout can't be used.
    init(
        _ provider: any CommandProvider.Type, _ arguments: Arguments, _ credentials: CommandCredentials,
        documented: Bool = false
    ) throws(ServicingError) {
        self.provider = provider
        self.credentials = credentials
        guard let text = arguments[.baseURL] ?? (documented ? provider.documentedURL : nil) else {
            throw Self.invalid(
                provider, "--base-url", "is missing", allowed: "where the provider answers, as in https://host")
        }
        do {
            settings = ServicerSettings(baseURL: try BaseURL(text), timeout: try Self.timeout(arguments, provider))
        } catch let error as ServicingError {
            throw error
        } catch {
            throw Self.invalid(
                provider, "--base-url", "\(error)",
                allowed: "https://host[:port][/path], or http:// to 127.0.0.0/8, [::1] or localhost")
        }
    }

    /// A servicer that plans and sends nothing.
    static func planning(_ provider: any CommandProvider.Type) throws(ServicingError) -> any Servicer {
        try ProviderSession(
            provider, Arguments([:]), CommandCredentials([:], for: provider.id, isForPlan: true), documented: true
        ).planner()
    }

    /// The adapter for plans alone.
    func planner() throws(ServicingError) -> any Servicer {
        try provider.servicer(settings: settings, credentials: credentials, transport: PlanningTransport())
    }

    /// Works with the adapter and ends the transport. A signal cancels the work, which then ends as every cancelled call
    /// does: with an error that says whether it may have been applied.
    func connected<Value: Sendable>(
        _ work: @escaping @Sendable (any Servicer) async throws(ServicingError) -> Value
    ) async throws(ServicingError) -> Value {
        let signals = TerminationSignals()
        let transport = try Self.transport()
        let session = self
        let ended = await signals.cancelling { () async -> Result<Value, ServicingError> in
            do throws(ServicingError) {
                let servicer = try session.provider.servicer(
                    settings: session.settings, credentials: session.credentials, transport: transport)
                return .success(try await work(servicer))
            } catch {
                return .failure(error)
            }
        }
        await transport.shutDown()
        return try ended.get()
    }

    private static func timeout(
        _ arguments: Arguments, _ provider: any CommandProvider.Type
    ) throws(ServicingError) -> Duration {
        guard let text = arguments[.timeout] else { return .seconds(30) }
        guard let seconds = Double(text), seconds.isFinite, seconds > 0, seconds <= 86_400 else {
            throw invalid(
                provider, "--timeout", "is not a number of seconds", allowed: "more than 0, at most 86400, as in 2.5")
        }
        return .milliseconds(max(1, Int64((seconds * 1000).rounded())))
    }

    private static func transport() throws(ServicingError) -> CurlTransport {
        do {
            return try CurlTransport()
        } catch {
            throw ServicingError(.transport, .notSent, "the transport can't be started: \(error)")
        }
    }

    private static func invalid(
        _ provider: any CommandProvider.Type, _ option: String, _ problem: String, allowed: String
    ) -> ServicingError {
        ServicingError(
            .invalidRequest, .notSent, "the call is not valid; nothing was sent", provider: provider.id,
            problems: [FieldProblem(option, problem, allowed: allowed)])
    }
}
