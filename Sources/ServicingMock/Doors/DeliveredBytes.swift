/// How much of an answer a door delivered: over a socket, handed to the system for the client to read.
///
/// Whether the client then read it nobody can know here; that it can't have read more than this is sure.
public struct DeliveredBytes: Hashable, Sendable, CustomStringConvertible {
    /// How many bytes, header section included.
    public let bytes: Int
    /// How many the answer has.
    public let total: Int

    /// An amount.
    public init(_ bytes: Int, of total: Int) {
        self.bytes = bytes
        self.total = total
    }

    /// Whether it was all of the answer.
    public var isWhole: Bool { bytes >= total }

    /// Such as `120 of 512 bytes`.
    public var description: String { "\(bytes) of \(total) bytes" }
}
