import Servicing
import ServicingHTTP
import ServicingMock
import ServicingRecordings

/// The mock as a server that can be brought into every state that this repository's recordings name.
enum RecordingsMock {
    static let states: [String: RecordingVerifier.Arrangement] = [
        "default": { state throws(StateProblem) in try server(at: state) },
        "wrong-credential": { state throws(StateProblem) in
            try server(at: state, credentials: ["authorization": "Bearer wrong", "x-api-key": "wrong"])
        },
        "forbidden": { state throws(StateProblem) in try server(at: state, failing: 403) },
        "refuses-input": { state throws(StateProblem) in try server(at: state, failing: 422) },
        "provider-failure": { state throws(StateProblem) in try server(at: state, failing: 500) },
        "rate-limited": { state throws(StateProblem) in try server(at: state, failing: 429) },
        "nothing-there": { state throws(StateProblem) in
            try server(at: state, providers: commandProviders.compactMap { $0.emptyMock })
        },
    ]

    private static func server(
        at state: ProviderState, providers: [any MockProvider] = MockProviders.all, failing status: Int? = nil,
        credentials: [String: Secret] = [
            "authorization": "Bearer demo-access-token", "x-api-key": "demo-api-key", "x-tenant-id": "demo-tenant",
        ]
    ) throws(StateProblem) -> VerificationServer {
        let clock = MockClock()
        if let now = state.clock {
            clock.set(to: MockInstant(seconds: now.secondsSinceEpoch, nanosecond: Int(now.nanoseconds)))
        }
        let world = MockWorld(providers: providers, clock: clock)
        if let status { world.inject(Fault(.beforeCommit, [.status(status)])) }
        return VerificationServer(
            baseURL: try base(), transport: MockTransport(handler: world), credentials: credentials)
    }

    /// The mock in this process has no address; requests have to have one.
    static func base() throws(StateProblem) -> BaseURL {
        do {
            return try BaseURL("http://127.0.0.1")
        } catch {
            throw StateProblem(error.description)
        }
    }
}
