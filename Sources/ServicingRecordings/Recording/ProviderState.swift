public import Servicing

/// What a provider's world must hold before a recording's first request.
///
/// A recording names its state; whoever verifies the recording against a server brings that state about, and fails by
/// name where it can't.
public struct ProviderState: Hashable, Sendable {
    /// The world to start from, such as `default` or `loan-already-cancelled`.
    public var seed: String
    /// What time it is there, where the exchange depends on it.
    public var clock: Timestamp?

    /// A state.
    public init(seed: String, clock: Timestamp? = nil) {
        self.seed = seed
        self.clock = clock
    }
}

/// What a recording does not hold itself and must be bound to when its requests are sent to a real server.
public struct RecordingBindings: Hashable, Sendable {
    /// A header whose credential was masked.
    public struct Credential: Hashable, Sendable {
        /// The header's name.
        public var header: String
        /// The name under which whoever sends the request finds the credential.
        public var slot: String

        /// A credential's place.
        public init(header: String, slot: String) {
            self.header = header
            self.slot = slot
        }
    }

    /// A value that a later request takes from an earlier answer.
    public struct Capture: Hashable, Sendable {
        /// The value's name.
        public var name: String
        /// The answer's interaction, counted from 1.
        public var interaction: Int
        /// The value's place in that answer's JSON body: keys joined by dots, list elements in brackets.
        public var path: String

        /// A captured value.
        public init(name: String, interaction: Int, path: String) {
            self.name = name
            self.interaction = interaction
            self.path = path
        }
    }

    /// The credentials.
    public var credentials: [Credential]
    /// The captured values.
    public var captures: [Capture]

    /// Bindings, none unless given.
    public init(credentials: [Credential] = [], captures: [Capture] = []) {
        self.credentials = credentials
        self.captures = captures
    }

    /// Whether there is nothing to bind.
    public var isEmpty: Bool { credentials.isEmpty && captures.isEmpty }
}
