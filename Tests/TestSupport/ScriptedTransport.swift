public import Servicing
public import ServicingHTTP

/// Answers what a closure says and remembers what it was sent.
public final class ScriptedTransport: HTTPTransport {
    private let requests = Lock<[HTTPRequest]>([])
    private let answer: @Sendable (Int, HTTPRequest) throws(TransportError) -> HTTPResponse

    /// - Parameter answer: from the request's number, counted from 1, and the request.
    public init(_ answer: @escaping @Sendable (Int, HTTPRequest) throws(TransportError) -> HTTPResponse) {
        self.answer = answer
    }

    /// The same answer to every request.
    public convenience init(_ status: Int, _ body: String = "", headers: [HTTPField] = []) {
        self.init { _, _ throws(TransportError) in
            HTTPResponse(status: status, headers: HTTPHeaders(unchecked: headers), body: Array(body.utf8))
        }
    }

    /// What was sent, in order.
    public var sent: [HTTPRequest] { requests.withLock { $0 } }

    /// Answers and remembers.
    public func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        let number = requests.withLock { requests -> Int in
            requests.append(request)
            return requests.count
        }
        return try answer(number, request)
    }
}

/// The error that a call ends with.
public func failure(_ body: () async throws(ServicingError) -> Receipt) async -> ServicingError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
