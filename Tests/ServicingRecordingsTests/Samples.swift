import ExactJSON
import Foundation
import Servicing
import ServicingHTTP

@testable import ServicingRecordings

/// Requests, answers and recordings that the tests start from.
enum Sample {
    static let base = try! BaseURL("https://api.example.com")
    static let soon = ContinuousClock.now + .seconds(60)

    static func request(
        _ method: HTTPMethod = .post, _ target: String, _ body: String? = nil, headers: [(String, String)] = []
    ) -> HTTPRequest {
        var fields = headers.map { HTTPField(unchecked: $0.0, $0.1) }
        if body != nil, !fields.contains(where: { $0.name == "Content-Type" }) {
            fields.append(HTTPField(unchecked: "Content-Type", "application/json"))
        }
        return HTTPRequest(
            method: method, baseURL: base, target: target, headers: HTTPHeaders(unchecked: fields),
            body: body.map { Array($0.utf8) })
    }

    static func response(
        _ status: Int = 200, _ body: String = "", headers: [(String, String)] = [("Content-Type", "application/json")]
    ) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: HTTPHeaders(unchecked: headers.map { HTTPField(unchecked: $0.0, $0.1) }),
            body: Array(body.utf8))
    }

    static func interaction(_ request: HTTPRequest, _ response: HTTPResponse) -> Interaction {
        Interaction(
            startedAt: try! Timestamp("2026-01-31T10:00:00.5+01:00"), request: RecordedRequest(request),
            response: RecordedResponse(response))
    }

    static func recording(_ interactions: Interaction...) -> Recording {
        Recording(interactions: interactions)
    }

    /// A folder of its own, removed when the closure ends.
    static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("recordings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}

/// The strings in an answer's body by their paths.
struct JSONOfBody {
    private let body: JSONValue

    init(_ recording: Recording) throws {
        body = try JSONValue(parsing: recording.interactions[0].response.body)
    }

    subscript(path: String) -> String? { body.at(path)?.string }
}
