import Servicing

/// The W3C trace context of a call: which trace its requests belong to, and which span caused them.
///
/// Sent as `traceparent` (and `tracestate`) where ``ServicerSettings/tracing`` asks for it: every request, a repetition
/// too, gets a span of its own in the same trace.
public struct TraceContext: Hashable, Sendable, CustomStringConvertible {
    /// The trace: 16 bytes, not all zero.
    public let traceID: [UInt8]
    /// The span that causes the request: 8 bytes, not all zero.
    public let spanID: [UInt8]
    /// The flags; the lowest bit says that the trace is recorded.
    public let flags: UInt8
    /// What vendors keep beside it, handed on as it is; nil for nothing.
    public let state: String?

    /// A context that came from elsewhere; nil where an id has the wrong size or is all zero.
    public init?(traceID: [UInt8], spanID: [UInt8], flags: UInt8 = 1, state: String? = nil) {
        guard traceID.count == 16, spanID.count == 8, traceID.contains(where: { $0 != 0 }),
            spanID.contains(where: { $0 != 0 })
        else { return nil }
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.state = state
    }

    /// Reads a `traceparent` field; nil where it is not valid (W3C Trace Context §3.2). A version after `00` is read as
    /// far as it is the same.
    public init?(_ traceparent: String, state: String? = nil) {
        let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, let version = Self.bytes(parts[0], 1)?.first, version != 0xFF,
            version > 0 || parts.count == 4, let trace = Self.bytes(parts[1], 16), let span = Self.bytes(parts[2], 8),
            let flags = Self.bytes(parts[3], 1)?.first
        else { return nil }
        self.init(traceID: trace, spanID: span, flags: flags, state: state)
    }

    /// The start of a new trace, with ids of chance.
    public static func new(isRecorded: Bool = true) -> TraceContext {
        var generator = SystemRandomNumberGenerator()
        return TraceContext(
            unchecked: random(16, &generator), random(8, &generator), flags: isRecorded ? 1 : 0, state: nil)
    }

    /// Another span of the same trace.
    public func child() -> TraceContext {
        var generator = SystemRandomNumberGenerator()
        return TraceContext(unchecked: traceID, Self.random(8, &generator), flags: flags, state: state)
    }

    /// The `traceparent` field: version, trace, span and flags in lower-case hexadecimal.
    public var traceparent: String {
        "00-\(traceID.lowercaseHexadecimal)-\(spanID.lowercaseHexadecimal)-\([flags].lowercaseHexadecimal)"
    }

    /// The `traceparent` field.
    public var description: String { traceparent }

    private init(unchecked traceID: [UInt8], _ spanID: [UInt8], flags: UInt8, state: String?) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.state = state
    }

    private static func random(_ count: Int, _ generator: inout some RandomNumberGenerator) -> [UInt8] {
        var bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        if !bytes.contains(where: { $0 != 0 }) { bytes[count - 1] = 1 }
        return bytes
    }

    /// Lower-case hexadecimal of exactly so many bytes.
    private static func bytes(_ text: Substring, _ count: Int) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count == count * 2 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digit(digits[index]), let low = digit(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
