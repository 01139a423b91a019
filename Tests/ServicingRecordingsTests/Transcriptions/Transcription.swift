import ExactJSON
import Foundation
import Servicing
import ServicingHTTP

@testable import ServicingRecordings

/// One documented case, transcribed: the source of a file in `Recordings`, which is made from it and nothing else.
///
/// To make the files anew after a change here, run the tests with `SERVICING_RECORDINGS=rerecord`.
struct Transcription: Sendable {
    /// The file's place below `Recordings`.
    let path: String
    /// The file's content, masked.
    let recording: Recording

    /// Every transcribed case of every provider.
    static let all = finosu + canopy + bankLingo + kordev

    /// The folder of the recordings in this repository.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Recordings")

    var file: URL { Self.folder.appendingPathComponent(path) }

    /// What an answer's document states.
    enum Answer {
        /// A body, as JSON.
        case json(String)
        /// A status with these words and no body.
        case unstated(String)
        /// Nothing at all; the sentence says why.
        case untold(String)
    }

    init(
        _ path: String, document: SourceDocument, _ method: HTTPMethod, _ url: String, headers: [(String, String)] = [],
        body: String? = nil, _ status: Int, _ answer: Answer, statesMediaType: Bool = false,
        state: ProviderState = ProviderState(seed: "default"), inferred: [(String, String)] = [],
        contradictions: [(String, String)] = [], comment: String? = nil
    ) {
        var request = RecordedRequest(method: method, url: RecordedURL(url))
        request.headers = HTTPHeaders(unchecked: headers.map { HTTPField(unchecked: $0.0, $0.1) })
        request.body = body.map { RecordedBody(Self.compact($0), mimeType: "application/json") }
        var response: RecordedResponse
        var inferred = inferred
        switch answer {
        case .json(let text):
            let type = HTTPField(unchecked: "Content-Type", "application/json")
            response = RecordedResponse(
                status: status, headers: HTTPHeaders(unchecked: [type]), content: .bytes(Self.compact(text)))
            if !statesMediaType {
                inferred.append(("response.headers.Content-Type", "the document prints JSON and names no media type"))
            }
        case .unstated(let words):
            response = RecordedResponse(status: status, content: .unstated)
            response.contentComment = "The document says \"\(words)\" of this status and states no body."
        case .untold(let sentence):
            response = RecordedResponse(status: status, content: .unstated)
            response.contentComment = sentence
        }
        let interaction = Interaction(
            // No exchange took place, so there is no time to tell.
            startedAt: Timestamp(Date(timeIntervalSince1970: 0)), request: request, response: response,
            comment: comment, inferred: inferred.map { Inference($0.0, $0.1) },
            contradictions: contradictions.map { Inference($0.0, $0.1) })
        let origin = RecordingOrigin(.document, document: document, redaction: .standard)
        self.path = path
        recording = Recording(
            interactions: [interaction], origin: origin, state: state,
            bindings: RecordingBindings(credentials: CredentialSlots.of([interaction], .standard)),
            comment: origin.statement
        ).redacted()
    }

    /// The text without the white space of the document's page.
    private static func compact(_ text: String) -> [UInt8] {
        guard let value = try? JSONValue(parsing: text) else { preconditionFailure("a transcribed body is JSON") }
        return value.serialized()
    }
}
