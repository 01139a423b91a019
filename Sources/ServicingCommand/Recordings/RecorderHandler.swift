import ServicingHTTP
import ServicingMock

/// What stands behind the recorder's door: each request goes on to the upstream and its answer comes back. Requests that
/// come at once go on at once; the recording has them in the order in which they came.
final class RecorderHandler: DeferringRequestHandler {
    private struct State {
        var count = 0
        var failures: [String] = []
    }

    private let upstream: BaseURL
    private let transport: any HTTPTransport
    private let state = Lock(State())

    init(_ upstream: BaseURL, _ transport: any HTTPTransport) {
        self.upstream = upstream
        self.transport = transport
    }

    /// How many requests came.
    var count: Int { state.withLock { $0.count } }
    /// Why requests had no answer.
    var failures: [String] { state.withLock { $0.failures } }

    func take(_ request: ReceivedRequest, reply: @escaping @Sendable (Reply) -> Void) {
        state.withLock { $0.count += 1 }
        var headers = request.headers.withoutConnectionFields
        let codings = Self.codings(of: request.headers)
        headers.append(unchecked: HTTPField(unchecked: "Accept-Encoding", codings.isEmpty ? "identity" : codings))
        let forwarded = HTTPRequest(
            method: request.method, baseURL: upstream, target: request.target, headers: headers,
            body: request.body.isEmpty ? nil : request.body)
        Task {
            do throws(TransportError) {
                let response = try await transport.send(forwarded, deadline: .now + .seconds(120))
                reply(Reply(Self.passedOn(response, to: codings)))
            } catch {
                reply(failed(error.description))
            }
        }
    }

    func reply(to request: ReceivedRequest) -> Reply {
        failed("the recorder serves through a socket alone")
    }

    /// Those of the codings which a client takes that a recorder can look into.
    private static func codings(of headers: HTTPHeaders) -> String {
        headers.values(of: "Accept-Encoding").flatMap { $0.split(separator: ",") }
            .map { String($0.filter { $0 != " " }) }
            .filter { coding in
                let parts = coding.lowercased().split(separator: ";")
                return parts.first.map { ["gzip", "deflate"].contains($0) } == true && !parts.contains("q=0")
            }.joined(separator: ", ")
    }

    /// The answer as it was sent, chunks and trailers with it; out of its coding where the client does not take that.
    private static func passedOn(_ response: HTTPResponse, to codings: String) -> HTTPResponse {
        var answer = response
        answer.headers = response.headers.withoutConnectionFields
        let coding = response.headers["Content-Encoding"]?.lowercased()
        let isTaken = coding.map { codings.lowercased().contains($0) } ?? false
        if coding != nil, response.sent == nil || (!isTaken && response.body != response.sent?.bytes) {
            answer.headers = HTTPHeaders(
                unchecked: answer.headers.fields.filter { !HTTPHeaders.sameName($0.name, "Content-Encoding") })
            answer.sent = answer.sent.map {
                SentBody(response.body, chunks: $0.chunks.isEmpty ? [] : [response.body.count])
            }
        }
        return answer
    }

    /// An answer of the recorder's own, which is not recorded.
    private func failed(_ why: String) -> Reply {
        state.withLock { $0.failures.append("a request had no answer: \(why)") }
        return Reply(
            HTTPResponse(
                status: 502,
                headers: HTTPHeaders(unchecked: [
                    HTTPField(unchecked: "Content-Type", "text/plain"),
                    HTTPField(unchecked: "X-Recorder-Problem", "no-answer"),
                ]), body: Array("the recorder could not pass the request on\n".utf8)))
    }
}

extension HTTPHeaders {
    /// The fields that go from one connection to another (RFC 9110 §7.6.1) are left out, and what the recorder itself
    /// says of codings.
    fileprivate var withoutConnectionFields: HTTPHeaders {
        let named = values(of: "Connection").flatMap { $0.split(separator: ",") }
            .map { String($0.filter { $0 != " " }).lowercased() }
        let dropped = Self.connectionFields.union(named)
        return HTTPHeaders(unchecked: fields.filter { !dropped.contains($0.name.lowercased()) })
    }

    private static let connectionFields: Set<String> = [
        "host", "connection", "keep-alive", "content-length", "transfer-encoding", "te", "trailer", "upgrade", "expect",
        "proxy-connection", "proxy-authorization", "http2-settings", "accept-encoding",
    ]
}
