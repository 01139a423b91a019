import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingRecordings

@Suite("The mock against the transcribed recordings")
struct MockAgreementTests {
    /// The files of the operations that the mock answers.
    private static let paths: [String] = {
        let operations = Set(MockWorld().routes.map { "\($0.provider)/\($0.operation)" })
        return Transcription.all.map(\.path).filter { operations.contains(String($0.prefix { $0 != "." })) }
    }()

    @Test("answers each recorded request with the recorded status and a body of the recorded shape", arguments: paths)
    func agrees(path: String) async throws {
        let recording = try Recording(contentsOf: Transcription.folder.appendingPathComponent(path))
        let report = await RecordingVerifier(states: MockStates.all).verify(recording, name: path)
        #expect(report.compared == 1)
        // The mock makes nothing up: what it adds is found too, but in an object that the document leaves open.
        let findings = report.findings.map(\.description).filter { !$0.contains("body.context.") }
        #expect(findings == [])
    }

    @Test("knows every state that a recording names")
    func states() {
        for transcription in Transcription.all {
            #expect(MockStates.all[transcription.recording.state?.seed ?? ""] != nil, "\(transcription.path)")
        }
    }
}
