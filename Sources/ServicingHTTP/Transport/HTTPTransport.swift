/// The one method that stands between the pipeline and a network, a mock or a recording.
public protocol HTTPTransport: Sendable {
    /// Sends the request once and waits for the whole answer.
    ///
    /// A transport never repeats a request and never follows a redirect. When the task is cancelled or the deadline
    /// passes it gives up at once and says whether the request may have arrived.
    ///
    /// - Parameters:
    ///   - request: what to send.
    ///   - deadline: when to give up, connecting and queueing included.
    /// - Throws: ``TransportError`` where no whole answer came.
    func send(_ request: HTTPRequest, deadline: ContinuousClock.Instant) async throws(TransportError) -> HTTPResponse
}
