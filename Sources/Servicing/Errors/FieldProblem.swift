/// What is wrong with one field of an instruction.
public struct FieldProblem: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The field's path, for example `payment_account`.
    public let field: String
    /// What is wrong with its value. Never the value itself, which may be personal.
    public let problem: String
    /// What is allowed.
    public let allowed: String

    /// A problem.
    public init(_ field: String, _ problem: String, allowed: String) {
        self.field = field
        self.problem = problem
        self.allowed = allowed
    }

    /// `field: problem; allowed: …`
    public var description: String {
        allowed.isEmpty ? "\(field): \(problem)" : "\(field): \(problem); allowed: \(allowed)"
    }
}
