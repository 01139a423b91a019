import Dispatch
import ServicingHTTP
import ServicingMock

/// What stands behind the recorder's door: each request goes on to the upstream and its answer comes back.
///
/// It waits for the answer on the server's own thread. So requests go on one after another in the order in which they
/// came, which is the order of the recording, whatever the client does at once.
final class RecorderHandler: RequestHandler {
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

    func reply(to request: ReceivedRequest) -> Reply {
        state.withLock { $0.count += 1 }
        let forwarded = HTTPRequest(
            method: request.method, baseURL: upstream, target: request.target,
            headers: request.headers.withoutConnectionFields, body: request.body.isEmpty ? nil : request.body)
        let transport = transport
        let answer = Lock<Result<HTTPResponse, TransportError>?>(nil)
        let done = DispatchSemaphore(value: 0)
        Task {
            let result: Result<HTTPResponse, TransportError>
            do throws(TransportError) {
                result = .success(try await transport.send(forwarded, deadline: .now + .seconds(120)))
            } catch {
                result = .failure(error)
            }
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        switch answer.withLock({ $0 }) {
        case .success(let response):
            return Reply(
                HTTPResponse(
                    status: response.status, headers: response.headers.withoutConnectionFields, body: response.body))
        case .failure(let error): return failed(error.description)
        case nil: return failed("there was no answer")
        }
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
    /// The fields that go from one connection to another (RFC 9110 §7.6.1). The body is neither chunked nor in a coding
    /// once a transport has it.
    fileprivate var withoutConnectionFields: HTTPHeaders {
        let named = values(of: "Connection").flatMap { $0.split(separator: ",") }
            .map { String($0.filter { $0 != " " }).lowercased() }
        let dropped = Self.connectionFields.union(named)
        return HTTPHeaders(unchecked: fields.filter { !dropped.contains($0.name.lowercased()) })
    }

    private static let connectionFields: Set<String> = [
        "host", "connection", "keep-alive", "content-length", "transfer-encoding", "te", "trailer", "upgrade", "expect",
        "proxy-connection", "proxy-authorization", "http2-settings", "accept-encoding", "content-encoding",
    ]
}
