import ServicingHTTP

/// What tells requests of different bytes apart: 128 bits over method, target, header fields and body.
struct RequestFingerprint: Hashable, Sendable {
    private let first: Int
    private let second: Int

    init(_ request: ReceivedRequest) {
        var hasher = Hasher()
        hasher.combine(request.method.rawValue)
        hasher.combine(request.target)
        hasher.combine(request.headers.fields)
        hasher.combine(request.body)
        var other = hasher
        other.combine(true)
        first = hasher.finalize()
        second = other.finalize()
    }
}
