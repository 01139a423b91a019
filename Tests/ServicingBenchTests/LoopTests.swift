import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingBench

@Suite("The loop beside which everything is measured")
struct LoopTests {
    private static func loop(
        _ server: MockServer, key: String = "demo-api-key", width: Int = 4, isTuned: Bool
    ) throws -> CLoop {
        try CLoop(
            "\(server.baseURL)", targets: [CallLines.target],
            headers: ["X-API-Key: \(key)", "Content-Type: application/json"], body: CallLines.body, width: width,
            isTuned: isTuned)
    }

    @Test("makes exactly as many transfers as it is asked for, and reads every answer", arguments: [false, true])
    func transfers(isTuned: Bool) async throws {
        let world = MockWorld()
        let server = try MockServer.start(handler: world)
        let cost = try Self.loop(server, isTuned: isTuned).cost(of: 25)
        #expect(cost.latencies.count == 25)
        #expect(cost.latencies.allSatisfy { $0 > 0 })
        #expect(cost.bytes > 25 * 100)
        #expect(world.journal.entries.count == 25)
        await server.stop()
    }

    @Test("says with which status it was answered where that is not 200")
    func status() async throws {
        let server = try MockServer.start(handler: MockWorld())
        let error = #expect(throws: BenchError.self) {
            try Self.loop(server, key: "another", isTuned: false).cost(of: 25)
        }
        #expect(error?.description == "answered with 401")
        await server.stop()
    }

    @Test("says libcurl's error where nobody answers", arguments: [false, true])
    func nobody(isTuned: Bool) async throws {
        let server = try MockServer.start(handler: MockWorld())
        let loop = try Self.loop(server, isTuned: isTuned)
        await server.stop()
        let error = #expect(throws: BenchError.self) { try loop.cost(of: 3) }
        #expect(error?.description == "the C loop ended with libcurl's error 7")
    }
}
