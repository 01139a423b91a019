import ServicingHTTP

/// Stands where a plan needs a transport that is never used.
struct PlanningTransport: HTTPTransport {
    func send(
        _ request: HTTPRequest, deadline: ContinuousClock.Instant
    ) async throws(TransportError) -> HTTPResponse {
        throw TransportError(
            .refusedRequest, delivery: .notSent, phase: .waitingForSlot, message: "a plan sends nothing")
    }
}
