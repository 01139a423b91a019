import Servicing
import ServicingBulk
import ServicingFuzz
import ServicingHTTP
import ServicingMock

/// Everything that parses.
enum FuzzTargets {
    /// The targets in the order that they are run.
    ///
    /// - Parameter recordings: HAR files to begin with.
    static func all(recordings: [[UInt8]]) async -> [any FuzzTarget] {
        [
            JSONTarget(), MoneyTarget(), TimestampTarget(), PathSegmentTarget(), BaseURLTarget(), HeaderTarget(),
            RedactionTarget(), ConnectionTarget(), ProviderRequestTarget(await requests()), ControlTarget(),
            HARTarget(recordings), TableTarget(.csv), TableTarget(.jsonLines), JournalTarget(), await AnswerTarget(),
            OptionsTarget(), BodyTarget(),
        ] + commandProviders.flatMap { $0.fuzzTargets }
    }

    /// The requests of the demonstrations.
    private static func requests() async -> [HTTPRequest] {
        var requests: [HTTPRequest] = []
        for provider in commandProviders {
            for demonstration in provider.demonstrations {
                let world = MockWorld()
                let transport = KeptAnswer(MockTransport(handler: world))
                guard let base = try? BaseURL("https://mock.example"),
                    let servicer = try? provider.servicer(
                        settings: ServicerSettings(baseURL: base, retry: .off),
                        credentials: CommandCredentials(
                            DemonstrationRun.credentials, for: provider.id, isForPlan: false),
                        transport: transport),
                    let gateway = try? Gateway([servicer])
                else { continue }
                _ = try? await demonstration.perform(gateway)
                if let request = transport.request { requests.append(request) }
            }
        }
        return requests
    }
}
