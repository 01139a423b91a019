import BankLingo
import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingRecordings

@Suite("What an adapter recorded from the mock")
struct MockRecordingTests {
    private func payOff(over transport: any HTTPTransport, token: Secret, tenant: String) async throws -> [String] {
        let servicer = try BankLingoServicer(
            settings: ServicerSettings(baseURL: BaseURL("https://mock.example")), credential: .bearer(token),
            tenant: tenant, transport: transport)
        let call = InitiateLoanPayOff(
            loan: "LN-12345", payOffDate: try Timestamp("2099-01-01T00:00:00Z"), paymentAccount: "ACC-67890",
            includesPrepaymentPenalty: true, notes: "call Miriam at 410-555-6789")
        var ends: [String] = []
        // The second is refused: the first is pending.
        for _ in 0..<2 {
            do {
                let receipt = try await servicer.initiatePayOff(call)
                ends.append("\(receipt.outcome) \(receipt.references.sorted { $0.key < $1.key })")
            } catch {
                ends.append("\(error.kind) \(error.effect) \(error.message)")
            }
        }
        return ends
    }

    @Test("replays to the same receipts and errors, for a client with another token, and holds nothing personal")
    func roundTrip() async throws {
        try await Sample.withFolder { folder in
            let file = folder.appendingPathComponent("banklingo/initiate-pay-off.twice.har")
            let recorder = try RecordingTransport(
                file: file, around: MockTransport(handler: MockWorld()),
                subject: .init(
                    .mock, document: BankLingoDialect.payOffDocument, state: ProviderState(seed: "default"),
                    captures: [.init(name: "transaction", interaction: 1, path: "data.transactionId")]),
                mode: .rerecord)
            let live = try await payOff(over: recorder, token: "demo-access-token", tenant: "demo-tenant")
            try recorder.save()
            #expect(live.first?.hasPrefix("accepted") == true)
            #expect(live.last?.hasPrefix("ruleViolation refused") == true)

            let bytes = Array(try Data(contentsOf: file))
            for datum in ["demo-access-token", "Miriam", "555-6789"] { #expect(!bytes.text.contains(datum)) }
            #expect(HARLetter.problems(in: bytes) == [])
            #expect(try LeakCheck().findings(below: folder) == [])

            let replay = try ReplayTransport(contentsOf: file)
            let replayed = try await payOff(over: replay, token: "another-token", tenant: "demo-tenant")
            #expect(replayed == live)
            try replay.finish()
        }
    }
}
