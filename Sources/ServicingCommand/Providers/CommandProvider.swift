import Servicing
import ServicingFuzz
import ServicingHTTP
import ServicingMock

/// What the command needs of a provider: how to make its adapter, how its operations are written on a command line, and
/// what its documents show, for the demonstration.
protocol CommandProvider: Sendable {
    /// The provider's id.
    static var id: ProviderID { get }
    /// The host that the provider's document prints, for plans that are made without one.
    static var documentedURL: String { get }
    /// Which variables hold its credentials, for help.
    static var credentialHelp: String { get }
    /// What the adapter knows to be secret or personal.
    static var redaction: RedactionRules { get }
    /// The operations as they are called from a command line.
    static var calls: [CallForm] { get }
    /// Collects what a rehearsal's mock has to have.
    static func rehearsal() -> any Rehearsal
    /// The documented examples and errors.
    static var demonstrations: [Demonstration] { get }

    /// The adapter.
    static func servicer(
        settings: ServicerSettings, credentials: CommandCredentials, transport: any HTTPTransport
    ) throws(ServicingError) -> any Servicer

    /// The provider's mock with that many made-up accounts; nil where it lists none.
    static func mock(accounts: Int) -> (any MockProvider)?
    /// The provider's mock with nothing in it; nil where no document says what it answers then.
    static var emptyMock: (any MockProvider)? { get }
    /// What of the adapter's own parses beyond one answer, for made-up input.
    static var fuzzTargets: [any FuzzTarget] { get }
    /// What the mock accepts beside the common credentials, by variable; secrets in clear, as they are made up.
    static func ownVariables(of credentials: MockCredentials) -> [(name: String, value: String)]
}

extension CommandProvider {
    static func mock(accounts: Int) -> (any MockProvider)? { nil }
    static var emptyMock: (any MockProvider)? { nil }
    static var fuzzTargets: [any FuzzTarget] { [] }
    static func ownVariables(of credentials: MockCredentials) -> [(name: String, value: String)] { [] }
}

/// The providers that the command knows. A new one is one more line.
let commandProviders: [any CommandProvider.Type] = [
    FinosuCommand.self,
    CanopyCommand.self,
    BankLingoCommand.self,
    KordevCommand.self,
]
