import CurlTransport
import Foundation
import ServicingHTTP
import Testing

/// A request to `server` with the usual fields.
func request(
    _ method: HTTPMethod = .post, to baseURL: BaseURL, _ target: String = "/x", body: [UInt8]? = Array("{}".utf8),
    headers: [(String, String)] = []
) throws -> HTTPRequest {
    var fields = HTTPHeaders()
    for (name, value) in headers { try fields.add(name, value) }
    return HTTPRequest(method: method, baseURL: baseURL, target: target, headers: fields, body: body)
}

extension ContinuousClock.Instant {
    /// Far enough away that a test which gets there has failed.
    static var farAway: ContinuousClock.Instant { .now + .seconds(60) }
}

extension CurlTransport {
    /// The error of a send that must fail.
    func failure(
        of request: HTTPRequest, deadline: ContinuousClock.Instant = .farAway,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> TransportError {
        do throws(TransportError) {
            let answer = try await send(request, deadline: deadline)
            Issue.record("answered \(answer.status) instead of failing", sourceLocation: location)
            return TransportError(.other, delivery: .notSent, phase: .receiving, message: "no failure")
        } catch {
            return error
        }
    }
}

/// Waits until something is so, for at most ten seconds.
func comesTrue(_ condition: () async throws -> Bool) async throws -> Bool {
    let limit = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < limit {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(2))
    }
    return try await condition()
}

extension HTTPResponse {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}

/// How many descriptors the process has open.
func openDescriptors() -> Int {
    #if os(Linux)
        let folder = "/proc/self/fd"
    #else
        let folder = "/dev/fd"
    #endif
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).count) ?? 0
}
