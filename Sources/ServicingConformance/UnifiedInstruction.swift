public import Servicing

/// Any of the unified instructions.
public enum UnifiedInstruction: Sendable, Hashable {
    /// Stop servicing a customer.
    case stopServicing(StopServicing)
    /// Give an account a status.
    case setAccountStatus(SetAccountStatus)
    /// Pay a loan off.
    case payOff(PayOffLoan)
    /// Cancel a loan.
    case cancel(CancelLoan)
    /// Take something out of active servicing.
    case windDown(WindDown)
    /// Make someone a customer.
    case onboard(OnboardCustomer)
    /// Change what is known of a customer.
    case change(ChangeCustomer)
    /// Register who owns a business.
    case register(RegisterBeneficialOwner)
    /// Define a product.
    case define(DefineProduct)
    /// Open an account.
    case open(OpenAccount)
    /// Invite a user.
    case invite(InviteUser)

    /// The instruction's name.
    public var name: InstructionName {
        switch self {
        case .stopServicing: StopServicing.name
        case .setAccountStatus: SetAccountStatus.name
        case .payOff: PayOffLoan.name
        case .cancel: CancelLoan.name
        case .windDown: WindDown.name
        case .onboard: OnboardCustomer.name
        case .change: ChangeCustomer.name
        case .register: RegisterBeneficialOwner.name
        case .define: DefineProduct.name
        case .open: OpenAccount.name
        case .invite: InviteUser.name
        }
    }

    /// Plans it through a gateway, without I/O.
    public func plan(at provider: ProviderID, of gateway: Gateway, options: PlanOptions) throws(ServicingError) -> Plan
    {
        switch self {
        case .stopServicing(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .setAccountStatus(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .payOff(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .cancel(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .windDown(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .onboard(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .change(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .register(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .define(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .open(let instruction): try gateway.plan(instruction, at: provider, options: options)
        case .invite(let instruction): try gateway.plan(instruction, at: provider, options: options)
        }
    }

    /// Performs it through a gateway.
    public func perform(
        at provider: ProviderID, of gateway: Gateway, options: PlanOptions
    ) async throws(ServicingError) -> Receipt {
        switch self {
        case .stopServicing(let instruction):
            try await gateway.stopServicing(instruction, at: provider, options: options)
        case .setAccountStatus(let instruction):
            try await gateway.setAccountStatus(instruction, at: provider, options: options)
        case .payOff(let instruction): try await gateway.payOff(instruction, at: provider, options: options)
        case .cancel(let instruction): try await gateway.cancel(instruction, at: provider, options: options)
        case .windDown(let instruction): try await gateway.windDown(instruction, at: provider, options: options)
        case .onboard(let instruction): try await gateway.onboard(instruction, at: provider, options: options)
        case .change(let instruction): try await gateway.change(instruction, at: provider, options: options)
        case .register(let instruction): try await gateway.register(instruction, at: provider, options: options)
        case .define(let instruction): try await gateway.define(instruction, at: provider, options: options)
        case .open(let instruction): try await gateway.open(instruction, at: provider, options: options)
        case .invite(let instruction): try await gateway.invite(instruction, at: provider, options: options)
        }
    }
}
