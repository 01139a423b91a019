/// One try of a call that was made of several: what came of it, in facts alone.
public struct AttemptRecord: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The answer's status, where an answer's header came.
    public let statusCode: Int?
    /// Why no whole answer came; nil where one did. Holds no header, body or credential.
    public let failure: String?
    /// Whether a byte of the request may have left this machine.
    public let mayHaveArrived: Bool
    /// From the call to this try's end.
    public let elapsed: Duration

    /// A record.
    public init(statusCode: Int?, failure: String?, mayHaveArrived: Bool, elapsed: Duration) {
        self.statusCode = statusCode
        self.failure = failure
        self.mayHaveArrived = mayHaveArrived
        self.elapsed = elapsed
    }

    /// What came of it.
    public var description: String {
        guard let failure else { return "answered \(statusCode ?? 0)" }
        return failure + (mayHaveArrived ? " (the request may have arrived)" : " (nothing was sent)")
    }
}
