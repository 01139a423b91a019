/// What each registered servicer can do, found out by planning every instruction and every reason on every one of them.
/// Planning does no I/O, so a matrix costs nothing but time.
public struct CapabilityMatrix: Hashable, Sendable {
    /// One servicer's part.
    public struct Entry: Hashable, Sendable {
        /// The provider.
        public let provider: ProviderID
        /// The documents its adapter was written from.
        public let documents: [SourceDocument]
        /// Its native operations.
        public let operations: [OperationContract]
        /// Each instruction that could be planned.
        public let instructions: [InstructionSupport]
        /// Each reason that a wind-down could be planned for.
        public let reasons: [ReasonSupport]
    }

    /// An instruction that a servicer could plan.
    public struct InstructionSupport: Hashable, Sendable {
        /// The instruction.
        public let instruction: InstructionName
        /// The native operation it becomes.
        public let operation: OperationName
        /// How well each field of the instruction is expressed.
        public let fields: [FieldFidelity]
        /// The reasons that the instruction could be planned for; empty where it takes none.
        public let reasons: [WindDownReason]
        /// Whether the operation may be sent again.
        public let repeatability: Repeatability
    }

    /// A reason that a servicer could plan a wind-down for.
    public struct ReasonSupport: Hashable, Sendable {
        /// The reason.
        public let reason: WindDownReason
        /// The native operation it becomes.
        public let operation: OperationName
        /// What that does.
        public let act: WindDownTable.Act
        /// The native value or call.
        public let native: String
        /// How well each field of the instruction is expressed, `reason` among them.
        public let fields: [FieldFidelity]

        /// How well the reason itself is expressed.
        public var grade: FieldFidelity.Grade { fields.first { $0.field == "reason" }?.grade ?? .exact }
    }

    /// The servicers' parts, by provider id.
    public let entries: [Entry]

    /// Measures servicers.
    public init(of servicers: [any Servicer]) {
        entries = servicers.sorted { $0.provider < $1.provider }.map(Self.measure)
    }

    /// The instructions a servicer has the capability for.
    static func instructions(of servicer: any Servicer) -> [InstructionName] {
        var names = CapabilityProbe.all(servicer).map(\.name)
        if servicer is any ListsAccounts { names.append(AccountListing.name) }
        if servicer is any ListsProducts { names.append(ProductListing.name) }
        if servicer is any ListsBeneficialOwners { names.append(ListedBeneficialOwner.listing) }
        if servicer is any ManagesUsers { names.append(ListedUser.listing) }
        return names
    }

    private static func measure(_ servicer: any Servicer) -> Entry {
        let instructions = CapabilityProbe.all(servicer).compactMap { probe -> InstructionSupport? in
            let plans = probe.reasons.compactMap { reason -> (reason: WindDownReason, plan: Plan)? in
                guard let translation = try? probe.translate(reason), let plan = try? plan(translation, on: servicer)
                else { return nil }
                return (reason, plan)
            }
            guard let first = plans.first?.plan else { return nil }
            return InstructionSupport(
                instruction: probe.name, operation: first.operation, fields: first.fields,
                reasons: probe.takesReason ? plans.map(\.reason) : [], repeatability: first.repeatability)
        }
        return Entry(
            provider: servicer.provider, documents: servicer.documents, operations: servicer.operations,
            instructions: instructions, reasons: (servicer as? any WindsDown).map(reasons) ?? [])
    }

    private static func reasons(of servicer: any WindsDown) -> [ReasonSupport] {
        WindDownReason.allCases.compactMap { reason in
            guard let translation = try? servicer.translate(CapabilityProbe.windDown(reason)),
                let plan = try? plan(translation, on: servicer),
                let row = try? servicer.windDownTable.row(for: reason, at: servicer.provider)
            else { return nil }
            return ReasonSupport(
                reason: reason, operation: plan.operation, act: row.act, native: row.native, fields: plan.fields)
        }
    }

    private static func plan(_ translation: Translation, on servicer: any Servicer) throws(ServicingError) -> Plan {
        try servicer.plan(translation, options: PlanOptions(accepting: Set(translation.fields.map(\.field))))
    }
}

extension Gateway {
    /// What the registered servicers can do, measured by planning.
    public var capabilities: CapabilityMatrix {
        CapabilityMatrix(of: providers.compactMap { try? servicer($0) })
    }
}
