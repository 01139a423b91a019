import Servicing
import ServicingHTTP
import ServicingMock
import ServicingRecordings

/// How the mock is brought into the states that the recordings in this repository name.
enum MockStates {
    static let all: [String: RecordingVerifier.Arrangement] = [
        "default": { server(at: $0) },
        "wrong-credential": { state in
            server(at: state, credentials: ["authorization": "Bearer wrong", "x-api-key": "wrong"])
        },
        "forbidden": { server(at: $0, failing: 403) },
        "refuses-input": { server(at: $0, failing: 422) },
        "provider-failure": { server(at: $0, failing: 500) },
        "rate-limited": { state in
            let world = world(at: state)
            world.setRateLimit(RateLimit(requests: 0, per: .seconds(60)), for: "canopy")
            return server(world)
        },
        "nothing-there": { state in
            server(world(at: state, providers: [CanopyMock(accounts: [], products: [], users: [])]))
        },
    ]

    static let credentials: [String: Secret] = [
        "x-api-key": "demo-api-key", "authorization": "Bearer demo-access-token",
    ]

    static func world(
        at state: ProviderState, providers: [any MockProvider] = MockProviders.all
    ) -> MockWorld {
        let clock = MockClock()
        if let now = state.clock {
            clock.set(to: MockInstant(seconds: now.secondsSinceEpoch, nanosecond: Int(now.nanoseconds)))
        }
        return MockWorld(providers: providers, clock: clock)
    }

    static func server(
        _ world: any RequestHandler, credentials: [String: Secret] = credentials
    ) -> VerificationServer {
        VerificationServer(
            baseURL: Sample.base, transport: MockTransport(handler: world), credentials: credentials)
    }

    private static func server(
        at state: ProviderState, failing status: Int? = nil, credentials: [String: Secret] = credentials
    ) -> VerificationServer {
        let world = world(at: state)
        if let status { world.inject(Fault(.beforeCommit, [.status(status)])) }
        return server(world, credentials: credentials)
    }
}
