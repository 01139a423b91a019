import Servicing
import ServicingBulk
import ServicingHTTP

/// The servicers of a bulk run.
enum BulkServicers {
    /// All of them, for plans alone: they send nothing and need no credentials.
    static func forPlans() throws(ServicingError) -> Gateway {
        var servicers: [any Servicer] = []
        for provider in commandProviders {
            let settings = ServicerSettings(baseURL: try baseURL(provider.documentedURL, of: provider.id))
            servicers.append(
                try provider.servicer(
                    settings: settings,
                    credentials: CommandCredentials([:], for: provider.id, isForPlan: true),
                    transport: PlanningTransport()))
        }
        return try Gateway(servicers)
    }

    /// Those that an input names, each with its address and credentials.
    ///
    /// - Throws: with everything that is missing.
    static func forRun(
        of names: Set<String>, at addresses: (forAll: String?, byProvider: [ProviderID: String]),
        environment: [String: String], transport: any HTTPTransport, retry: RetryPolicy = .standard
    ) throws(ServicingError) -> Gateway {
        var servicers: [any Servicer] = []
        var problems: [FieldProblem] = []
        for provider in commandProviders where names.contains(provider.id.rawValue) {
            do throws(ServicingError) {
                guard let address = addresses.byProvider[provider.id] ?? addresses.forAll else {
                    throw ServicingError(
                        .invalidRequest, .notSent, "",
                        problems: [
                            FieldProblem(
                                "--base-url", "is missing for \(provider.id), which rows name",
                                allowed: "\(provider.id)=https://host")
                        ])
                }
                servicers.append(
                    try provider.servicer(
                        settings: ServicerSettings(baseURL: try baseURL(address, of: provider.id), retry: retry),
                        credentials: CommandCredentials(environment, for: provider.id, isForPlan: false),
                        transport: transport))
            } catch {
                problems +=
                    error.problems.isEmpty
                    ? [FieldProblem(provider.id.rawValue, error.message, allowed: "")] : error.problems
            }
        }
        guard problems.isEmpty else {
            throw ServicingError(
                .invalidRequest, .notSent, "the run is not set up; nothing was sent", problems: problems)
        }
        return try Gateway(servicers)
    }

    private static func baseURL(_ text: String, of provider: ProviderID) throws(ServicingError) -> BaseURL {
        do {
            return try BaseURL(text)
        } catch {
            throw ServicingError(
                .invalidRequest, .notSent, "",
                problems: [
                    FieldProblem(
                        "--base-url \(provider)", error.description,
                        allowed: "https://host[:port][/path], or http:// to 127.0.0.0/8, [::1] or localhost")
                ])
        }
    }
}
