/// What every adapter takes beside its credentials.
public struct ServicerSettings: Sendable {
    /// Where the provider answers.
    public var baseURL: BaseURL
    /// How long a whole call may take, waiting for a token and for a free connection included.
    public var timeout: Duration
    /// Header fields to send with every request, such as a tracing id.
    public var headers: HTTPHeaders
    /// Where events go; nil for nowhere.
    public var events: (any ExchangeEventSink)?

    /// Settings: 30 seconds, no further headers, no events, unless given.
    public init(
        baseURL: BaseURL, timeout: Duration = .seconds(30), headers: HTTPHeaders = HTTPHeaders(),
        events: (any ExchangeEventSink)? = nil
    ) {
        self.baseURL = baseURL
        self.timeout = timeout
        self.headers = headers
        self.events = events
    }
}
