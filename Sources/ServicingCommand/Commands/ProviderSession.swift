import CurlTransport
import Servicing
import ServicingHTTP

/// One provider as a command reaches it: where it answers, with which credentials, how, and for how long.
struct ProviderSession: Sendable {
    let provider: any CommandProvider.Type
    let settings: ServicerSettings
    let credentials: CommandCredentials
    private let connection: ConnectionOptions
    private let isTracing: Bool

    /// The options that it reads, but for evidence.
    static let options: [Option] = [.baseURL, .timeout] + Option.connection + [.trace]

    /// - Parameters:
    ///   - documented: whether the host that the document prints is taken where none is given, as nothing is sent there.
    /// - Throws: `invalidRequest` with everything that is wrong with the options.
    init(
        _ provider: any CommandProvider.Type, _ arguments: Arguments, _ credentials: CommandCredentials,
        documented: Bool = false
    ) throws(ServicingError) {
        self.provider = provider
        self.credentials = credentials
        var problems: [FieldProblem] = []
        let baseURL = Self.baseURL(arguments[.baseURL] ?? (documented ? provider.documentedURL : nil), &problems)
        let timeout = Self.timeout(arguments[.timeout], &problems)
        connection = ConnectionOptions({ arguments[$0] }, environment: credentials.environment, problems: &problems)
        isTracing = arguments[.trace] == "true"
        if ![nil, "true", "false"].contains(arguments[.trace]) {
            problems.append(FieldProblem("--trace", "is neither true nor false", allowed: "true, false"))
        }
        guard let baseURL, problems.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent, "the call is not valid; nothing was sent", provider: provider.id,
                problems: problems)
        }
        var settings = ServicerSettings(baseURL: baseURL, timeout: timeout, retry: connection.retry)
        if isTracing {
            settings.events = ConsoleLog(level: .calls) { Console.trace("* " + $0) }
            let outer = TraceContext(environment: credentials.environment)
            settings.tracing = { outer }
        }
        self.settings = settings
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
        let curl = try connection.transport(of: provider.id)
        let transport: any HTTPTransport =
            isTracing ? TracingTransport(curl, redaction: provider.redaction, write: Console.trace) : curl
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
        await curl.shutDown()
        return try ended.get()
    }

    private static func baseURL(_ text: String?, _ problems: inout [FieldProblem]) -> BaseURL? {
        guard let text else {
            problems.append(
                FieldProblem(
                    "--base-url", "is missing", allowed: "where the provider answers, as in https://host"))
            return nil
        }
        do {
            return try BaseURL(text)
        } catch {
            problems.append(
                FieldProblem(
                    "--base-url", error.description,
                    allowed: "https://host[:port][/path], or http:// to 127.0.0.0/8, [::1] or localhost"))
            return nil
        }
    }

    private static func timeout(_ text: String?, _ problems: inout [FieldProblem]) -> Duration {
        guard let text else { return .seconds(30) }
        guard let seconds = Double(text), seconds.isFinite, seconds > 0, seconds <= 86_400 else {
            problems.append(
                FieldProblem(
                    "--timeout", "is not a number of seconds", allowed: "more than 0, at most 86400, as in 2.5"))
            return .seconds(30)
        }
        return .milliseconds(max(1, Int64((seconds * 1000).rounded())))
    }
}

extension TraceContext {
    /// The trace that the command's caller is in, as tools hand it on; nil where it is in none.
    fileprivate init?(environment: [String: String]) {
        guard let parent = environment["TRACEPARENT"] else { return nil }
        self.init(parent, state: environment["TRACESTATE"])
    }
}

extension Console {
    /// Lines of a trace to standard error, what a terminal would obey taken out.
    fileprivate static let trace: @Sendable (String) -> Void = { text in
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { TerminalText.shown($0) }
        Console.write(lines.joined(separator: "\n"), to: .error)
    }
}
