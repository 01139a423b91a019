import Servicing
import ServicingHTTP

/// What the command needs of a provider: how to make its adapter, how its operations are written on a command line, and
/// what its documents show, for the demonstration.
protocol CommandProvider: Sendable {
    /// The provider's id.
    static var id: ProviderID { get }
    /// The host that the provider's document prints, for plans that are made without one.
    static var documentedURL: String { get }
    /// Which variables hold its credentials, for help.
    static var credentialHelp: String { get }
    /// The operations as they are called from a command line.
    static var calls: [CallForm] { get }
    /// The documented examples and errors.
    static var demonstrations: [Demonstration] { get }

    /// The adapter.
    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer
}

/// The providers that the command knows. A new one is one more line.
let commandProviders: [any CommandProvider.Type] = [
    FinosuCommand.self,
    CanopyCommand.self,
    BankLingoCommand.self,
    KordevCommand.self,
]

/// An operation as it is called from a command line.
struct CallForm: Sendable {
    let name: OperationName
    let required: [Option]
    let optional: [Option]
    let make: @Sendable (inout CallReader) -> any NativeOperation

    init(
        _ name: OperationName, required: [Option], optional: [Option],
        make: @escaping @Sendable (inout CallReader) -> any NativeOperation
    ) {
        self.name = name
        self.required = required
        self.optional = optional
        self.make = make
    }
}

/// Credentials from the environment. They are never taken from arguments, which other users of a machine can read.
struct CommandCredentials: Sendable {
    private let environment: [String: String]
    private let provider: ProviderID
    /// Whether a missing credential is stood in for, as a plan shows none.
    private let isForPlan: Bool

    init(_ environment: [String: String], for provider: ProviderID, isForPlan: Bool) {
        self.environment = environment
        self.provider = provider
        self.isForPlan = isForPlan
    }

    /// `SERVICING_<PROVIDER>_<NAME>` before `SERVICING_<NAME>`; the former set to nothing means none.
    func find(_ name: String) -> String? {
        let value = environment[ownVariable(name)] ?? environment["SERVICING_" + name]
        return value == "" ? nil : value
    }

    /// `SERVICING_<PROVIDER>_<NAME>` alone.
    func findOwn(_ name: String) -> String? {
        let value = environment[ownVariable(name)]
        return value == "" ? nil : value
    }

    private func ownVariable(_ name: String) -> String {
        "SERVICING_\(provider.rawValue.uppercased())_\(name)"
    }

    func required(_ name: String) throws(ServicingError) -> String {
        if let value = find(name) { return value }
        if isForPlan { return "not-set" }
        throw ServicingError(
            .invalidRequest, .notSent, "\(provider) needs a credential that is not set; nothing was sent",
            provider: provider,
            problems: [
                FieldProblem("SERVICING_" + name, "is not set in the environment", allowed: "the credential's value")
            ])
    }
}
