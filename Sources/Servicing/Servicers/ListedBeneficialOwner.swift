/// Someone who owns part of a business, as a servicer lists them. What a provider does not tell is nil.
public struct ListedBeneficialOwner: Sendable {
    /// What the capability is called.
    static let listing: InstructionName = "list-beneficial-owners"

    /// The owner's id.
    public var owner: BeneficialOwnerID?
    /// What they are called.
    public var name: Individual.Name
    /// The date of birth, `YYYY-MM-DD`.
    public var dateOfBirth: Sensitive<String>?
    /// Their e-mail address.
    public var email: Sensitive<String>?
    /// Their phone number, in whatever form.
    public var phone: Sensitive<String>?
    /// Whether it is known who they are, in the provider's own word.
    public var verification: String?
    /// The row in the provider's own type; see ``native(as:)``.
    public var native: any Sendable

    /// An owner.
    public init(
        owner: BeneficialOwnerID?, name: Individual.Name, dateOfBirth: Sensitive<String>? = nil,
        email: Sensitive<String>? = nil, phone: Sensitive<String>? = nil, verification: String? = nil,
        native: any Sendable
    ) {
        self.owner = owner
        self.name = name
        self.dateOfBirth = dateOfBirth
        self.email = email
        self.phone = phone
        self.verification = verification
        self.native = native
    }

    /// The row in the provider's own type, where it is of that type.
    public func native<Row: Sendable>(as type: Row.Type = Row.self) -> Row? { native as? Row }
}

extension ListedBeneficialOwner: CustomStringConvertible, CustomReflectable {
    /// Id and verification; nothing of the person.
    public var description: String {
        [owner.map { "beneficial owner \(Shown.identifier($0.rawValue))" }, verification.map(Shown.identifier)]
            .compactMap { $0 }.joined(separator: ", ")
    }

    /// The description alone, so that dumping an owner shows no more than printing them.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}
