public import Servicing
public import ServicingHTTP

/// What the suite needs to know of one provider: how its adapter is made, and instructions whose ends are known.
public protocol ConformanceHarness: Sendable {
    /// The adapter over a transport, its retry off, so that each fault is seen by itself.
    ///
    /// - Parameters:
    ///   - door: where the provider answers.
    ///   - authentication: whether it gets credentials that the provider accepts.
    func servicer(
        at door: ConformanceDoor, authentication: ConformanceAuthentication
    ) throws(ServicingError) -> any Servicer

    /// A text that the harness hides in the good credentials; it must never be printed.
    var secret: String { get }

    /// Whether wrong credentials are refused. A provider without authentication says no.
    var refusesWrongCredentials: Bool { get }

    /// One scenario for every capability that the adapter has, and none beside.
    var scenarios: [ConformanceScenario] { get }
}

/// Which credentials an adapter is made with.
public enum ConformanceAuthentication: Sendable, CaseIterable {
    /// Ones that the provider accepts.
    case good
    /// Ones that it refuses.
    case wrong
}

/// A provider to run against, in a fresh state: a transport, and a look behind it.
public struct ConformanceDoor: Sendable {
    /// What carries the requests.
    public let transport: any HTTPTransport
    /// Where the provider answers.
    public let baseURL: BaseURL
    /// Makes the next exchange go wrong.
    public let inject: @Sendable (ConformanceFault) -> Void
    /// How many requests have arrived.
    public let deliveries: @Sendable () -> Int
    /// Ends it.
    public let close: @Sendable () async -> Void

    /// A door.
    public init(
        transport: any HTTPTransport, baseURL: BaseURL, inject: @escaping @Sendable (ConformanceFault) -> Void,
        deliveries: @escaping @Sendable () -> Int, close: @escaping @Sendable () async -> Void = {}
    ) {
        self.transport = transport
        self.baseURL = baseURL
        self.inject = inject
        self.deliveries = deliveries
        self.close = close
    }
}

/// What goes wrong with an exchange.
public enum ConformanceFault: Sendable, Hashable {
    /// The provider does it, and the connection is closed without an answer.
    case lostAnswer
    /// The provider does it, and never answers.
    case silence
    /// The provider answers this status with a body of no documented shape, without doing anything.
    case status(Int)
    /// The provider answers 200 with this body, whatever it does.
    case body(String)
}

/// One capability of an adapter, with instructions whose ends are known.
public struct ConformanceScenario: Sendable {
    /// The instruction, for the capability.
    public let instruction: UnifiedInstruction
    /// What becomes of it in a fresh state.
    public let outcome: Outcome
    /// What becomes of it when it is performed a second time.
    public let repeated: Repeated
    /// The same with another id for what it acts on; nil where it acts on nothing that is there before.
    public let renamed: (@Sendable (String) -> UnifiedInstruction)?
    /// The approximations that the instruction needs to be accepted.
    public let accepting: Set<String>
    /// The fields of the answer that differ from what was asked, as the provider's document has it.
    public let warnings: Set<String>
    /// Whether the provider's document allows null for the answer of what was done.
    public let mayAnswerNull: Bool

    /// What becomes of an instruction that is performed a second time.
    public enum Repeated: Sendable, Hashable {
        /// A receipt with this outcome.
        case receipt(Outcome)
        /// A refusal of this kind.
        case refusal(ServicingError.Kind)
    }

    /// A scenario.
    public init(
        _ instruction: UnifiedInstruction, outcome: Outcome, repeated: Repeated, accepting: Set<String> = [],
        warnings: Set<String> = [], mayAnswerNull: Bool = false,
        renamed: (@Sendable (String) -> UnifiedInstruction)? = nil
    ) {
        self.instruction = instruction
        self.outcome = outcome
        self.repeated = repeated
        self.accepting = accepting
        self.warnings = warnings
        self.mayAnswerNull = mayAnswerNull
        self.renamed = renamed
    }
}
