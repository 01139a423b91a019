import Canopy
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

/// Canopy's client credentials against the mock, whose tokens expire by the world's clock.
@Suite("A token for a client's id and secret")
struct TokenLifeTests {
    private let world = MockWorld(clock: MockClock(at: MockInstant(seconds: 1_700_000_000)))

    /// - Parameter knowsTime: whether the adapter's clock is the world's, or stands still.
    private func gateway(secret: Secret = "demo-client-secret", knowsTime: Bool = true) throws -> Gateway {
        let origin = ContinuousClock.now
        let begun = world.clock.now
        let clock = world.clock
        return try Gateway([
            CanopyServicer(
                settings: ServicerSettings(baseURL: BaseURL("https://mock.example"), retry: .off),
                clientID: "demo-client-id", clientSecret: secret, transport: MockTransport(handler: world),
                now: { knowsTime ? origin + clock.now.duration(since: begun) : origin })
        ])
    }

    private var targets: [String] { world.journal.entries.map { "\($0.response.status) \($0.target)" } }

    @Test("is fetched once, and anew before its time is over, so that no call is refused for it")
    func renewedInTime() async throws {
        let gateway = try gateway()
        for _ in 0..<2 { #expect(try await gateway.verifyCredentials(at: "canopy") == .verified) }
        world.clock.advance(by: .seconds(86_400))
        #expect(try await gateway.verifyCredentials(at: "canopy") == .verified)
        #expect(
            targets == [
                "200 /auth/token", "200 /api_users/summary", "200 /api_users/summary", "200 /auth/token",
                "200 /api_users/summary",
            ])
    }

    @Test("whose time is over unnoticed is refused with 403 and 'not_authorized', and renewed once (trap 49)")
    func renewedAfterRefusal() async throws {
        let gateway = try gateway(knowsTime: false)
        #expect(try await gateway.verifyCredentials(at: "canopy") == .verified)
        world.clock.advance(by: .seconds(86_400))
        #expect(try await gateway.verifyCredentials(at: "canopy") == .verified)
        #expect(
            targets.dropFirst(2) == [
                "403 /api_users/summary", "200 /auth/token", "200 /api_users/summary",
            ])
    }

    @Test("is not given for another secret, which is told as rejected credentials")
    func rejected() async throws {
        guard case .rejected = try await gateway(secret: "wrong").verifyCredentials(at: "canopy") else {
            Issue.record("a wrong secret is rejected")
            return
        }
        #expect(targets == ["401 /auth/token"])
    }
}
