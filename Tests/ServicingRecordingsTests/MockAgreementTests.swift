import ExactJSON
import Foundation
import Servicing
import ServicingHTTP
import ServicingMock
import Testing

@testable import ServicingRecordings

@Suite("The mock's default world against the transcribed recordings")
struct MockAgreementTests {
    /// What the recordings' credential slots hold in the mock's default world.
    private static let credentials = ["x-api-key": "demo-api-key", "authorization": "Bearer demo-access-token"]

    /// The operations that the mock answers.
    private static let operations = [
        "finosu/", "banklingo/", "kordev/", "canopy/set-account-status.",
        "canopy/list-customer-accounts.", "canopy/list-api-users.", "canopy/api-user-summary.",
        "canopy/create-product.", "canopy/list-beneficial-owners.", "canopy/create-account.",
    ]

    @Test(
        "answers each recorded request with the recorded status and a body of the recorded shape",
        arguments: Transcription.all.filter { $0.recording.state?.seed == "default" }.map(\.path)
            .filter { path in operations.contains { path.hasPrefix($0) } })
    func agrees(path: String) throws {
        let recording = try Recording(contentsOf: Transcription.folder.appendingPathComponent(path))
        let clock = MockClock()
        if let now = recording.state?.clock {
            clock.set(to: MockInstant(seconds: now.secondsSinceEpoch, nanosecond: Int(now.nanoseconds)))
        }
        let world = MockWorld(clock: clock)
        let interaction = recording.interactions[0]
        let request = interaction.request
        let headers = request.headers.fields.map { field in
            let slot = recording.bindings.credentials.first { HTTPHeaders.sameName($0.header, field.name) }?.slot
            return HTTPField(unchecked: field.name, slot.flatMap { Self.credentials[$0] } ?? field.value)
        }
        let reply = world.reply(
            to: ReceivedRequest(
                method: request.method, target: request.url.path + (request.url.query.map { "?" + $0 } ?? ""),
                headers: HTTPHeaders(unchecked: headers), body: request.body?.bytes ?? [], connection: 1, ordinal: 1))
        #expect(reply.response.status == interaction.response.status, "\(reply.response.body.text)")
        guard interaction.response.content != .unstated else { return }
        let recorded = try JSONValue(parsing: interaction.response.body)
        let answered = try JSONValue(parsing: reply.response.body)
        #expect(shapes(of: recorded) == shapes(of: answered))
    }

    /// Every path with the kind that stands there.
    private func shapes(of value: JSONValue, at path: String = "") -> Set<String> {
        switch value {
        case .object(let object) where path.hasSuffix(".context"):
            [path + ": " + JSONValue.object(object).kind.rawValue]
        case .object(let object):
            object.reduce(into: [path + ": object"]) { $0.formUnion(shapes(of: $1.value, at: path + "." + $1.key)) }
        case .array(let items):
            items.reduce(into: [path + ": array"]) { $0.formUnion(shapes(of: $1, at: path + "[]")) }
        default: [path + ": " + value.kind.rawValue]
        }
    }
}
