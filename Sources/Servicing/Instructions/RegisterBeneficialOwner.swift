/// Tell a servicer who owns a business that is its customer.
public struct RegisterBeneficialOwner: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "register-beneficial-owner"

    /// Whose owner.
    public var customer: CustomerID
    /// The owner.
    public var person: Individual
    /// The id the owner is to have. Nil: the provider makes one.
    public var owner: BeneficialOwnerID?

    /// An instruction.
    public init(_ person: Individual, of customer: CustomerID, owner: BeneficialOwnerID? = nil) {
        self.customer = customer
        self.person = person
        self.owner = owner
    }
}
