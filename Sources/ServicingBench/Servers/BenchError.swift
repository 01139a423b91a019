/// Why nothing, or no more, could be measured.
public struct BenchError: Error, Sendable, CustomStringConvertible {
    /// What is the matter.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
