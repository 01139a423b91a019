/// A unified instruction in a provider's own terms: which native operation it becomes, and what is lost on the way.
public struct Translation: Sendable {
    /// The native operation.
    public let operation: any NativeOperation
    /// Each field that the caller gave, and how well the provider can express it. Empty for a native call, which is
    /// exact by definition.
    public let fields: [FieldFidelity]

    /// A translation.
    public init(_ operation: any NativeOperation, fields: [FieldFidelity] = []) {
        self.operation = operation
        self.fields = fields
    }

    /// Refuses what is not exact and was not accepted by name.
    func check(accepting accepted: Set<String>, provider: ProviderID) throws(ServicingError) {
        let open = fields.filter { $0.grade != .exact && !accepted.contains($0.field) }
        guard !open.isEmpty else { return }
        throw ServicingError(
            .unsupported, .notSent,
            "\(provider) can't express this exactly",
            hint: "accept it by name to go on: \(open.map(\.field).joined(separator: ", "))",
            provider: provider,
            operation: type(of: operation).contract.name,
            problems: open.map {
                FieldProblem(
                    $0.field, $0.grade == .approximate ? "only approximate: \($0.note)" : "not expressible: \($0.note)",
                    allowed: "leaving it out, or accepting '\($0.field)'")
            })
    }
}
