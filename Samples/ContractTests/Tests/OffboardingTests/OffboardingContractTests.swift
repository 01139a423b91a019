import Foundation
import Offboarding
import Servicing
import ServicingHTTP
import ServicingMock
import ServicingRecordings
import Testing

/// What the app and its servicer rely on, held in a file. `SERVICING_RECORDINGS=rerecord swift test` makes the file anew.
@Suite("The contract with Finosu", .serialized)
struct OffboardingContractTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recordings")
    static let file = folder.appending(path: "finosu/cancel-servicing.paid-off.har")
    static let base = try! BaseURL("https://finosu.example")

    private func finish(over transport: any HTTPTransport) async throws -> Receipt {
        try await Offboarding(baseURL: Self.base, apiKey: "demo-api-key", transport: transport).finish("CUST-12345")
    }

    @Test("the app sends what was recorded, and reads what was answered")
    func app() async throws {
        // Records where there is no file yet; where CI is set, it only ever replays.
        let transport = try RecordingTransport(
            file: Self.file, around: MockTransport(handler: MockWorld()),
            subject: .init(.mock, state: ProviderState(seed: "default")))
        let receipt = try await finish(over: transport)
        #expect(receipt.outcome == .applied)
        try transport.finish()
        try transport.save()
    }

    @Test("the app takes no damaged answer for something that was not done")
    func mutations() async throws {
        let recording = try Recording(contentsOf: Self.file)
        let problems = await MutationSuite(of: recording).run { try await finish(over: $0) }
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test("the provider answers as recorded")
    func provider() async throws {
        let mock = VerificationServer(
            baseURL: Self.base, transport: MockTransport(handler: MockWorld()),
            credentials: ["x-api-key": "demo-api-key"])
        let verifier = RecordingVerifier(server: mock, sendsWrites: true)
        let report = await verifier.verify(try Recording(contentsOf: Self.file), name: Self.file.lastPathComponent)
        #expect(report.isWell, "\(report.findings)")
    }

    @Test("no secret and nothing personal is in the files")
    func leaks() throws {
        #expect(try LeakCheck().findings(below: Self.folder) == [])
    }
}
