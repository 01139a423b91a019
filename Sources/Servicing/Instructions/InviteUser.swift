/// Invite someone to work with a servicer's interface for the lender. **An e-mail may be sent.**
public struct InviteUser: Instruction {
    /// The instruction's name.
    public static let name: InstructionName = "invite-user"

    /// Whom: their name, e-mail address and phone number count.
    public var person: Individual
    /// What they may do, in the provider's own terms. Nil: the provider's default.
    public var role: String?

    /// An instruction.
    public init(_ person: Individual, role: String? = nil) {
        self.person = person
        self.role = role
    }
}
