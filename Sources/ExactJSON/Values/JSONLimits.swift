/// How much a text may ask of its reader.
public struct JSONLimits: Hashable, Sendable {
    /// The deepest nesting of arrays and objects that is read; a lone `[]` has depth 1.
    public let maximumDepth: Int
    /// The longest text that is read, in bytes.
    public let maximumBytes: Int

    /// Depth 128 and 64 MiB.
    public static let standard = JSONLimits()

    /// Limits. Values beyond a depth of 512, which is what a small thread's stack carries, or beyond 1 GiB, which is
    /// what a token can address, are lowered to these.
    public init(maximumDepth: Int = 128, maximumBytes: Int = 64 << 20) {
        self.maximumDepth = min(max(maximumDepth, 0), Self.deepest)
        self.maximumBytes = min(max(maximumBytes, 0), Token.largest)
    }

    static let deepest = 512
}
