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
    /// Gives the trace context that a call belongs to, for a `traceparent` with every request; nil from it begins a new
    /// trace. Nil, the default: no such field is sent.
    public var tracing: (@Sendable () -> TraceContext?)?
    /// How often, how soon and what is sent again, all within ``timeout``.
    public var retry: RetryPolicy
    /// What repetitions may cost together; nil for a quota of the servicer's own. Share one between servicers that call
    /// the same provider.
    public var retryQuota: RetryQuota?
    /// How many requests go at once and in a while; nil for any number. Share one between servicers that call the same
    /// provider.
    public var limiter: CallLimiter?
    /// What stops asking a provider that fails; nil for nothing. Share one as a limiter.
    public var breaker: CircuitBreaker?
    /// Where time and chance come from.
    public var time: CallTime = .system

    /// Settings: 30 seconds, no further headers, no events, the standard retry, unless given.
    public init(
        baseURL: BaseURL, timeout: Duration = .seconds(30), headers: HTTPHeaders = HTTPHeaders(),
        events: (any ExchangeEventSink)? = nil, retry: RetryPolicy = .standard
    ) {
        self.baseURL = baseURL
        self.timeout = timeout
        self.headers = headers
        self.events = events
        self.retry = retry
    }
}
