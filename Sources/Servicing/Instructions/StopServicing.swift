/// Take a customer out of active servicing: no more communications, no more scheduled payments. The debt stays.
public struct StopServicing: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "stop-servicing"

    /// Whose servicing stops.
    public var customer: CustomerID
    /// Why.
    public var reason: WindDownReason
    /// From when. Nil: from when the provider handles it.
    public var effectiveOn: Timestamp?

    /// An instruction.
    public init(customer: CustomerID, reason: WindDownReason = .unspecified, effectiveOn: Timestamp? = nil) {
        self.customer = customer
        self.reason = reason
        self.effectiveOn = effectiveOn
    }
}
